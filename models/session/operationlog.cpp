// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/operationlog.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>

namespace quayside {

OperationLog::OperationLog(Journal &journal, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_clock(clock)
{
}

Result<> OperationLog::load(const AgainFor &againFor)
{
    const Result<QList<JournalEntry>> kept = m_journal.load(shownMost);
    if (!kept)
        return tl::unexpected(kept.error());
    QList<JournalEntry> interrupted;
    for (JournalEntry entry : *kept) {
        if (markInterrupted(entry))
            interrupted.append(entry);
        const Again again = againFor && entry.outcome == ActionOutcome::Interrupted ? againFor(entry) : Again();
        m_activities.append({.entry = entry, .progress = {}, .canRetry = bool(again)});
        m_handles.insert(entry.id, {{}, again, {}});
    }
    Q_EMIT loaded(interrupted);
    return {};
}

bool OperationLog::markInterrupted(JournalEntry &entry)
{
    if (entry.outcome != ActionOutcome::Running || m_journal.isUnderWay(entry))
        return false;
    entry.outcome = ActionOutcome::Interrupted;
    entry.endedAt = m_clock.now(); // at the latest
    m_journal.put(entry);
    return true;
}

const Activity *OperationLog::find(const QString &id) const
{
    const auto found = std::ranges::find(m_activities, id, [](const Activity &activity) { return activity.entry.id; });
    return found == m_activities.end() ? nullptr : &*found;
}

Activity *OperationLog::activity(const QString &id)
{
    return const_cast<Activity *>(std::as_const(*this).find(id));
}

bool OperationLog::anyRunning() const
{
    return std::ranges::any_of(m_activities, &Activity::isRunning);
}

const Activity *OperationLog::runningFor(const GroupId &group) const
{
    const auto found = std::ranges::find_if(m_activities, [&](const Activity &one) { return one.isRunning() && one.entry.group == group; });
    return found == m_activities.end() ? nullptr : &*found;
}

QString OperationLog::add(JournalEntry entry, OperationBase *operation, Again retry)
{
    entry.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    entry.startedAt = m_clock.now();
    entry.processId = QCoreApplication::applicationPid();
    m_journal.put(entry);
    m_activities.prepend({.entry = entry, .progress = operation->progress()});
    if (m_activities.size() > shownMost)
        m_handles.remove(m_activities.takeLast().entry.id);
    m_handles.insert(entry.id, {operation, std::move(retry), {}});
    connect(operation, &OperationBase::progressChanged, this, [this, id = entry.id](const Progress &progress) {
        if (Activity *one = activity(id)) {
            one->progress = progress;
            Q_EMIT changed(id);
        }
    });
    Q_EMIT added(entry.id);
    return entry.id;
}

void OperationLog::finish(const QString &id, const std::optional<Error> &error)
{
    Activity *one = activity(id);
    if (!one)
        return;
    JournalEntry &entry = one->entry;
    entry.endedAt = m_clock.now();
    entry.outcome = !error ? ActionOutcome::Done : error->isCancelled() ? ActionOutcome::Cancelled : ActionOutcome::Failed;
    if (error) {
        entry.summary = error->summary;
        entry.detail = error->detail;
    }
    one->canRetry = error.has_value() && m_handles.value(id).retry;
    m_journal.put(entry);
    Q_EMIT changed(id);
    Q_EMIT finished(id);
}

void OperationLog::offerUndo(const QString &id, Again undo)
{
    Activity *one = activity(id);
    if (!one)
        return;
    one->canUndo = true;
    m_handles[id].undo = std::move(undo);
    Q_EMIT changed(id);
}

void OperationLog::cancel(const QString &id)
{
    if (OperationBase *operation = m_handles.value(id).operation)
        operation->cancel();
}

void OperationLog::retry(const QString &id)
{
    Activity *one = activity(id);
    if (!one || !one->canRetry)
        return;
    one->canRetry = false;
    Q_EMIT changed(id);
    m_handles.value(id).retry();
}

void OperationLog::undo(const QString &id)
{
    Activity *one = activity(id);
    if (!one || !one->canUndo)
        return;
    one->canUndo = false;
    one->wasUndone = true;
    Q_EMIT changed(id);
    m_handles.value(id).undo();
}

} // namespace quayside
