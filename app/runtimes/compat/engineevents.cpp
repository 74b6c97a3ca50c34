// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/engineevents.h"

#include "app/runtimes/compat/labels.h"
#include "app/runtimes/compat/tr.h"

#include <algorithm>
#include <array>

namespace quayside::compat {

using namespace Qt::StringLiterals;

namespace {

using Kind = EngineEvent::Kind;

struct Wording
{
    Kind kind;
    QLatin1StringView name; // ACI's, or where it has none, its manner (REFERENCE 4.2)
    const char *message;
};

constexpr std::array wordings{
    Wording{Kind::Created, "Created"_L1, QT_TRANSLATE_NOOP("QuaysideEngines", "Container created from %1.")},
    Wording{Kind::Started, "Started"_L1, QT_TRANSLATE_NOOP("QuaysideEngines", "Container started.")},
    Wording{Kind::Restarted, "BackOff"_L1, QT_TRANSLATE_NOOP("QuaysideEngines", "Container is being started again.")},
    Wording{Kind::Killed, "Killing"_L1, QT_TRANSLATE_NOOP("QuaysideEngines", "Container got a signal to end.")},
    Wording{Kind::Stopped, "Killing"_L1, QT_TRANSLATE_NOOP("QuaysideEngines", "Container was stopped.")},
    Wording{Kind::Removed, "Removed"_L1, QT_TRANSLATE_NOOP("QuaysideEngines", "Container removed.")},
    Wording{Kind::Paused, "Paused"_L1, QT_TRANSLATE_NOOP("QuaysideEngines", "Container paused.")},
    Wording{Kind::Resumed, "Resumed"_L1, QT_TRANSLATE_NOOP("QuaysideEngines", "Container resumed.")},
    Wording{Kind::OutOfMemory, "OutOfMemory"_L1, QT_TRANSLATE_NOOP("QuaysideEngines", "Container ran out of memory.")},
};

Event ended(Event event, int exitCode)
{
    event.name = exitCode == 0 ? u"Completed"_s : u"Failed"_s;
    event.type = exitCode == 0 ? Event::Type::Normal : Event::Type::Warning;
    event.message = CompatTr::tr("Container ended with exit code %1.").arg(exitCode);
    return event;
}

} // namespace

std::optional<Event> eventFrom(const EngineEvent &happened)
{
    // The pod, its infra container, its volumes: they carry the group's label, and are nobody's business.
    if (happened.labels.contains(labels::group) && !happened.labels.contains(labels::container))
        return std::nullopt;
    Event event;
    event.time = happened.time;
    event.container = happened.labels.value(labels::container, happened.name);
    if (happened.kind == Kind::Ended)
        return ended(event, happened.exitCode);
    const auto wording = std::ranges::find(wordings, happened.kind, &Wording::kind);
    if (wording == wordings.end())
        return std::nullopt; // init, sync, mount, attach, cleanup: the engine's own business
    event.name = wording->name;
    event.type = happened.kind == Kind::OutOfMemory ? Event::Type::Warning : Event::Type::Normal;
    event.message = CompatTr::tr(wording->message);
    if (event.message.contains(u"%1"_s))
        event.message = event.message.arg(happened.image);
    return event;
}

bool changesGroups(const EngineEvent &event)
{
    return event.kind != Kind::Other;
}

} // namespace quayside::compat
