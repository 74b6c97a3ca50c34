// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/clock.h"
#include "models/core/operation.h"
#include "models/store/journal.h"

#include <QObject>

namespace quayside {

// One thing that a person asked for, while it runs and ever after.
struct Activity
{
    JournalEntry entry;
    Progress progress; // while it runs
    bool canRetry = false;
    bool canUndo = false;
    bool wasUndone = false;

    bool isRunning() const { return entry.outcome == ActionOutcome::Running; }
    bool operator==(const Activity &) const = default;
};

// Everything that was asked for, newest first: with progress and cancel while it runs, with its outcome, retry and undo afterwards.
// Kept in the journal.
class OperationLog final : public QObject
{
    Q_OBJECT

public:
    static constexpr int shownMost = 500; // older ones stay in the journal

    OperationLog(Journal &journal, const Clock &clock, QObject *parent = nullptr);

    using Again = std::function<void()>;
    // How something that was interrupted is begun again; nothing where that cannot be.
    using AgainFor = std::function<Again(const JournalEntry &)>;

    // Reads what is kept. What never ended although nobody is left to end it was interrupted; it is marked so.
    Result<> load(const AgainFor &againFor = {});

    const QList<Activity> &activities() const { return m_activities; }
    const Activity *find(const QString &id) const;
    bool anyRunning() const;
    // Something is under way for this group.
    const Activity *runningFor(const GroupId &group) const;

    // Takes up an operation; returns the id of its activity.
    QString add(JournalEntry entry, OperationBase *operation, Again retry);
    // Called by who started the operation, when it knows the outcome.
    void finish(const QString &id, const std::optional<Error> &error);
    void offerUndo(const QString &id, Again undo);

    void cancel(const QString &id);
    void retry(const QString &id);
    void undo(const QString &id);

Q_SIGNALS:
    // What is kept was read. These are news: a Quayside ended while they were under way.
    void loaded(const QList<quayside::JournalEntry> &interrupted);
    void added(const QString &id);
    void changed(const QString &id);
    // An activity has ended; the window tells the person.
    void finished(const QString &id);

private:
    Activity *activity(const QString &id);
    bool markInterrupted(JournalEntry &entry);

    struct Handles
    {
        QPointer<OperationBase> operation;
        Again retry;
        Again undo;
    };

    Journal &m_journal;
    const Clock &m_clock;
    QList<Activity> m_activities; // newest first
    QHash<QString, Handles> m_handles;
};

} // namespace quayside
