// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/storage/segmentpages.h"

#include <QHash>

#include <optional>

namespace quayside {

// How much is kept of logs, in bytes on disk.
struct LogBounds
{
    qint64 segment = 32 * 1024 * 1024; // of text, after which another segment begins
    qint64 hot = 64 * 1024 * 1024; // of a group, that stay as they are; older segments are compressed
    qint64 group = 1024LL * 1024 * 1024;
    qint64 total = 4096LL * 1024 * 1024;

    bool operator==(const LogBounds &) const = default;
};

// Writes the log of one group. Lives on the writer's thread.
class GroupSegments
{
public:
    GroupSegments(QString folder, const LogBounds &bounds);

    // Puts a page at the end; nothing of it counts when that fails.
    Result<> append(const LogPage &page);
    Result<> sync();
    // Counts from the next tidy() on.
    void setBounds(const LogBounds &bounds) { m_bounds = bounds; }
    // Compresses what has grown cold, and deletes the oldest above the group's bound.
    Result<> tidy();
    // Deletes the oldest segment; only when there is one besides that which is written to.
    void dropOldest();
    bool canDrop() const;

    qsizetype count() const { return m_segments.size(); } // of segments
    qint64 bytes() const;
    qint64 lastWritten() const { return m_lastWritten; } // milliseconds since 1970; the least recent group makes room first
    std::shared_ptr<const LogPages> pages() const;

private:
    struct Segment
    {
        qint64 firstLine = 0;
        qint64 bytes = 0;
        bool isHot = true;
    };

    Result<> open();
    Result<> begin(qint64 firstLine);
    LogPage gapMark(qint64 nextLine) const;
    void removeFiles(qint64 firstLine, bool alsoCold) const;
    qint64 bytesOf(qint64 firstLine) const;

    const QString m_folder;
    LogBounds m_bounds;
    QList<Segment> m_segments; // ascending; the last is the one that is written to, while there is a writer
    std::optional<HotSegmentWriter> m_writer;
    qint64 m_nextLine = 0;
    qint64 m_lastTime = 0; // of the newest line, nanoseconds
    qint64 m_lastWritten = 0;
    bool m_isOpen = false;
};

} // namespace quayside
