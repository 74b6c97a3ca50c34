// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/recognise.h"

#include "models/convert/envfile.h"
#include "models/spec/textparser.h"

#include <QRegularExpression>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostDocuments = 50;
constexpr qsizetype mostCharacters = 64 * 1024 * 1024; // of all documents together
constexpr qsizetype beginning = 64 * 1024; // enough to judge by

bool isRunLine(QStringView text)
{
    static const QRegularExpression command(
        u"^[ \\t]*(?:[$#>] )?(?:sudo +(?:-\\S+ +)*)?(?:docker|podman)(?:\\.exe)?(?: +--?[a-z][^ ]*(?: +[^- ][^ ]*)?)*(?: +container)? +(?:run|create)\\b"_s,
        QRegularExpression::MultilineOption);
    return command.match(text).hasMatch();
}

bool isTemplate(const SpecNode &root)
{
    const SpecNode *schema = root.value(u"$schema");
    const bool saysSo = schema && schema->text.contains(u"deploymentTemplate.json", Qt::CaseInsensitive);
    return saysSo || (root.find(u"resources") && !root.find(u"properties") && !root.find(u"services"));
}

bool isGroup(const SpecNode &root)
{
    const SpecNode *type = root.value(u"type");
    if (type && type->text.compare(u"Microsoft.ContainerInstance/containerGroups", Qt::CaseInsensitive) == 0)
        return true;
    return root.find(u"properties") && !root.find(u"kind");
}

bool isCompose(const SpecNode &root)
{
    const SpecNode *services = root.value(u"services");
    return services && (services->isMapping() || services->isNull());
}

SourceKind kindOfTree(const SpecNode &root, bool isJson)
{
    if (!root.isMapping())
        return SourceKind::Unknown;
    if (root.find(u"kind") && root.find(u"apiVersion") && !root.find(u"properties"))
        return SourceKind::Kubernetes;
    if (isCompose(root))
        return SourceKind::Compose;
    if (isTemplate(root))
        return SourceKind::ArmTemplate;
    if (isGroup(root))
        return isJson ? SourceKind::ArmResource : SourceKind::ContainerGroupYaml;
    return SourceKind::Unknown;
}

// For a text that cannot be read, so that the reader of its kind says what is wrong.
SourceKind kindOfLines(QStringView text)
{
    static const QRegularExpression services(u"^services:"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression kubernetes(u"^kind:"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression group(u"^(?:properties:|type: *['\"]?Microsoft\\.ContainerInstance)"_s, QRegularExpression::MultilineOption);
    if (text.contains(u"deploymentTemplate.json"))
        return SourceKind::ArmTemplate;
    if (services.match(text).hasMatch())
        return SourceKind::Compose;
    if (kubernetes.match(text).hasMatch())
        return SourceKind::Kubernetes;
    if (group.match(text).hasMatch())
        return SourceKind::ContainerGroupYaml;
    return text.contains(u"Microsoft.ContainerInstance/containerGroups") ? SourceKind::ArmResource : SourceKind::Unknown;
}

SourceKind kindOfDocument(const QString &text)
{
    const TextParsing parsed = parseText(text);
    if (!parsed)
        return kindOfLines(QStringView(text).first(std::min(text.size(), beginning)));
    return kindOfTree(parsed->root, text.trimmed().startsWith(u'{'));
}

QString blankUpTo(const QString &text, qsizetype end)
{
    QString blank = text.first(end);
    for (QChar &sign : blank)
        if (sign != u'\n')
            sign = u' ';
    return blank;
}

} // namespace

QString withoutByteOrderMark(const QString &text)
{
    return text.startsWith(u'\ufeff') ? text.mid(1) : text;
}

SourceKind recogniseSource(const QString &text)
{
    const QString clean = withoutByteOrderMark(text);
    if (clean.size() > TextParsingLimits::characters)
        return SourceKind::Unknown;
    if (isEnvironmentBlock(clean))
        return SourceKind::EnvironmentBlock;
    SourceKind kind = SourceKind::Unknown;
    const QStringList documents = yamlDocuments(clean);
    for (qsizetype i = 0; i < documents.size() && kind == SourceKind::Unknown; ++i)
        kind = kindOfDocument(documents.at(i));
    if (kind == SourceKind::Unknown && isRunLine(QStringView(clean).first(std::min(clean.size(), beginning))))
        return SourceKind::RunLine;
    return kind;
}

QStringList yamlDocuments(const QString &text)
{
    static const QRegularExpression separator(u"^---(?=[ \\t\\r]*(?:#.*)?$)"_s, QRegularExpression::MultilineOption);
    QStringList documents;
    qsizetype start = 0;
    const qsizetype most = std::clamp<qsizetype>(mostCharacters / std::max<qsizetype>(text.size(), 1), 1, mostDocuments);
    for (auto marks = separator.globalMatch(text); marks.hasNext() && documents.size() < most - 1;) {
        const qsizetype mark = marks.next().capturedStart();
        if (!QStringView(text).sliced(start, mark - start).trimmed().isEmpty())
            documents.append(blankUpTo(text, start) + text.sliced(start, mark - start));
        start = mark + 3;
    }
    documents.append(blankUpTo(text, start) + text.mid(start));
    return documents;
}

} // namespace quayside
