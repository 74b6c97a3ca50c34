// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/secrettext.h"

#include "models/review/spectree.h"
#include "models/spec/mask/secretfinder.h"
#include "models/spec/specwriter.h"

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

const QString dots = u"••••••"_s;

void findPlaces(QStringList &pointers, const SpecItem &item, const QString &pointer)
{
    if (item.isSecret && item.parts.isEmpty() && !item.text.isEmpty())
        pointers.append(pointer);
    for (const SpecItem &part : item.parts)
        findPlaces(pointers, part, pointer + part.step);
}

// Whether a text has none of the secrets of another one, which may have them in more places than a spec knows.
bool isFreeOfSecrets(const QString &text, const QString &original)
{
    const std::optional<mask::FoundSecrets> found = mask::findSecrets(original, {});
    return found && std::ranges::none_of(found->values, [&](const QString &value) { return text.contains(value); });
}

} // namespace

QString textToShow(const SpecDocument &document)
{
    QStringList pointers;
    findPlaces(pointers, treeOf(document.spec()), {});
    QList<TextRange> ranges;
    for (const QString &pointer : std::as_const(pointers))
        ranges.append(document.locate(pointer));
    std::ranges::sort(ranges, std::ranges::greater(), &TextRange::offset);
    QString text = document.text();
    for (const TextRange &range : std::as_const(ranges))
        text.replace(range.offset, range.length, dots);
    return isFreeOfSecrets(text, document.text()) ? text : specToYaml(document.spec(), Secrets::Omit);
}

QString textToKeep(const SpecDocument &document)
{
    const Result<EditedDocument> bare = document.withSpec(withoutSecretValues(document.spec()));
    const bool isFree = bare && isFreeOfSecrets(bare->document.text(), document.text());
    return isFree ? bare->document.text() : specToYaml(document.spec(), Secrets::Omit);
}

ContainerGroupSpec withoutSecretValues(const ContainerGroupSpec &spec)
{
    return SpecDocument::fromText(specToYaml(spec, Secrets::Omit)).spec();
}

ContainerGroupSpec withTypedSecrets(const ContainerGroupSpec &spec, const QMap<QString, QString> &values)
{
    QList<SpecEdit> edits;
    for (const auto &[pointer, value] : values.asKeyValueRange())
        if (!value.isEmpty())
            edits.append(SpecEdit::set(pointer, SpecEdit::text(value)));
    const Result<EditedDocument> typed = SpecDocument::fromText(specToYaml(spec, Secrets::Include)).withEdits(edits);
    return typed ? typed->document.spec() : spec;
}

} // namespace quayside
