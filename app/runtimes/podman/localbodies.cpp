// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/localbodies.h"

#include "app/runtimes/compat/derivecontainer.h"

#include <QJsonArray>

#include <array>

namespace quayside::podman {

using namespace Qt::StringLiterals;
using namespace compat;

namespace {

struct Word
{
    QLatin1StringView ours;
    QLatin1StringView theirs;
};

// What is only called otherwise.
constexpr std::array containerWords{
    Word{"user"_L1, "user"_L1},
    Word{"workingDir"_L1, "work_dir"_L1},
    Word{"annotations"_L1, "annotations"_L1},
    Word{"restartPolicy"_L1, "restart_policy"_L1},
    Word{"maximumRetryCount"_L1, "restart_tries"_L1},
    Word{"stopSignal"_L1, "stop_signal"_L1},
    Word{"stopTimeout"_L1, "stop_timeout"_L1},
    Word{"readOnlyRootFilesystem"_L1, "read_only_filesystem"_L1},
    Word{"shmSize"_L1, "shm_size"_L1},
    Word{"tty"_L1, "terminal"_L1},
    Word{"stdin"_L1, "stdin"_L1},
    Word{"groups"_L1, "groups"_L1},
    Word{"extraHosts"_L1, "hostadd"_L1},
    Word{"umask"_L1, "umask"_L1},
};

constexpr std::array podWords{
    Word{"hostname"_L1, "hostname"_L1},
    Word{"share"_L1, "share"_L1},
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

// A split of the command into entry point and arguments holds as long as both make the command of the spec.
void addCommand(QJsonObject &body, const ContainerPlan &container)
{
    const QStringList entry = textsFrom(container.local.value("entrypoint"_L1));
    const QStringList arguments = textsFrom(container.local.value("args"_L1));
    if (container.command.isEmpty() || entry + arguments != container.command)
        return;
    body["entrypoint"_L1] = QJsonArray::fromStringList(entry);
    body["command"_L1] = QJsonArray::fromStringList(arguments);
}

void addLimits(QJsonObject &body, const QJsonObject &local)
{
    QJsonObject limits = body.value("resource_limits"_L1).toObject();
    QJsonObject cpu = limits.value("cpu"_L1).toObject();
    QJsonObject memory = limits.value("memory"_L1).toObject();
    if (local.contains("cpuShares"_L1))
        cpu["shares"_L1] = local.value("cpuShares"_L1);
    if (cpu.value("shares"_L1).toInteger() == 0)
        cpu.remove("shares"_L1);
    if (local.contains("memorySwap"_L1))
        memory["swap"_L1] = local.value("memorySwap"_L1);
    if (local.contains("memoryReservation"_L1))
        memory["reservation"_L1] = local.value("memoryReservation"_L1);
    if (!cpu.isEmpty())
        limits["cpu"_L1] = cpu;
    if (!memory.isEmpty())
        limits["memory"_L1] = memory;
    if (local.contains("pidsLimit"_L1))
        limits["pids"_L1] = QJsonObject{{u"limit"_s, local.value("pidsLimit"_L1)}};
    if (!limits.isEmpty())
        body["resource_limits"_L1] = limits;
}

QJsonArray ulimitsFrom(const QJsonValue &value)
{
    QJsonArray limits;
    for (const QJsonValue &one : value.toArray()) {
        const QJsonObject limit = one.toObject();
        limits.append(QJsonObject{{u"type"_s, limit.value("name"_L1)}, {u"soft"_s, limit.value("soft"_L1)}, {u"hard"_s, limit.value("hard"_L1)}});
    }
    return limits;
}

QJsonArray tmpfsFrom(const QJsonValue &value)
{
    QJsonArray mounts;
    const QJsonObject paths = value.toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path)
        mounts.append(QJsonObject{{u"type"_s, u"tmpfs"_s},
                                  {u"source"_s, u"tmpfs"_s},
                                  {u"destination"_s, path.key()},
                                  {u"options"_s, QJsonArray::fromStringList(path.value().toString().split(u',', Qt::SkipEmptyParts))}});
    return mounts;
}

QJsonArray foldersOf(const ContainerPlan &container)
{
    QJsonArray mounts;
    for (const ContainerPlan::Mount &mount : container.mounts)
        if (mount.isFolder)
            mounts.append(QJsonObject{{u"type"_s, u"bind"_s},
                                      {u"source"_s, mount.volume},
                                      {u"destination"_s, mount.path},
                                      {u"options"_s, QJsonArray::fromStringList(QStringList{mount.isReadOnly ? u"ro"_s : u"rw"_s} + mount.options)}});
    return mounts;
}

} // namespace

void addLocalSettings(QJsonObject &body, const PodPlan &pod)
{
    addWords(body, pod.local, podWords);
}

void addLocalSettings(QJsonObject &body, const ContainerPlan &container)
{
    QJsonArray mounts = foldersOf(container);
    for (const QJsonValue &mount : tmpfsFrom(container.local.value("tmpfs"_L1)))
        mounts.append(mount);
    if (!mounts.isEmpty())
        body["mounts"_L1] = mounts;
    if (container.local.isEmpty())
        return;
    addWords(body, container.local, containerWords);
    addCommand(body, container);
    addLimits(body, container.local);
    if (const QJsonArray limits = ulimitsFrom(container.local.value("ulimits"_L1)); !limits.isEmpty())
        body["r_limits"_L1] = limits;
    if (const QJsonObject check = container.local.value("healthCheck"_L1).toObject(); !check.isEmpty()) {
        QJsonObject health;
        addWords(health, check, healthWords);
        body["healthconfig"_L1] = health;
    }
    QJsonArray devices;
    for (const QString &device : textsFrom(container.local.value("devices"_L1)))
        devices.append(QJsonObject{{u"path"_s, device}});
    if (!devices.isEmpty())
        body["devices"_L1] = devices;
}

} // namespace quayside::podman
