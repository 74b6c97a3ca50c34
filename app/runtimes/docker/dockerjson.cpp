// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/docker/dockerjson.h"

#include "app/runtimes/compat/labels.h"
#include "app/runtimes/docker/tr.h"

#include <QVersionNumber>

#include <algorithm>
#include <array>

namespace quayside::docker {

using namespace Qt::StringLiterals;
using namespace compat;

namespace {

// Docker 20.10's
const QVersionNumber oldestApi(1, 41);

QVersionNumber number(const QJsonValue &value)
{
    return QVersionNumber::fromString(value.toString());
}

// Docker writes "/name"; the id stands in where there is none.
QString nameOf(const QJsonObject &container)
{
    const QString name = container.value("Names"_L1).toArray().first().toString();
    return name.isEmpty() ? container.value("Id"_L1).toString() : name.startsWith(u'/') ? name.sliced(1) : name;
}

bool isHolder(const QJsonObject &container)
{
    const QJsonObject labels = container.value("Labels"_L1).toObject();
    return labels.value(labels::role).toString() == labels::holderRole && labels.contains(labels::version);
}

// The container with whose network it was made, or nothing.
QString joinedBy(const QJsonObject &container)
{
    const QString mode = container.value("HostConfig"_L1).toObject().value("NetworkMode"_L1).toString();
    return mode.startsWith(u"container:") ? mode.section(u':', 1) : QString();
}

QList<PortMapping> portsFrom(const QJsonObject &container)
{
    QList<PortMapping> ports;
    for (const QJsonValue &value : container.value("Ports"_L1).toArray()) {
        const QJsonObject port = value.toObject();
        if (port.value("PublicPort"_L1).toInt() > 0) // the others are only said to exist by the image
            ports.append({port.value("IP"_L1).toString(), static_cast<quint16>(port.value("PublicPort"_L1).toInt()),
                          static_cast<quint16>(port.value("PrivatePort"_L1).toInt()), port.value("Type"_L1).toString() == "udp"_L1 ? Protocol::Udp : Protocol::Tcp});
    }
    std::ranges::sort(ports, {}, [](const PortMapping &port) { return std::tuple(port.containerPort, port.protocol, port.hostAddress); });
    return ports;
}

EngineContainer containerFrom(const QJsonObject &json, const QJsonObject &inspected)
{
    const QString word = json.value("State"_L1).toString();
    const QJsonObject state = inspected.value("State"_L1).toObject();
    EngineContainer container;
    container.id = json.value("Id"_L1).toString();
    container.name = nameOf(json);
    container.image = json.value("Image"_L1).toString();
    container.isInfra = isHolder(json);
    container.state = containerStateFrom(word);
    container.isPaused = word == u"paused";
    container.isRestarting = word == u"restarting";
    container.createdAt = timeFromSeconds(json.value("Created"_L1));
    container.startedAt = timeFromText(state.value("StartedAt"_L1));
    container.finishedAt = timeFromText(state.value("FinishedAt"_L1));
    container.exitCode = state.value("ExitCode"_L1).toInt();
    container.restartCount = inspected.value("RestartCount"_L1).toInt();
    container.ports = portsFrom(json);
    container.labels = labelsFrom(json.value("Labels"_L1));
    return container;
}

struct Word
{
    QLatin1StringView action;
    EngineEvent::Kind kind;
};

using Kind = EngineEvent::Kind;
constexpr std::array words{
    Word{"create"_L1, Kind::Created}, Word{"start"_L1, Kind::Started}, Word{"restart"_L1, Kind::Restarted}, Word{"kill"_L1, Kind::Killed},
    Word{"stop"_L1, Kind::Stopped}, Word{"die"_L1, Kind::Ended}, Word{"destroy"_L1, Kind::Removed}, Word{"pause"_L1, Kind::Paused},
    Word{"unpause"_L1, Kind::Resumed}, Word{"oom"_L1, Kind::OutOfMemory}, Word{"health_status"_L1, Kind::Health}, Word{"rename"_L1, Kind::Renamed},
};

// Caches that the kernel gives back at once are not what a container needs; docker stats leaves them out too.
Bytes memoryFrom(const QJsonObject &memory)
{
    const QJsonObject stats = memory.value("stats"_L1).toObject();
    const bool isFirstVersion = stats.contains("total_inactive_file"_L1);
    const qint64 cache = stats.value(isFirstVersion ? "total_inactive_file"_L1 : "inactive_file"_L1).toInteger();
    return {std::max<qint64>(0, memory.value("usage"_L1).toInteger() - cache)};
}

void addDevices(StatsReading &reading, const QJsonObject &document)
{
    for (const QJsonValue &network : document.value("networks"_L1).toObject()) {
        reading.networkReceived += network.toObject().value("rx_bytes"_L1).toInteger();
        reading.networkSent += network.toObject().value("tx_bytes"_L1).toInteger();
    }
    for (const QJsonValue &value : document.value("blkio_stats"_L1).toObject().value("io_service_bytes_recursive"_L1).toArray()) {
        const QJsonObject entry = value.toObject();
        const QString direction = entry.value("op"_L1).toString().toLower(); // "Read" on version 1, "read" on 2
        if (direction == u"read")
            reading.blockRead += entry.value("value"_L1).toInteger();
        else if (direction == u"write")
            reading.blockWritten += entry.value("value"_L1).toInteger();
    }
}

} // namespace

Result<DockerVersion> versionFrom(const QJsonObject &version)
{
    for (const QJsonValue &component : version.value("Components"_L1).toArray())
        if (component.toObject().value("Name"_L1).toString().contains(u"Podman"_s, Qt::CaseInsensitive))
            return failure(Error::Kind::Unsupported, DockerTr::tr("What answers there is Podman, not Docker. Its groups are listed under its own connection."));
    const QVersionNumber newest = number(version.value("ApiVersion"_L1));
    if (newest.isNull())
        return failure(Error::Kind::Malformed, DockerTr::tr("What answers there is no Docker."));
    const QString engine = version.value("Version"_L1).toString();
    if (newest < oldestApi)
        return failure(Error::Kind::Unsupported, DockerTr::tr("This Docker (%1) is too old; version 20.10 or newer is needed.").arg(engine));
    return DockerVersion{engine, std::max(oldestApi, number(version.value("MinAPIVersion"_L1))).toString().toLatin1()};
}

EngineDescription engineFromInfo(const QJsonObject &info)
{
    EngineDescription engine;
    engine.name = u"Docker"_s;
    engine.identity = u"docker:%1"_s.arg(info.value("ID"_L1).toString());
    engine.version = info.value("ServerVersion"_L1).toString();
    engine.system = u"%1, %2 %3"_s.arg(info.value("OperatingSystem"_L1).toString(), info.value("OSType"_L1).toString(), info.value("KernelVersion"_L1).toString());
    for (const QJsonValue &option : info.value("SecurityOptions"_L1).toArray())
        engine.isRootless = engine.isRootless || option.toString().contains(u"name=rootless"_s);
    engine.cpus = {info.value("NCPU"_L1).toDouble()};
    engine.memory = {info.value("MemTotal"_L1).toInteger()};
    return engine;
}

bool canLimit(const QJsonObject &info)
{
    return info.value("MemoryLimit"_L1).toBool() && info.value("CpuCfsQuota"_L1).toBool();
}

QString metricsProblem(const QJsonObject &info)
{
    if (info.value("CgroupDriver"_L1).toString() != "none"_L1)
        return {};
    return DockerTr::tr("This Docker has no control groups: it measures nothing, and cannot limit CPU or memory.");
}

QList<EnginePod> podsFrom(const QJsonArray &containers)
{
    QList<EnginePod> pods;
    for (const QJsonValue &value : containers) {
        const QJsonObject container = value.toObject();
        if (isHolder(container))
            pods.append({container.value("Id"_L1).toString(), nameOf(container), timeFromSeconds(container.value("Created"_L1)), labelsFrom(container.value("Labels"_L1))});
    }
    return pods;
}

QList<EngineContainer> containersFrom(const QJsonArray &containers, const Inspections &inspections)
{
    QHash<QString, QString> holders; // their ids by the name of the group
    for (const EnginePod &pod : podsFrom(containers))
        holders.insert(pod.name, pod.id);
    QList<EngineContainer> list;
    for (const QJsonValue &value : containers) {
        const QJsonObject json = value.toObject();
        EngineContainer container = containerFrom(json, inspections.value(json.value("Id"_L1).toString()));
        // What joined another network than the group's is none of it, whatever its labels say.
        const QString holder = holders.value(container.labels.value(labels::group));
        const QString joined = joinedBy(json);
        if (!holder.isEmpty() && (container.isInfra || joined.isEmpty() || joined == holder || joined == container.labels.value(labels::group)))
            container.pod = holder;
        list.append(container);
    }
    return list;
}

std::optional<StatsReading> statsFrom(const QJsonObject &document)
{
    const QDateTime time = timeFromText(document.value("read"_L1));
    const QJsonObject memory = document.value("memory_stats"_L1).toObject();
    StatsReading reading;
    reading.container = document.value("id"_L1).toString();
    if (reading.container.isEmpty() || !time.isValid() || !memory.contains("usage"_L1))
        return std::nullopt;
    reading.time = time.toMSecsSinceEpoch() * 1'000'000;
    reading.cpuTime = document.value("cpu_stats"_L1).toObject().value("cpu_usage"_L1).toObject().value("total_usage"_L1).toInteger();
    reading.memory = memoryFrom(memory);
    reading.memoryLimit = {memory.value("limit"_L1).toInteger()};
    addDevices(reading, document);
    return reading;
}

EngineEvent eventFrom(const QJsonObject &line)
{
    EngineEvent event;
    const QJsonObject actor = line.value("Actor"_L1).toObject();
    const QString action = line.value("Action"_L1).toString().section(u':', 0, 0); // "health_status: healthy"
    const auto word = std::ranges::find(words, action, &Word::action);
    if (word != words.end() && line.value("Type"_L1).toString() == "container"_L1)
        event.kind = word->kind;
    event.time = QDateTime::fromMSecsSinceEpoch(line.value("timeNano"_L1).toInteger() / 1'000'000, Qt::UTC);
    event.id = actor.value("ID"_L1).toString();
    event.labels = labelsFrom(actor.value("Attributes"_L1));
    event.name = event.labels.value(u"name"_s);
    event.image = event.labels.value(u"image"_s);
    event.exitCode = event.labels.value(u"exitCode"_s).toInt();
    return event;
}

bool asksToEnd(const EngineEvent &event, const QJsonObject &inspected)
{
    // Those that images say; Docker takes numbers, too.
    static const QHash<QString, int> numbers{{u"HUP"_s, 1}, {u"INT"_s, 2}, {u"QUIT"_s, 3}, {u"USR1"_s, 10}, {u"USR2"_s, 12}, {u"WINCH"_s, 28}, {u"RTMIN+3"_s, 37}};
    constexpr int terminate = 15;
    QString word = inspected.value("Config"_L1).toObject().value("StopSignal"_L1).toString().toUpper();
    if (word.startsWith(u"SIG"))
        word.remove(0, 3);
    bool isNumber = false;
    const int number = word.toInt(&isNumber);
    return event.kind == EngineEvent::Kind::Killed && event.labels.value(u"signal"_s).toInt() == (isNumber ? number : numbers.value(word, terminate));
}

} // namespace quayside::docker
