// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/storage/diskfile.h"
#include "app/storage/segmentrecord.h"

#include <optional>
#include <utility>

namespace quayside {

// A segment as it is written: read while its writer goes on. Text and records check each other, so that damage to one line takes
// nothing from the others.
class HotSegment
{
public:
    // An error when it is not there, or was written by a newer program (Unsupported).
    static Result<HotSegment> open(const SegmentPath &path);

    // Lines that are whole on disk.
    qint64 countLines() const;
    quint32 textEnd(qint64 lines) const; // bytes of so many lines

    // Both counted from the segment's first line; of a segment that has so many lines.
    LineRange pageRange(qint64 line, qint64 lines, LogPages::Want want) const;
    LogPage page(qint64 line, qint64 lines, LogPages::Want want) const;

private:
    struct Block
    {
        quint32 begin = 0; // of its first line in the text
        QList<quint32> ends;
        QList<LineStamp> stamps;
    };

    HotSegment(DiskFile text, DiskFile lines);
    Block block(qint64 number, qint64 lines) const;
    std::optional<std::pair<quint32, quint32>> inOnePiece(LineRange lines, qint64 mostBytes) const;
    SegmentRecord record(qint64 line) const;
    quint32 findLineEnd(quint32 from) const;

    DiskFile m_text;
    DiskFile m_lines;
    qint64 m_textSize = 0;
};

// Appends to one segment. What write() said to be done is on disk, whatever happens to the process then; after a failure it
// can be tried again.
class HotSegmentWriter
{
public:
    // Goes on with a segment, or begins it; what a writer that was killed had not finished is cut off.
    static Result<HotSegmentWriter> open(const SegmentPath &path);

    // The page must begin where the segment ends.
    Result<> write(const LogPage &page);
    Result<> sync() const;

    qint64 lines() const { return m_count; }
    qint64 textSize() const { return m_end; }
    qint64 bytesOnDisk() const { return m_end + SegmentHead::size + m_count * SegmentRecord::size; }
    // A segment that is as large as it should get; the next page belongs into another.
    bool isFull(qint64 segmentBytes) const;

private:
    HotSegmentWriter(DiskFile text, DiskFile lines);

    DiskFile m_text;
    DiskFile m_lines;
    qint64 m_count = 0;
    qint64 m_end = 0;
};

} // namespace quayside
