// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/snapshotfiles.h"

#include "app/storage/tr.h"
#include "models/core/logging.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr int currentFormat = 1;

QJsonValue fromTime(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toMSecsSinceEpoch()) : QJsonValue();
}

QDateTime toTime(const QJsonValue &value)
{
    return value.isDouble() ? QDateTime::fromMSecsSinceEpoch(value.toInteger(), Qt::UTC) : QDateTime();
}

// A damaged file may hold any number; an enumeration may not.
template <typename Enum>
Enum toEnum(const QJsonValue &value, Enum last, Enum fallback)
{
    const int number = value.toInt(-1);
    return number >= 0 && number <= static_cast<int>(last) ? static_cast<Enum>(number) : fallback;
}

QJsonArray fromAmount(const ResourceAmount &amount)
{
    return {amount.cpu.value, amount.memory.value};
}

ResourceAmount toAmount(const QJsonValue &value)
{
    const QJsonArray pair = value.toArray();
    return {{pair.at(0).toDouble()}, {pair.at(1).toInteger()}};
}

QJsonObject fromContainer(const Container &c)
{
    return {{u"name"_s, c.name},
            {u"engineId"_s, c.engineId},
            {u"image"_s, c.image},
            {u"init"_s, c.isInit},
            {u"state"_s, static_cast<int>(c.state)},
            {u"reason"_s, c.reason},
            {u"exitCode"_s, c.exitCode ? QJsonValue(*c.exitCode) : QJsonValue()},
            {u"started"_s, fromTime(c.startedAt)},
            {u"finished"_s, fromTime(c.finishedAt)},
            {u"restarts"_s, c.restartCount},
            {u"requests"_s, fromAmount(c.requests)},
            {u"limits"_s, fromAmount(c.limits)}};
}

Container toContainer(const QJsonObject &json)
{
    Container c;
    c.name = json["name"_L1].toString();
    c.engineId = json["engineId"_L1].toString();
    c.image = json["image"_L1].toString();
    c.isInit = json["init"_L1].toBool();
    c.state = toEnum(json["state"_L1], ContainerState::Unknown, ContainerState::Unknown);
    c.reason = json["reason"_L1].toString();
    if (json["exitCode"_L1].isDouble())
        c.exitCode = json["exitCode"_L1].toInt();
    c.startedAt = toTime(json["started"_L1]);
    c.finishedAt = toTime(json["finished"_L1]);
    c.restartCount = json["restarts"_L1].toInt();
    c.requests = toAmount(json["requests"_L1]);
    c.limits = toAmount(json["limits"_L1]);
    return c;
}

QJsonArray fromPort(const PortMapping &port)
{
    return {port.hostAddress, port.hostPort, port.containerPort, static_cast<int>(port.protocol)};
}

PortMapping toPort(const QJsonArray &json)
{
    return {json.at(0).toString(), static_cast<quint16>(json.at(1).toInt()), static_cast<quint16>(json.at(2).toInt()),
            toEnum(json.at(3), Protocol::Udp, Protocol::Tcp)};
}

QJsonObject fromGroup(const ContainerGroup &g)
{
    QJsonArray containers;
    for (const Container &container : g.containers)
        containers.append(fromContainer(container));
    QJsonArray ports;
    for (const PortMapping &port : g.ports)
        ports.append(fromPort(port));
    QJsonObject tags;
    for (const auto &[key, value] : g.tags.asKeyValueRange())
        tags[key] = value;
    return {{u"key"_s, g.id.key},
            {u"engineId"_s, g.engineId},
            {u"name"_s, g.name},
            {u"origin"_s, static_cast<int>(g.origin)},
            {u"state"_s, static_cast<int>(g.state)},
            {u"reason"_s, g.reason},
            {u"complete"_s, g.isComplete},
            {u"policy"_s, static_cast<int>(g.restartPolicy)},
            {u"containers"_s, containers},
            {u"address"_s, g.address},
            {u"ports"_s, ports},
            {u"location"_s, g.location},
            {u"osType"_s, g.osType},
            {u"sku"_s, g.sku},
            {u"priority"_s, g.priority},
            {u"requested"_s, fromAmount(g.requested)},
            {u"tags"_s, tags},
            {u"created"_s, fromTime(g.createdAt)},
            {u"started"_s, fromTime(g.startedAt)},
            {u"ended"_s, fromTime(g.endedAt)}};
}

void setTextAndTimes(ContainerGroup &g, const QJsonObject &json)
{
    g.engineId = json["engineId"_L1].toString();
    g.name = json["name"_L1].toString();
    g.reason = json["reason"_L1].toString();
    g.address = json["address"_L1].toString();
    g.location = json["location"_L1].toString();
    g.osType = json["osType"_L1].toString();
    g.sku = json["sku"_L1].toString();
    g.priority = json["priority"_L1].toString();
    g.createdAt = toTime(json["created"_L1]);
    g.startedAt = toTime(json["started"_L1]);
    g.endedAt = toTime(json["ended"_L1]);
}

ContainerGroup toGroup(const QJsonObject &json, const ConnectionId &connection)
{
    ContainerGroup g;
    setTextAndTimes(g, json);
    g.id = {connection, json["key"_L1].toString()};
    g.origin = toEnum(json["origin"_L1], ContainerGroup::Origin::Container, ContainerGroup::Origin::Pod);
    g.state = toEnum(json["state"_L1], GroupState::Unknown, GroupState::Unknown);
    g.isComplete = json["complete"_L1].toBool(true);
    g.restartPolicy = toEnum(json["policy"_L1], RestartPolicy::Never, RestartPolicy::Always);
    g.requested = toAmount(json["requested"_L1]);
    for (const QJsonValue &container : json["containers"_L1].toArray())
        g.containers.append(toContainer(container.toObject()));
    for (const QJsonValue &port : json["ports"_L1].toArray())
        g.ports.append(toPort(port.toArray()));
    const QJsonObject tags = json["tags"_L1].toObject();
    for (auto tag = tags.begin(); tag != tags.end(); ++tag)
        g.tags.insert(tag.key(), tag.value().toString());
    return g;
}

} // namespace

QByteArray snapshotToJson(const Snapshot &snapshot)
{
    QJsonArray groups;
    for (const ContainerGroup &group : snapshot.groups)
        groups.append(fromGroup(group));
    return QJsonDocument(QJsonObject{{u"format"_s, currentFormat}, {u"time"_s, fromTime(snapshot.time)}, {u"groups"_s, groups}})
        .toJson(QJsonDocument::Compact);
}

Result<Snapshot> snapshotFromJson(const QByteArray &json, const ConnectionId &connection)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    if (root["format"_L1].toInt() > currentFormat)
        return failure(Error::Kind::Unsupported, StorageTr::tr("The last list of %1 was written by a newer Quayside. It is left alone.").arg(connection.value));
    if (root["format"_L1].toInt() != currentFormat)
        return failure(Error::Kind::Malformed, StorageTr::tr("The last list of %1 cannot be read.").arg(connection.value));
    Snapshot snapshot;
    snapshot.time = toTime(root["time"_L1]);
    for (const QJsonValue &group : root["groups"_L1].toArray())
        snapshot.groups.append(toGroup(group.toObject(), connection));
    return snapshot;
}

SnapshotFiles::SnapshotFiles(QString folder)
    : m_folder(std::move(folder))
{
    m_writer.setMaxThreadCount(1);
}

SnapshotFiles::~SnapshotFiles()
{
    m_writer.waitForDone();
}

QString SnapshotFiles::path(const ConnectionId &connection) const
{
    // A connection's name may hold anything; a file's may not.
    return m_folder + u"/groups-"_s + QString::fromLatin1(connection.value.toUtf8().toHex()) + u".json"_s;
}

Result<Snapshot> SnapshotFiles::load(const ConnectionId &connection)
{
    QFile file(path(connection));
    if (!file.exists())
        return Snapshot{};
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::Storage, StorageTr::tr("The last list of %1 cannot be read.").arg(connection.value), file.errorString());
    const Result<Snapshot> snapshot = snapshotFromJson(file.readAll(), connection);
    if (snapshot)
        return snapshot;
    if (snapshot.error().kind == Error::Kind::Malformed)
        return failure(Error::Kind::Malformed,
                       StorageTr::tr("The last list of %1 was damaged. It was set aside as %2.").arg(connection.value, setAside(path(connection))));
    m_leftAlone.insert(connection);
    return snapshot;
}

void SnapshotFiles::save(const ConnectionId &connection, const Snapshot &snapshot)
{
    if (m_leftAlone.contains(connection))
        return;
    m_writer.start([path = path(connection), snapshot] {
        // What cannot be written now is written at the next change; the list itself is not in danger.
        if (const Result<> written = replaceFile(path, snapshotToJson(snapshot)); !written)
            qCWarning(logStorage) << written.error().summary;
    });
}

} // namespace quayside
