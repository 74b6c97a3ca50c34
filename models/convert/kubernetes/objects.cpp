// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/kubernetes/objects.h"

#include "models/convert/readsource.h"
#include "models/convert/recognise.h"
#include "models/spec/jsonpointer.h"

namespace quayside::kubernetes {

using namespace Qt::StringLiterals;

tl::expected<Objects, SpecIssue> Objects::read(const QString &text)
{
    Objects objects;
    for (const QString &document : yamlDocuments(text)) {
        if (document.trimmed().isEmpty())
            continue;
        TextParsing parsed = readSource(document);
        if (!parsed && parsed.error().rule == u"V-210")
            continue; // nothing but comments
        if (!parsed)
            return tl::unexpected(parsed.error());
        objects.m_documents.append(std::move(parsed->root));
    }
    return objects;
}

QList<SourceField> Objects::all() const
{
    QList<SourceField> found;
    for (qsizetype i = 0; i < m_documents.size(); ++i) {
        const SourceField document{&m_documents.at(i), m_documents.size() > 1 ? pointerStep(i) : QString()};
        if (document[u"kind"].text() == u"List")
            found.append(document[u"items"].items());
        else
            found.append(document);
    }
    return found;
}

QList<SourceField> Objects::workloads() const
{
    QList<SourceField> found = all();
    found.removeIf([](const SourceField &object) { return !podOf(object)[u"spec"]; });
    return found;
}

SourceField Objects::podOf(const SourceField &object)
{
    static const QStringList templated{u"Deployment"_s, u"StatefulSet"_s, u"DaemonSet"_s, u"ReplicaSet"_s, u"ReplicationController"_s, u"Job"_s};
    const QString kind = object[u"kind"].text();
    if (kind == u"Pod")
        return object;
    if (kind == u"CronJob")
        return object[u"spec"][u"jobTemplate"][u"spec"][u"template"];
    return templated.contains(kind) ? object[u"spec"][u"template"] : SourceField{};
}

SourceField Objects::find(QStringView kind, const QString &name) const
{
    for (const SourceField &object : all())
        if (object[u"kind"].text() == kind && object[u"metadata"][u"name"].text() == name)
            return object;
    return {};
}

std::optional<QMap<QString, QByteArray>> Objects::content(QStringView kind, const QString &name) const
{
    const SourceField object = find(kind, name);
    if (!object)
        return std::nullopt;
    QMap<QString, QByteArray> files;
    for (const SourceField &entry : object[u"data"].members())
        files.insert(entry.name(), kind == u"Secret" ? QByteArray::fromBase64(entry.text().toLatin1()) : entry.text().toUtf8());
    for (const SourceField &entry : object[u"binaryData"].members())
        files.insert(entry.name(), QByteArray::fromBase64(entry.text().toLatin1()));
    for (const SourceField &entry : object[u"stringData"].members())
        files.insert(entry.name(), entry.text().toUtf8());
    return files;
}

} // namespace quayside::kubernetes
