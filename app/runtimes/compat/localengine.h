// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/quantities.h"
#include "models/domain/connectionsettings.h"

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

// Which engine answers at a socket on this machine: Podman speaks Docker's interface too, and a name says nothing, so it is asked. Nothing
// when nobody answers in time, or we may not ask. Blocks for so long at the most; an engine that runs answers within milliseconds.
std::optional<EngineKind> engineKindAt(const QString &socketPath, std::chrono::milliseconds patience);

} // namespace quayside
