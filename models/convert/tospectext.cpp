// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/tospectext.h"

#include "models/convert/arm/secretplaces.h"
#include "models/convert/conversionreport.h"
#include "models/convert/tr.h"
#include "models/spec/specwriter.h"

namespace quayside {

namespace {

void keep(ConversionReport &report, const SourceField &field)
{
    if (field.isScalar() && arm::isSecretPlace(field.pointer))
        report.asked(field, field.pointer, ConvertTr::tr("It is a secret and not written; give it again before the group is deployed."));
    else if (field.isScalar())
        report.exact(field, field.pointer);
    for (const SourceField &below : field.items() + field.members())
        keep(report, below);
}

QList<ConversionNote> notesOf(const ContainerGroupSpec &spec)
{
    ConversionReport report;
    const SpecNode group = writeSpec(spec, Secrets::Include);
    keep(report, {&group, {}});
    return report.notes();
}

} // namespace

TextConversion groupToYaml(const ContainerGroupSpec &spec)
{
    return {specToYaml(spec, Secrets::Omit), notesOf(spec)};
}

TextConversion groupToJson(const ContainerGroupSpec &spec)
{
    return {specToJson(spec, Secrets::Omit), notesOf(spec)};
}

} // namespace quayside
