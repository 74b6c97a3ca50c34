// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/labels.h"
#include "app/runtimes/podman/podmanjson.h"
#include "app/runtimes/podman/tr.h"

#include <array>

namespace quayside::podman {

using namespace Qt::StringLiterals;

namespace {

struct Wording
{
    QLatin1StringView status; // libpod's word
    QLatin1StringView name; // ACI's, or where it has none, its manner (REFERENCE 4.2)
    const char *message;
};

constexpr std::array wordings{
    Wording{"create"_L1, "Created"_L1, QT_TRANSLATE_NOOP("QuaysidePodman", "Container created from %1.")},
    Wording{"start"_L1, "Started"_L1, QT_TRANSLATE_NOOP("QuaysidePodman", "Container started.")},
    Wording{"restart"_L1, "BackOff"_L1, QT_TRANSLATE_NOOP("QuaysidePodman", "Container is being started again.")},
    Wording{"kill"_L1, "Killing"_L1, QT_TRANSLATE_NOOP("QuaysidePodman", "Container got a signal to end.")},
    Wording{"stop"_L1, "Killing"_L1, QT_TRANSLATE_NOOP("QuaysidePodman", "Container was stopped.")},
    Wording{"remove"_L1, "Removed"_L1, QT_TRANSLATE_NOOP("QuaysidePodman", "Container removed.")},
    Wording{"pause"_L1, "Paused"_L1, QT_TRANSLATE_NOOP("QuaysidePodman", "Container paused.")},
    Wording{"unpause"_L1, "Resumed"_L1, QT_TRANSLATE_NOOP("QuaysidePodman", "Container resumed.")},
    Wording{"oom"_L1, "OutOfMemory"_L1, QT_TRANSLATE_NOOP("QuaysidePodman", "Container ran out of memory.")},
};

Event ended(Event event, int exitCode)
{
    event.name = exitCode == 0 ? u"Completed"_s : u"Failed"_s;
    event.type = exitCode == 0 ? Event::Type::Normal : Event::Type::Warning;
    event.message = PodmanTr::tr("Container ended with exit code %1.").arg(exitCode);
    return event;
}

} // namespace

std::optional<Event> eventFrom(const QJsonObject &line)
{
    const QString status = line.value("status"_L1).toString();
    const QJsonObject attributes = line.value("Actor"_L1).toObject().value("Attributes"_L1).toObject();
    // The pod, its infra container, its volumes: they carry the group's label, and are nobody's business.
    if (attributes.contains(labels::group) && !attributes.contains(labels::container))
        return std::nullopt;
    Event event;
    event.time = QDateTime::fromMSecsSinceEpoch(line.value("timeNano"_L1).toInteger() / 1'000'000, Qt::UTC);
    event.container = attributes.value(labels::container).toString(attributes.value("name"_L1).toString());
    if (status == "died"_L1)
        return ended(event, attributes.value("containerExitCode"_L1).toString().toInt());
    for (const Wording &wording : wordings) {
        if (status != wording.status)
            continue;
        event.name = wording.name;
        event.type = status == "oom"_L1 ? Event::Type::Warning : Event::Type::Normal;
        event.message = PodmanTr::tr(wording.message);
        if (event.message.contains(u"%1"_s))
            event.message = event.message.arg(attributes.value("image"_L1).toString());
        return event;
    }
    return std::nullopt; // init, sync, mount, attach, cleanup: the engine's own business
}

bool changesGroups(const QJsonObject &line)
{
    static constexpr std::array statuses{"create"_L1, "start"_L1, "died"_L1,   "stop"_L1,    "remove"_L1,       "kill"_L1,
                                         "pause"_L1,  "oom"_L1,   "unpause"_L1, "restart"_L1, "health_status"_L1, "rename"_L1};
    const QString status = line.value("status"_L1).toString();
    return std::ranges::any_of(statuses, [&](QLatin1StringView known) { return status == known; });
}

} // namespace quayside::podman
