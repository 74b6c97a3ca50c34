// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/domain/ids.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace quayside {

enum class ActionKind { Deploy, Start, Stop, Restart, Delete, Update, RestartContainer, PullImage, RemoveStock }; // kept as numbers: only ever add at the end
enum class ActionOutcome { Running, Done, Failed, Cancelled, Interrupted };

// One thing that a person asked for, as it is kept: without secret values.
struct JournalEntry
{
    QString id; // unique for ever
    ActionKind kind = ActionKind::Deploy;
    GroupId group; // without a key where it was about no group
    QString groupName; // or of what it was about
    QDateTime startedAt;
    std::optional<QDateTime> endedAt;
    ActionOutcome outcome = ActionOutcome::Running;
    QString summary; // of the error, if any
    QString detail;
    QString spec; // that was deployed, updated to or deleted, as YAML or JSON; with the comments of its text, if a person wrote it
    qint64 processId = 0; // of the program that did it

    bool operator==(const JournalEntry &) const = default;
};

// Whether an action left a group running from its spec.
inline bool isRevision(const JournalEntry &entry)
{
    const bool applies = entry.kind == ActionKind::Deploy || entry.kind == ActionKind::Update;
    return applies && entry.outcome == ActionOutcome::Done && !entry.spec.isEmpty();
}

// Every action, for ever.
class Journal
{
public:
    virtual ~Journal() = default;

    // The newest entries, newest first; blocks.
    virtual Result<QList<JournalEntry>> load(int most) = 0;
    // What a group was ever deployed from or updated to, oldest first; blocks.
    virtual Result<QList<JournalEntry>> revisions(const GroupId &group) = 0;
    // Whether another program that writes to this journal is there to end an entry.
    virtual bool isUnderWay(const JournalEntry &entry) const = 0;
    virtual void put(const JournalEntry &entry) = 0;
};

} // namespace quayside
