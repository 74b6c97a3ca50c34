// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/docker/localbodies.h"

#include "app/runtimes/compat/derivecontainer.h"

#include <QJsonArray>

#include <array>

namespace quayside::docker {

using namespace Qt::StringLiterals;
using namespace compat;

namespace {

struct Word
{
    QLatin1StringView ours;
    QLatin1StringView theirs;
};

// What is only called otherwise: of the container, of its place on the host, and of its health check.
constexpr std::array containerWords{
    Word{"user"_L1, "User"_L1},       Word{"workingDir"_L1, "WorkingDir"_L1}, Word{"stopSignal"_L1, "StopSignal"_L1}, Word{"stopTimeout"_L1, "StopTimeout"_L1},
    Word{"tty"_L1, "Tty"_L1},         Word{"stdin"_L1, "OpenStdin"_L1},
};

constexpr std::array hostWords{
    Word{"readOnlyRootFilesystem"_L1, "ReadonlyRootfs"_L1},
    Word{"pidsLimit"_L1, "PidsLimit"_L1},
    Word{"memorySwap"_L1, "MemorySwap"_L1},
    Word{"memoryReservation"_L1, "MemoryReservation"_L1},
    Word{"cpuShares"_L1, "CpuShares"_L1},
    Word{"shmSize"_L1, "ShmSize"_L1},
    Word{"groups"_L1, "GroupAdd"_L1},
    Word{"tmpfs"_L1, "Tmpfs"_L1},
    Word{"extraHosts"_L1, "ExtraHosts"_L1},
};

constexpr std::array healthWords{
    Word{"test"_L1, "Test"_L1},
    Word{"interval"_L1, "Interval"_L1},
    Word{"timeout"_L1, "Timeout"_L1},
    Word{"retries"_L1, "Retries"_L1},
    Word{"startPeriod"_L1, "StartPeriod"_L1},
};

template <size_t Size>
void addWords(QJsonObject &body, const QJsonObject &local, const std::array<Word, Size> &words)
{
    for (const auto &[ours, theirs] : words)
        if (local.contains(ours))
            body[theirs] = local.value(ours);
}

// A split of the command into entry point and arguments holds as long as both make the command of the spec. Where a program of ours
// comes first, it makes no difference.
void addCommand(QJsonObject &body, const ContainerPlan &container)
{
    const QStringList entry = textsFrom(container.local.value("entrypoint"_L1));
    const QStringList arguments = textsFrom(container.local.value("args"_L1));
    if (container.secretEnvironment || container.command.isEmpty() || entry + arguments != container.command)
        return;
    body["Entrypoint"_L1] = QJsonArray::fromStringList(entry);
    body["Cmd"_L1] = QJsonArray::fromStringList(arguments);
}

void addPolicy(QJsonObject &host, const QJsonObject &local)
{
    QJsonObject policy = host.value("RestartPolicy"_L1).toObject();
    if (local.contains("restartPolicy"_L1))
        policy["Name"_L1] = local.value("restartPolicy"_L1);
    if (local.contains("maximumRetryCount"_L1))
        policy["MaximumRetryCount"_L1] = local.value("maximumRetryCount"_L1);
    host["RestartPolicy"_L1] = policy;
}

QJsonArray ulimitsFrom(const QJsonValue &value)
{
    QJsonArray limits;
    for (const QJsonValue &one : value.toArray()) {
        const QJsonObject limit = one.toObject();
        limits.append(QJsonObject{{u"Name"_s, limit.value("name"_L1)}, {u"Soft"_s, limit.value("soft"_L1)}, {u"Hard"_s, limit.value("hard"_L1)}});
    }
    return limits;
}

QJsonArray devicesFrom(const QJsonValue &value)
{
    QJsonArray devices;
    for (const QString &device : textsFrom(value))
        devices.append(QJsonObject{{u"PathOnHost"_s, device}, {u"PathInContainer"_s, device}, {u"CgroupPermissions"_s, u"rwm"_s}});
    return devices;
}

} // namespace

void addLocalSettings(QJsonObject &body, const PodPlan &pod)
{
    addWords(body, pod.local, std::array{Word{"hostname"_L1, "Hostname"_L1}});
}

void addLocalSettings(QJsonObject &body, const ContainerPlan &container)
{
    if (container.local.isEmpty())
        return;
    QJsonObject host = body.value("HostConfig"_L1).toObject();
    addWords(body, container.local, containerWords);
    addWords(host, container.local, hostWords);
    addCommand(body, container);
    addPolicy(host, container.local);
    if (const QJsonArray limits = ulimitsFrom(container.local.value("ulimits"_L1)); !limits.isEmpty())
        host["Ulimits"_L1] = limits;
    if (const QJsonArray devices = devicesFrom(container.local.value("devices"_L1)); !devices.isEmpty())
        host["Devices"_L1] = devices;
    if (const QJsonObject check = container.local.value("healthCheck"_L1).toObject(); !check.isEmpty()) {
        QJsonObject health;
        addWords(health, check, healthWords);
        body["Healthcheck"_L1] = health;
    }
    body["HostConfig"_L1] = host;
}

} // namespace quayside::docker
