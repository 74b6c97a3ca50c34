// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/convert.h"

#include "models/convert/arm/fromtemplate.h"
#include "models/convert/arm/tobicep.h"
#include "models/convert/arm/totemplate.h"
#include "models/convert/compose/fromcompose.h"
#include "models/convert/compose/tocompose.h"
#include "models/convert/envfile.h"
#include "models/convert/groupdraft.h"
#include "models/convert/kubernetes/frompod.h"
#include "models/convert/readsource.h"
#include "models/convert/runline/fromrunline.h"
#include "models/convert/runline/toazline.h"
#include "models/convert/tospectext.h"
#include "models/convert/tr.h"

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

using Conversion = tl::expected<SpecConversion, SpecIssue>;

SpecIssue noGroup(const QString &message)
{
    return {u"V-210"_s, SpecIssue::Severity::Error, {}, message, TextRange{}};
}

Conversion fromTemplate(const QString &text, const ConversionOptions &options)
{
    const TextParsing parsed = readSource(text);
    if (!parsed)
        return tl::unexpected(parsed.error());
    if (const auto group = groupFromTemplate(parsed->root, options))
        return *group;
    return tl::unexpected(noGroup(ConvertTr::tr("This template holds no container group.")));
}

Conversion fromSpec(const QString &text)
{
    const TextParsing parsed = readSource(text);
    if (!parsed)
        return tl::unexpected(parsed.error());
    if (!parsed->root.isMapping())
        return tl::unexpected(noGroup(ConvertTr::tr("This is no container group: there is no “properties” with “containers”.")));
    return groupFromSpec(parsed->root);
}

Conversion fromCompose(const QString &text, const ConversionOptions &options)
{
    const TextParsing parsed = readSource(text);
    if (!parsed)
        return tl::unexpected(parsed.error());
    const SpecNode *services = parsed->root.value(u"services");
    if (!services || services->entries.isEmpty())
        return tl::unexpected(noGroup(ConvertTr::tr("This Compose file has no services.")));
    return groupFromCompose(parsed->root, options);
}

// One container with these variables; its image is asked for.
Conversion fromVariables(const QString &text, const ConversionOptions &options)
{
    GroupDraft group(options);
    group.setName({});
    ContainerDraft draft = group.newContainer({}, u"app"_s, false);
    askForImage(group, draft, {});
    const QList<EnvironmentLine> lines = readEnvironmentFile(text, EnvironmentFileStyle::Compose);
    for (const EnvironmentLine &line : lines)
        group.setVariable(draft, line.name, line.value.value_or(QString()));
    group.setResources(draft, {}, {});
    group.finishContainer(draft);
    return group.take();
}

} // namespace

Conversion convertToSpec(const QString &source, SourceKind kind, const ConversionOptions &options)
{
    const QString text = withoutByteOrderMark(source);
    switch (kind) {
    case SourceKind::ContainerGroupYaml: return fromSpec(text);
    case SourceKind::ArmResource:
    case SourceKind::ArmTemplate: return fromTemplate(text, options);
    case SourceKind::Compose: return fromCompose(text, options);
    case SourceKind::RunLine: return groupFromRunLines(text, options);
    case SourceKind::Kubernetes: return groupFromKubernetes(text, options);
    case SourceKind::EnvironmentBlock: return fromVariables(text, options);
    case SourceKind::Unknown: break;
    }
    return tl::unexpected(noGroup(ConvertTr::tr("This is nothing that a container group can be made of: no ACI YAML, template, Compose file, pod or run line.")));
}

TextConversion convertFromSpec(const ContainerGroupSpec &spec, TargetFormat format)
{
    switch (format) {
    case TargetFormat::Yaml: return groupToYaml(spec);
    case TargetFormat::Json: return groupToJson(spec);
    case TargetFormat::ArmTemplate: return groupToTemplate(spec);
    case TargetFormat::Bicep: return groupToBicep(spec);
    case TargetFormat::AzLine: return groupToAzLine(spec);
    case TargetFormat::Compose: break;
    }
    return groupToCompose(spec);
}

} // namespace quayside
