// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/logwriter.h"

#include "app/storage/folders.h"
#include "app/storage/loglock.h"
#include "models/core/logging.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

namespace quayside {

using namespace std::chrono_literals;

LogWriter::LogWriter(QString folder, const LogBounds &bounds, std::atomic<qint64> &waiting)
    : m_folder(std::move(folder))
    , m_bounds(bounds)
    , m_waiting(waiting)
    , m_again(this)
    , m_syncSoon(this)
{
    m_again.setSingleShot(true);
    m_again.setInterval(2s);
    connect(&m_again, &QTimer::timeout, this, &LogWriter::writeWaiting);
    // A kill takes nothing that is written; only a power cut can, and then no more than these seconds.
    m_syncSoon.setSingleShot(true);
    m_syncSoon.setInterval(5s);
    connect(&m_syncSoon, &QTimer::timeout, this, &LogWriter::sync);
}

GroupSegments &LogWriter::segments(const QString &folder)
{
    return m_groups.try_emplace(folder, folder, m_bounds).first->second;
}

void LogWriter::append(const GroupId &group, const QString &folder, const LogPage &page)
{
    const Waiting waiting{group, folder, page};
    // What has to wait keeps its order.
    if (!m_backlog.isEmpty() || !write(waiting))
        m_backlog.append(waiting);
    if (!m_backlog.isEmpty() && !m_again.isActive())
        m_again.start();
}

bool LogWriter::write(const Waiting &waiting)
{
    if (!m_ours.contains(waiting.folder))
        m_groups.erase(waiting.folder); // another program may have written since it was read
    m_ours.insert(waiting.folder);
    GroupSegments &group = segments(waiting.folder);
    const qsizetype before = group.count();
    if (const Result<> done = group.append(waiting.page); !done) {
        complain(done.error());
        return false;
    }
    m_waiting -= waiting.page.text.size();
    if (group.count() != before) {
        tidy(group);
        makeRoom();
    }
    Q_EMIT written(waiting.group, group.pages());
    if (!m_syncSoon.isActive())
        m_syncSoon.start();
    return true;
}

void LogWriter::flush()
{
    m_again.stop();
    writeWaiting();
}

void LogWriter::writeWaiting()
{
    qsizetype done = 0;
    while (done < m_backlog.size() && write(m_backlog.at(done)))
        ++done;
    m_backlog.remove(0, done);
    if (!m_backlog.isEmpty())
        return m_again.start();
    if (std::exchange(m_isPaused, false))
        Q_EMIT resumed();
}

void LogWriter::complain(const Error &error)
{
    if (std::exchange(m_isPaused, true))
        return;
    qCWarning(logStorage) << error.summary;
    Q_EMIT paused(error);
}

// A segment has begun: older ones grow cold, and the oldest go.
void LogWriter::tidy(GroupSegments &group)
{
    if (const Result<> tidied = group.tidy(); !tidied)
        qCWarning(logStorage) << tidied.error().summary;
}

void LogWriter::makeRoom()
{
    readOthers();
    while (bytes() > m_bounds.total) {
        const auto oldest = leastRecent();
        if (oldest == m_groups.end())
            return;
        LogLock lock(oldest->first);
        if (m_ours.contains(oldest->first) || lock.take())
            oldest->second.dropOldest();
        else
            m_groups.erase(oldest); // another program has begun to write there
    }
}

void LogWriter::setBounds(const LogBounds &bounds)
{
    m_bounds = bounds;
    readOthers();
    for (auto &[folder, group] : m_groups) {
        group.setBounds(bounds);
        LogLock lock(folder);
        if (m_ours.contains(folder) || lock.take())
            tidy(group);
    }
    makeRoom();
}

void LogWriter::readOthers()
{
    if (std::exchange(m_knowsAll, true))
        return;
    for (const QString &name : QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = m_folder + u'/' + name;
        LogLock lock(folder);
        if (m_ours.contains(folder) || lock.take())
            segments(folder); // what other programs write is theirs to bound
    }
}

qint64 LogWriter::bytes() const
{
    qint64 sum = 0;
    for (const auto &[folder, group] : m_groups)
        sum += group.bytes();
    return sum;
}

// Of the groups that can spare something, the one to which nothing was added for the longest time.
LogWriter::Groups::iterator LogWriter::leastRecent()
{
    auto found = m_groups.end();
    for (auto one = m_groups.begin(); one != m_groups.end(); ++one)
        if (one->second.canDrop() && (found == m_groups.end() || one->second.lastWritten() < found->second.lastWritten()))
            found = one;
    return found;
}

void LogWriter::writeFile(const QString &path, const QByteArray &content)
{
    Result<> done = makePrivate(QFileInfo(path).path());
    done = done ? replaceFile(path, content) : done;
    if (!done)
        complain(done.error());
}

void LogWriter::forget(const QString &folder)
{
    m_groups.erase(folder);
    m_ours.remove(folder);
    m_backlog.removeIf([this, &folder](const Waiting &waiting) {
        if (waiting.folder == folder)
            m_waiting -= waiting.page.text.size();
        return waiting.folder == folder;
    });
    QDir(folder).removeRecursively();
}

void LogWriter::sync()
{
    for (auto &[folder, group] : m_groups)
        if (const Result<> done = group.sync(); !done)
            qCWarning(logStorage) << done.error().summary;
}

} // namespace quayside
