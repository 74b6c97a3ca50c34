// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/timetable.h"

#include <algorithm>

namespace quayside {

namespace {

// Starts and stops of a day, in their order. A time that the day does not have, because clocks are put forward, is an hour later.
QList<TimedStep> stepsOf(const Timetable &timetable, const QDate &day, const QDateTime &zone)
{
    QList<TimedStep> steps;
    if (!timetable.days.isEmpty() && !timetable.days.contains(day.dayOfWeek()))
        return steps;
    const auto add = [&](const std::optional<QTime> &time, TimedAction action) {
        if (!time)
            return;
        QDateTime moment = zone;
        moment.setDate(day);
        moment.setTime(*time);
        steps.append({moment, action});
    };
    add(timetable.start, TimedAction::Start);
    add(timetable.stop, TimedAction::Stop);
    std::ranges::sort(steps, {}, &TimedStep::time);
    return steps;
}

} // namespace

QDateTime deletionOf(const Timetable &timetable, const QDateTime &createdAt)
{
    return timetable.deleteAfter && createdAt.isValid() ? createdAt.addSecs(timetable.deleteAfter->count()) : QDateTime();
}

std::optional<TimedStep> passedStep(const Timetable &timetable, const QDateTime &after, const QDateTime &until)
{
    constexpr int longestGap = 7; // days
    std::optional<TimedStep> newest;
    for (QDate day = std::max(after.date(), until.date().addDays(-longestGap)); day <= until.date(); day = day.addDays(1))
        for (const TimedStep &step : stepsOf(timetable, day, until))
            if (step.time > after && step.time <= until)
                newest = step;
    return newest;
}

std::optional<TimedStep> nextStep(const Timetable &timetable, const QDateTime &createdAt, const QDateTime &now)
{
    std::optional<TimedStep> next;
    if (const QDateTime deletion = deletionOf(timetable, createdAt); deletion.isValid())
        next = TimedStep{deletion, TimedAction::Delete};
    for (int ahead = 0; ahead <= 7; ++ahead)
        for (const TimedStep &step : stepsOf(timetable, now.date().addDays(ahead), now))
            if (step.time > now && (!next || step.time < next->time))
                next = step;
    return next;
}

} // namespace quayside
