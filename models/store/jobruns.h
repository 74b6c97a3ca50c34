// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/operation.h"
#include "models/domain/ids.h"
#include "models/store/triggers.h"

#include <QDateTime>
#include <QSet>

#include <optional>

namespace quayside {

// Something that a trigger waits for has happened.
struct TriggerEvent
{
    Trigger::Kind kind = Trigger::Kind::Folder;
    QString key; // the same for the same event, however often it is seen; tells a file that was replaced from the one before
    QString file; // absolute, of Folder
    QByteArray body; // of Call
    QDateTime time;

    bool operator==(const TriggerEvent &) const = default;
};

enum class RunState {
    Waiting, // for its turn
    Starting, // its group may exist
    Running,
    Succeeded,
    Failed, // by its exit code, or because it could not be run: see the summary
    Cancelled,
    Lost, // its group was removed before its end was seen
}; // kept as numbers: only ever add at the end

// A template that was run as a job for one event.
struct JobRun
{
    QString id; // unique for ever
    QString trigger;
    TriggerEvent event; // without the body once it has started
    GroupId group; // of its own; its log is kept under it
    RunState state = RunState::Waiting;
    std::optional<int> exitCode;
    QDateTime startedAt;
    QDateTime endedAt;
    QString summary; // why it failed, if it was not by its exit code
    bool isSettled = false; // it has ended, and nothing of it is left to be removed

    bool hasEnded() const { return state >= RunState::Succeeded; }
    bool operator==(const JobRun &) const = default;
};

// Every run that was promised, and the events that must never be run again. Survives a kill at any moment.
class JobRuns
{
public:
    virtual ~JobRuns() = default;

    // Those that are not settled and the newest ones, newest first; blocks.
    virtual Result<QList<JobRun>> load(int newest) = 0;
    // Keys of the events that a trigger has seen; blocks.
    virtual Result<QSet<QString>> seen(const QString &trigger) = 0;
    // Writes a run down for the first time, and its event as seen: both or neither. On disk when it ends.
    virtual Operation<> *begin(const JobRun &run) = 0;
    // Writes it anew. On disk when it ends.
    virtual Operation<> *put(const JobRun &run) = 0;
    // Events that are never to be run: what was there before the trigger.
    virtual Operation<> *ignore(const QString &trigger, const QStringList &keys) = 0;
    // The events that a trigger has seen.
    virtual void forgetSeen(const QString &trigger) = 0;
    virtual void forget(const QString &run) = 0;
};

} // namespace quayside
