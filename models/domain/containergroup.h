// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/quantities.h"
#include "models/domain/groupstate.h"
#include "models/domain/ids.h"
#include "models/domain/timetable.h"

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace quayside {

enum class Protocol { Tcp, Udp };

// What a person can open: the address outside, and the port a process listens on inside.
struct PortMapping
{
    QString hostAddress;
    quint16 hostPort = 0;
    quint16 containerPort = 0;
    Protocol protocol = Protocol::Tcp;

    bool operator==(const PortMapping &) const = default;
};

// CPU and memory asked for, or allowed. Memory 0 and CPU 0 mean: no limit.
struct ResourceAmount
{
    CpuCores cpu;
    Bytes memory;

    bool operator==(const ResourceAmount &) const = default;
};

inline ResourceAmount operator+(const ResourceAmount &a, const ResourceAmount &b)
{
    return {a.cpu + b.cpu, a.memory + b.memory};
}

// What is known about why a run ended, beside its exit code.
enum class MemoryEvidence {
    None,
    EngineFlag, // the engine says so itself
    KernelLog, // the kernel's log names the container's control group
    CgroupCounter, // the control group counted a kill
    SamplesNearLimit, // the last sample was close to the limit: probable, not proven
};

struct Container
{
    QString name; // as in the spec
    QString engineId;
    QString image;
    bool isInit = false;
    ContainerState state = ContainerState::Unknown;
    bool isStopping = false; // it was asked to end and has not yet, as far as the engine lets us know
    QString reason; // why it waits, or the engine's own words about its end; plain text from outside
    std::optional<int> exitCode; // of the last run that ended
    MemoryEvidence memoryEvidence = MemoryEvidence::None;
    QDateTime startedAt;
    QDateTime finishedAt;
    int restartCount = 0;
    ResourceAmount requests;
    ResourceAmount limits;

    bool operator==(const Container &) const = default;
};

// One container group as a runtime sees it now: a snapshot, not a handle.
struct ContainerGroup
{
    // Who made it, which decides what can be said about it.
    enum class Origin { Quayside, Pod, Compose, Container };

    GroupId id;
    QString engineId;
    int revision = 0; // another number, another spec
    QString name;
    Origin origin = Origin::Quayside;
    GroupState state = GroupState::Unknown;
    QString reason; // one translated sentence behind the state, or empty
    bool hasProbes = false; // its spec has some
    Timetable timetable;
    bool isComplete = true; // false: its deployment was interrupted
    RestartPolicy restartPolicy = RestartPolicy::Always;
    QList<Container> containers; // init containers first, in the order of the spec
    QString address; // the group's own, empty without one
    QString dnsNameLabel; // that its spec asks for; empty where no line of this machine's /etc/hosts could help
    QString afterReboot; // what becomes of it when the engine's machine starts anew: one translated sentence, or empty
    QList<PortMapping> ports;
    QString location; // the region it would have, or has, in Azure
    QString osType;
    QString sku; // as the spec has it
    QString priority; // likewise
    ResourceAmount requested; // sum over the containers: what Azure would bill
    QMap<QString, QString> tags;
    QDateTime createdAt;
    QDateTime startedAt;
    QDateTime endedAt;

    bool operator==(const ContainerGroup &) const = default;
};

} // namespace quayside
