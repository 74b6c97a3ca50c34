// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/triggers/foldersource.h"

#include "models/core/poolcall.h"

namespace quayside {

using namespace Qt::StringLiterals;

FolderSource::FolderSource(const Trigger &trigger, const Clock &clock, QObject *parent)
    : TriggerSource(parent)
    , m_trigger(trigger)
    , m_clock(clock)
{
    connect(&m_hints, &QFileSystemWatcher::directoryChanged, this, [this] { lookAfter(soon); });
}

void FolderSource::begin(const QSet<QString> &seen)
{
    m_seen = seen;
    look();
}

void FolderSource::lookAfter(std::chrono::milliseconds delay)
{
    m_clock.callAfter(delay, this, [this, appointment = ++m_appointment] {
        if (appointment == m_appointment)
            look();
    });
}

void FolderSource::look()
{
    if (m_isLooking)
        return lookAfter(soon);
    m_isLooking = true;
    if (m_hints.directories().isEmpty())
        m_hints.addPath(m_trigger.folder); // it may have been missing so far
    using Files = QList<FoundFile>;
    auto *looking = new PoolCall<Files>([folder = m_trigger.folder, pattern = m_trigger.pattern, seen = m_seen] { return listFolder(folder, pattern, seen); }, this);
    looking->onFinished(this, [this](const Result<Files> &files) {
        m_isLooking = false;
        setProblem(files ? std::nullopt : std::optional(files.error()));
        if (files)
            judge(*files);
        lookAfter(m_unfinished.isEmpty() ? late : soon);
    });
}

void FolderSource::judge(const QList<FoundFile> &files)
{
    QHash<QString, std::chrono::milliseconds> unfinished;
    QList<TriggerEvent> events;
    for (const FoundFile &file : files) {
        if (m_told.contains(file.key) || m_seen.contains(file.key))
            continue;
        if (events.size() < mostAtOnce && isFinished(file))
            events.append({Trigger::Kind::Folder, file.key, m_trigger.folder + u'/' + file.name, {}, m_clock.now()});
        else
            unfinished.insert(file.key, file.isOpenForWriting ? m_clock.elapsed() : m_unfinished.value(file.key, m_clock.elapsed()));
    }
    m_unfinished = unfinished;
    for (const TriggerEvent &event : std::as_const(events)) {
        m_told.insert(event.key);
        Q_EMIT happened(event);
    }
}

bool FolderSource::isFinished(const FoundFile &file)
{
    const auto since = m_unfinished.constFind(file.key);
    return since != m_unfinished.constEnd() && !file.isOpenForWriting && m_clock.elapsed() - *since >= quiet;
}

void FolderSource::take(const QString &key, const Result<QString> &run)
{
    m_told.remove(key);
    if (run)
        m_seen.insert(key);
}

void FolderSource::setProblem(const std::optional<Error> &problem)
{
    if (m_problem == problem)
        return;
    m_problem = problem;
    Q_EMIT problemChanged();
}

} // namespace quayside
