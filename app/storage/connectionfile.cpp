// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/connectionfile.h"

#include "app/storage/folders.h"
#include "app/storage/tr.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr int currentFormat = 1;
constexpr qint64 mostBytes = 4 * 1024 * 1024;

QJsonObject toJson(const ConnectionSettings &one)
{
    return {{u"name"_s, one.id.value}, {u"engine"_s, one.engine == EngineKind::Docker ? u"docker"_s : u"podman"_s}, {u"address"_s, one.address.text()},
            {u"identity"_s, one.identity}, {u"authority"_s, one.authority}, {u"certificate"_s, one.certificate}, {u"key"_s, one.key},
            {u"readOnly"_s, one.isReadOnly}, {u"colour"_s, one.colour}};
}

Result<ConnectionSettings> fromJson(const QJsonObject &json)
{
    return EngineAddress::parse(json["address"_L1].toString()).map([&json](const EngineAddress &address) {
        ConnectionSettings one;
        one.id.value = json["name"_L1].toString();
        one.engine = json["engine"_L1].toString() == u"docker"_s ? EngineKind::Docker : EngineKind::Podman;
        one.address = address;
        one.identity = json["identity"_L1].toString();
        one.authority = json["authority"_L1].toString();
        one.certificate = json["certificate"_L1].toString();
        one.key = json["key"_L1].toString();
        one.isReadOnly = json["readOnly"_L1].toBool();
        one.colour = std::clamp(json["colour"_L1].toInt(), 0, 6);
        return one;
    });
}

} // namespace

ConnectionFile::ConnectionFile(QString path)
    : m_path(std::move(path))
{
}

Result<QList<ConnectionSettings>> ConnectionFile::load()
{
    QFile file(m_path);
    if (!file.exists())
        return QList<ConnectionSettings>();
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::Storage, StorageTr::tr("Your connections in %1 cannot be read.").arg(m_path), file.errorString());
    const QJsonObject root = QJsonDocument::fromJson(file.read(mostBytes)).object();
    if (root["format"_L1].toInt() != currentFormat)
        return failure(Error::Kind::Malformed, StorageTr::tr("Your connections in %1 are damaged or from a newer Quayside; the file is left as it is.").arg(m_path));
    QList<ConnectionSettings> connections;
    for (const QJsonValue &entry : root["connections"_L1].toArray()) {
        const Result<ConnectionSettings> one = fromJson(entry.toObject());
        if (!one)
            return tl::unexpected(one.error());
        connections.append(*one);
    }
    return connections;
}

Result<> ConnectionFile::save(const QList<ConnectionSettings> &connections)
{
    QJsonArray array;
    for (const ConnectionSettings &one : connections)
        array.append(toJson(one));
    return replaceFile(m_path, QJsonDocument(QJsonObject{{u"format"_s, currentFormat}, {u"connections"_s, array}}).toJson());
}

} // namespace quayside
