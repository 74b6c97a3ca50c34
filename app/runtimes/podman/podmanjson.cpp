// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/podmanjson.h"

#include "app/runtimes/compat/labels.h"
#include "app/runtimes/podman/tr.h"

#include <algorithm>
#include <array>

namespace quayside::podman {

using namespace Qt::StringLiterals;
using namespace compat;

namespace {

// The engine's id stands in where a name is missing: what has neither cannot be addressed.
QString nameOrId(const QJsonValue &name, const QJsonObject &json)
{
    const QString text = name.toString();
    return text.isEmpty() ? json.value("Id"_L1).toString() : text;
}

QList<PortMapping> portsFrom(const QJsonObject &container)
{
    QList<PortMapping> ports;
    for (const QJsonValue &value : container.value("Ports"_L1).toArray()) {
        const QJsonObject port = value.toObject();
        const int range = std::clamp(port.value("range"_L1).toInt(1), 1, 64);
        for (int i = 0; i < range; ++i)
            ports.append({port.value("host_ip"_L1).toString(), static_cast<quint16>(port.value("host_port"_L1).toInt() + i),
                          static_cast<quint16>(port.value("container_port"_L1).toInt() + i),
                          port.value("protocol"_L1).toString() == "udp"_L1 ? Protocol::Udp : Protocol::Tcp});
    }
    return ports;
}

EngineContainer containerFrom(const QJsonObject &json)
{
    const QString state = json.value("State"_L1).toString();
    EngineContainer container;
    container.id = json.value("Id"_L1).toString();
    container.name = nameOrId(json.value("Names"_L1).toArray().first(), json);
    container.image = json.value("Image"_L1).toString();
    container.pod = json.value("Pod"_L1).toString();
    container.isInfra = json.value("IsInfra"_L1).toBool();
    container.state = containerStateFrom(state);
    container.isPaused = state == u"paused";
    container.isStopping = state == u"stopping";
    container.createdAt = timeFromText(json.value("Created"_L1));
    container.startedAt = timeFromSeconds(json.value("StartedAt"_L1));
    container.finishedAt = timeFromSeconds(json.value("ExitedAt"_L1));
    container.exitCode = json.value("ExitCode"_L1).toInt();
    container.restartCount = json.value("Restarts"_L1).toInt(); // Podman 4.4 and newer
    container.ports = portsFrom(json);
    container.labels = labelsFrom(json.value("Labels"_L1));
    return container;
}

struct Word
{
    QLatin1StringView status;
    EngineEvent::Kind kind;
};

using Kind = EngineEvent::Kind;
constexpr std::array words{
    Word{"create"_L1, Kind::Created}, Word{"start"_L1, Kind::Started}, Word{"restart"_L1, Kind::Restarted}, Word{"kill"_L1, Kind::Killed},
    Word{"stop"_L1, Kind::Stopped}, Word{"died"_L1, Kind::Ended}, Word{"remove"_L1, Kind::Removed}, Word{"pause"_L1, Kind::Paused},
    Word{"unpause"_L1, Kind::Resumed}, Word{"oom"_L1, Kind::OutOfMemory}, Word{"health_status"_L1, Kind::Health}, Word{"rename"_L1, Kind::Renamed},
};

} // namespace

EngineDescription engineFromInfo(const QJsonObject &info)
{
    const QJsonObject host = info.value("host"_L1).toObject();
    const QJsonObject distribution = host.value("distribution"_L1).toObject();
    EngineDescription engine;
    engine.name = u"Podman"_s;
    engine.identity = u"podman:%1:%2"_s.arg(host.value("hostname"_L1).toString(), info.value("store"_L1).toObject().value("graphRoot"_L1).toString());
    engine.version = info.value("version"_L1).toObject().value("Version"_L1).toString();
    engine.system = u"%1 %2, %3 %4"_s.arg(distribution.value("distribution"_L1).toString(), distribution.value("version"_L1).toString(),
                                          host.value("os"_L1).toString(), host.value("kernel"_L1).toString());
    engine.isRootless = host.value("security"_L1).toObject().value("rootless"_L1).toBool();
    engine.cpus = {host.value("cpus"_L1).toDouble()};
    engine.memory = {host.value("memTotal"_L1).toInteger()};
    return engine;
}

bool hasUnifiedControlGroups(const QJsonObject &info)
{
    return info.value("host"_L1).toObject().value("cgroupVersion"_L1).toString() == "v2"_L1;
}

QString metricsProblem(bool isRootless, bool hasUnifiedControlGroups)
{
    if (!isRootless || hasUnifiedControlGroups)
        return {};
    return PodmanTr::tr("Podman without root rights measures nothing on a machine with control groups version 1, and cannot limit "
                        "CPU or memory there either.");
}

QList<StatsReading> statsFrom(const QJsonObject &document)
{
    QList<StatsReading> readings;
    for (const QJsonValue &value : document.value("Stats"_L1).toArray()) {
        const QJsonObject stats = value.toObject();
        StatsReading reading;
        reading.container = stats.value("ContainerID"_L1).toString();
        reading.time = stats.value("SystemNano"_L1).toInteger();
        reading.cpuTime = stats.value("CPUNano"_L1).toInteger();
        reading.memory = {stats.value("MemUsage"_L1).toInteger()};
        reading.memoryLimit = {stats.value("MemLimit"_L1).toInteger()};
        reading.networkReceived = stats.value("NetInput"_L1).toInteger();
        reading.networkSent = stats.value("NetOutput"_L1).toInteger();
        reading.blockRead = stats.value("BlockInput"_L1).toInteger();
        reading.blockWritten = stats.value("BlockOutput"_L1).toInteger();
        // Podman lists those that do not run as well, with zeros.
        if (!reading.container.isEmpty() && reading.time > 0)
            readings.append(reading);
    }
    return readings;
}

QList<EnginePod> podsFrom(const QJsonArray &pods)
{
    QList<EnginePod> list;
    for (const QJsonValue &value : pods) {
        const QJsonObject pod = value.toObject();
        list.append({pod.value("Id"_L1).toString(), nameOrId(pod.value("Name"_L1), pod), timeFromText(pod.value("Created"_L1)), labelsFrom(pod.value("Labels"_L1))});
    }
    return list;
}

QList<EngineContainer> containersFrom(const QJsonArray &containers)
{
    QList<EngineContainer> list;
    for (const QJsonValue &value : containers)
        list.append(containerFrom(value.toObject()));
    return list;
}

EngineEvent eventFrom(const QJsonObject &line)
{
    const QJsonObject actor = line.value("Actor"_L1).toObject();
    EngineEvent event;
    const auto word = std::ranges::find(words, line.value("status"_L1).toString(), &Word::status);
    if (word != words.end())
        event.kind = word->kind;
    event.time = QDateTime::fromMSecsSinceEpoch(line.value("timeNano"_L1).toInteger() / 1'000'000, Qt::UTC);
    event.id = actor.value("ID"_L1).toString();
    event.labels = labelsFrom(actor.value("Attributes"_L1));
    event.name = event.labels.value(u"name"_s);
    event.image = event.labels.value(u"image"_s);
    event.exitCode = event.labels.value(u"containerExitCode"_s).toInt();
    if (line.value("Type"_L1).toString() == "volume"_L1 && event.name.startsWith(labels::leaseVolume))
        event.kind = Kind::Other; // a sign of life of who drives, every few seconds
    return event;
}

} // namespace quayside::podman
