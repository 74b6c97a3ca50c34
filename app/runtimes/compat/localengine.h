// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/quantities.h"

#include <QString>

#include <chrono>
#include <optional>

namespace quayside {

// What this machine itself tells about an engine that runs on it, in no time. Asking the engine takes a fifth of a second, because it
// asks other programs in its turn.
struct LocalEngine
{
    bool isRootless = false;
    bool hasUnifiedControlGroups = true; // version 2
    CpuCores cpus;
    Bytes memory;

    bool operator==(const LocalEngine &) const = default;
};

// Nothing when nobody listens there, or when who listens only hands on to another machine (ssh).
std::optional<LocalEngine> localEngineAt(const QString &socketPath);

// Which REST interface is spoken at a socket on this machine. Podman speaks Docker's too, and a name says nothing: it is asked.
enum class EngineKind {
    Unknown, // nobody answers in time, or we may not ask
    Docker,
    Podman,
};
// Blocks for so long at the most; an engine that runs answers within some milliseconds.
EngineKind engineKindAt(const QString &socketPath, std::chrono::milliseconds patience);

} // namespace quayside
