// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/podmanjson.h"

#include "app/runtimes/compat/labels.h"
#include "app/runtimes/podman/tr.h"
#include "models/spec/specdocument.h"

#include <QJsonDocument>

namespace quayside::podman {

using namespace Qt::StringLiterals;

namespace {

Error malformed(const QString &detail)
{
    return {Error::Kind::Malformed, PodmanTr::tr("Podman's answer could not be understood."), detail};
}

} // namespace

Result<QJsonObject> objectFrom(const QByteArray &bytes)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (!document.isObject())
        return tl::unexpected(malformed(error.errorString()));
    return document.object();
}

Result<QJsonArray> arrayFrom(const QByteArray &bytes)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    // An empty list is null to Go.
    if (document.isNull() && bytes.trimmed() != "null")
        return tl::unexpected(malformed(error.errorString()));
    return document.array();
}

EngineDescription engineFromInfo(const QJsonObject &info)
{
    const QJsonObject host = info.value("host"_L1).toObject();
    const QJsonObject distribution = host.value("distribution"_L1).toObject();
    EngineDescription engine;
    engine.name = u"Podman"_s;
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

std::optional<ContainerGroupSpec> specFromLabels(const QJsonObject &labels)
{
    const QString text = labels.value(labels::spec).toString();
    if (text.isEmpty())
        return std::nullopt;
    const SpecDocument document = SpecDocument::fromText(text);
    return document.isReadable() ? std::optional(document.spec()) : std::nullopt;
}

} // namespace quayside::podman
