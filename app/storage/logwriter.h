// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/storage/groupsegments.h"
#include "models/domain/ids.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <atomic>
#include <map>

namespace quayside {

// The side of the log store that is on the writer's thread. What cannot be written waits and is tried again; when it is written, it is
// taken off the count of waiting bytes.
class LogWriter final : public QObject
{
    Q_OBJECT

public:
    LogWriter(QString folder, const LogBounds &bounds, std::atomic<qint64> &waiting);

    void append(const GroupId &group, const QString &folder, const LogPage &page);
    void writeFile(const QString &path, const QByteArray &content);
    void forget(const QString &folder);
    // What is above new bounds goes at once.
    void setBounds(const LogBounds &bounds);
    // Once more what waits, without regard to the timer.
    void flush();

Q_SIGNALS:
    void written(const quayside::GroupId &group, const std::shared_ptr<const quayside::LogPages> &pages);
    void paused(const quayside::Error &error);
    void resumed();

private:
    struct Waiting
    {
        GroupId group;
        QString folder;
        LogPage page;
    };

    GroupSegments &segments(const QString &folder);
    bool write(const Waiting &waiting);
    void writeWaiting();
    void complain(const Error &error);
    void tidy(GroupSegments &group);
    void makeRoom();
    void readOthers();
    qint64 bytes() const;
    void sync();

    using Groups = std::map<QString, GroupSegments>; // by folder
    Groups::iterator leastRecent();

    const QString m_folder;
    LogBounds m_bounds;
    std::atomic<qint64> &m_waiting;
    Groups m_groups;
    QSet<QString> m_ours; // folders that we write to: their locks are held
    bool m_knowsAll = false; // every folder on disk is in there
    QList<Waiting> m_backlog;
    bool m_isPaused = false;
    QTimer m_again;
    QTimer m_syncSoon;
};

} // namespace quayside
