// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QList>
#include <QTime>

#include <chrono>
#include <optional>

namespace quayside {

enum class TimedAction { Start, Stop, Delete };

// When a group is started, stopped and deleted by the clock. Times of day are local to who drives the engine.
struct Timetable
{
    std::optional<std::chrono::seconds> deleteAfter; // from the creation of the group
    std::optional<QTime> start;
    std::optional<QTime> stop;
    QList<int> days; // of start and stop, 1 is Monday; empty is every day
    QString problemKey; // of the entry that cannot be read; empty when none of it can
    QString problem; // why it cannot be read, and then nothing of it holds; a translated sentence

    bool isEmpty() const { return !deleteAfter && !start && !stop; }
    bool operator==(const Timetable &) const = default;
};

struct TimedStep
{
    QDateTime time;
    TimedAction action = TimedAction::Stop;

    bool operator==(const TimedStep &) const = default;
};

// When the group is to be deleted, or no valid time.
QDateTime deletionOf(const Timetable &timetable, const QDateTime &createdAt);
// The newest start or stop that came after one moment, and not after another; both in the zone that the times of day are of. A clock that was
// set back makes nothing happen twice, and of a gap of days only the last one counts.
std::optional<TimedStep> passedStep(const Timetable &timetable, const QDateTime &after, const QDateTime &until);
// What comes next, deletion included; nothing when nothing ever does.
std::optional<TimedStep> nextStep(const Timetable &timetable, const QDateTime &createdAt, const QDateTime &now);

} // namespace quayside
