// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/secrettext.h"

#include "models/review/spectree.h"
#include "models/spec/specwriter.h"

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

const QString dots = u"••••••"_s;

struct SecretPlace
{
    QString pointer;
    QString value;
};

void findSecrets(QList<SecretPlace> &found, const SpecItem &item, const QString &pointer)
{
    if (item.isSecret && item.parts.isEmpty() && !item.text.isEmpty())
        found.append({pointer, item.text});
    for (const SpecItem &part : item.parts)
        findSecrets(found, part, pointer + part.step);
}

QList<SecretPlace> secretsIn(const ContainerGroupSpec &spec)
{
    QList<SecretPlace> found;
    findSecrets(found, treeOf(spec), {});
    return found;
}

bool saysAny(const QString &text, const QList<SecretPlace> &secrets)
{
    return std::ranges::any_of(secrets, [&](const SecretPlace &secret) { return text.contains(secret.value); });
}

} // namespace

QString maskedText(const SpecDocument &document)
{
    const QList<SecretPlace> secrets = secretsIn(document.spec());
    QList<TextRange> ranges;
    for (const SecretPlace &secret : secrets)
        ranges.append(document.locate(secret.pointer));
    std::ranges::sort(ranges, std::ranges::greater(), &TextRange::offset);
    QString text = document.text();
    for (const TextRange &range : std::as_const(ranges))
        text.replace(range.offset, range.length, dots);
    return saysAny(text, secrets) ? specToYaml(document.spec(), Secrets::Omit) : text;
}

QString textToKeep(const SpecDocument &document)
{
    const QList<SecretPlace> secrets = secretsIn(document.spec());
    if (secrets.isEmpty())
        return document.text();
    const Result<EditedDocument> bare = document.withSpec(withoutSecretValues(document.spec()));
    if (!bare || saysAny(bare->document.text(), secrets))
        return specToYaml(document.spec(), Secrets::Omit);
    return bare->document.text();
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
