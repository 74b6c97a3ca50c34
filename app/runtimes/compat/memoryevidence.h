// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/containergroup.h"

#include <QHash>

namespace quayside {

// A container about which the kernel of this machine is asked.
struct MemorySuspect
{
    QString engineId;
    QString controlGroup; // path below the control group root, as the engine tells it
    QDateTime finishedAt; // invalid while it runs
};

// Looks for proof that the kernel killed something for memory: engines' own flags miss most of it (Podman 4.3 said
// OOMKilled=false in every case that was tried). Only for an engine on this machine. Reads files: not for the GUI thread.
QHash<QString, MemoryEvidence> findMemoryEvidence(const QList<MemorySuspect> &suspects);

// A kill in the kernel's log: when, in milliseconds since 1970, and the id at the end of the control group's path.
struct MemoryKill
{
    qint64 time = 0;
    QString engineId;
    bool operator==(const MemoryKill &) const = default;
};

// Reads one record of /dev/kmsg; bootTime is when the kernel's clock began, in milliseconds since 1970.
std::optional<MemoryKill> memoryKillFrom(const QByteArray &record, qint64 bootTime);

// The oom_kill counter of memory.oom_control (control groups 1) or memory.events (2).
qint64 memoryKillsCounted(const QByteArray &file);

} // namespace quayside
