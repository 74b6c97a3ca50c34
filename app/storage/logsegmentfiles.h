// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/storage/folders.h"
#include "app/storage/groupsegments.h"
#include "models/store/logsegments.h"

#include <QLockFile>
#include <QThread>

#include <atomic>

namespace quayside {

class LogWriter;

// Logs as files, one folder for each group, and the one thread that writes them. What waits to be written has a roof; above it new
// lines are left out, with a mark in their place. Of several programs one writes, the others read.
class LogSegmentFiles final : public LogSegments
{
    Q_OBJECT

public:
    // Bytes that may wait in memory, for a disk that is slow or full.
    static constexpr qint64 defaultRoof = 64 * 1024 * 1024;

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
    bool isWriter();

    const QString m_folder;
    const qint64 m_roof;
    QLockFile m_lock; // held by the program that writes
    QHash<GroupId, KeptLog> m_known;
    LogBounds m_bounds;
    std::atomic<qint64> m_waiting = 0; // bytes handed over and not written
    bool m_refused = false; // another program writes, and that was said
    QThread m_thread;
    LogWriter *m_writer; // lives on the thread
};

} // namespace quayside
