// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/storage/folders.h"
#include "app/storage/groupsegments.h"
#include "app/storage/loglock.h"
#include "models/store/logsegments.h"

#include <QSet>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <map>

namespace quayside {

class LogWriter;

// Logs as files, one folder for each group, and the one thread that writes them. What waits to be written has a roof; above it new
// lines are left out, with a mark in their place. Of several programs one writes the log of a group, the others read it.
class LogSegmentFiles final : public LogSegments
{
    Q_OBJECT

public:
    // Bytes that may wait in memory, for a disk that is slow or full.
    static constexpr qint64 defaultRoof = 64 * 1024 * 1024;
    static constexpr int period = 5000; // milliseconds from one look at another program's logs to the next

    explicit LogSegmentFiles(QString folder, const LogBounds &bounds = {}, qint64 roof = defaultRoof);
    ~LogSegmentFiles() override;

    // Counts at once; what is above it goes.
    void setBounds(const LogBounds &bounds);

    Result<KeptLog> open(const GroupId &group) override;
    QList<GroupId> groups() const override;
    int addContainer(const GroupId &group, const QString &name) override;
    void setRecorded(const GroupId &group, Recording recording) override;
    void append(const GroupId &group, const LogPage &page) override;
    void flush() override;
    void forget(const GroupId &group) override;

private:
    QString folderOf(const GroupId &group) const;
    void onWritten(const GroupId &group, const std::shared_ptr<const LogPages> &pages);
    void keepNames(const KeptLog &log);
    void writeNames(const KeptLog &log);
    Result<KeptLog> known(const GroupId &group);
    bool isWriter(const GroupId &group, qint64 firstLine);
    void refuse(const GroupId &group);
    void lookForFreed();

    const QString m_folder;
    const qint64 m_roof;
    std::map<QString, LogLock> m_locks; // that we hold, by folder
    QHash<GroupId, KeptLog> m_known;
    LogBounds m_bounds;
    std::atomic<qint64> m_waiting = 0; // bytes handed over and not written
    QSet<GroupId> m_refused; // another program writes these
    bool m_hasSaidSo = false;
    QTimer m_again; // to look whether it still does
    QThread m_thread;
    LogWriter *m_writer; // lives on the thread
};

} // namespace quayside
