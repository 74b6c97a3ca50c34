// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/engineparts.h"
#include "models/domain/event.h"

#include <optional>

namespace quayside::compat {

// What happened to a container, as an engine's stream of events tells it.
struct EngineEvent
{
    enum class Kind { Other, Created, Started, Restarted, Killed, Stopped, Ended, Removed, Paused, Resumed, OutOfMemory, Health, Renamed };

    Kind kind = Kind::Other;
    QDateTime time;
    QString id; // of the container
    QString name;
    QString image;
    int exitCode = 0; // of Ended
    Labels labels; // and whatever else the engine adds
};

// An event of a group in ACI's words; nothing when it says nothing to a person.
std::optional<Event> eventFrom(const EngineEvent &event);
// Whether it is a reason to list again.
bool changesGroups(const EngineEvent &event);

} // namespace quayside::compat
