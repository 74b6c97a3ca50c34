// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/logs/logstore.h"
#include "models/logs/pagecache.h"
#include "models/store/logsegments.h"

namespace quayside {

// The log of a group as it is kept, and goes on: what is added is in memory at once, and on disk a little later. When memory has
// dropped a line it is read from there. Where nothing is kept, what memory drops is gone.
class KeptLines final : public LogLines
{
    Q_OBJECT

public:
    // The store must outlive it; none keeps nothing.
    KeptLines(LogSegments *segments, const GroupId &group, qint64 roof = LogStore::defaultRoof);

    int addSource(const QString &name);
    void append(int source, const LogBatch &batch);
    // Its numbers go on from endLine().
    void append(LogPage page);

    qint64 firstLine() const override;
    qint64 endLine() const override { return m_memory.endLine(); }
    LogRecord at(qint64 line) const override;
    QStringList sources() const override { return m_sources; }
    qsizetype longestLine() const override;
    std::shared_ptr<const LogPages> pages() const override;

    const KeptLog &kept() const { return m_kept; }

private:
    KeptLines(LogSegments *segments, KeptLog kept, qint64 roof);
    void onWritten(const GroupId &group);
    void noteFirstLine();

    LogSegments *const m_segments;
    KeptLog m_kept; // its pages are what is on disk
    QStringList m_sources;
    LogStore m_memory;
    qint64 m_firstLine = 0; // as it was said last
    mutable qsizetype m_longestLine = 0; // of those that were asked for
    mutable PageCache m_cache;
};

} // namespace quayside
