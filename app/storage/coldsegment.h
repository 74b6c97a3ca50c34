// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/storage/diskfile.h"
#include "app/storage/segmentrecord.h"

namespace quayside {

// A segment that nobody writes to any more, compressed page by page: any page is read alone. A file of frames of the Zstandard
// format (RFC 8878): each text is one, everything else is in frames that other programs skip.
//
//   head    skippable frame 0: that of N.lines
//   pages   skippable frame 1: 4 bytes lines, 4 bytes size of the text's frame, the lines' records as a frame; then the text's frame
//   index   skippable frame 2: for each page 8 bytes offset in the file, 8 bytes number of the line after it
//   end     the last 8 bytes of the index: its offset
//
// A file without its index is read from its beginning; what comes before damage is found.
class ColdSegment
{
public:
    // An error when it is not there, or was written by a newer program (Unsupported).
    static Result<ColdSegment> open(const SegmentPath &path);
    // Makes one of a hot segment, whole or not at all.
    static Result<> compress(const SegmentPath &path);

    qint64 countLines() const { return m_pages.isEmpty() ? 0 : m_pages.last().endLine; }
    // Counted from the segment's first line.
    LineRange pageRange(qint64 line) const;
    // A page that is damaged has one mark that says so, and empty ones.
    LogPage page(qint64 line, LogPages::Want want) const;

private:
    struct Page
    {
        qint64 offset = 0; // in the file
        qint64 endLine = 0;
    };

    explicit ColdSegment(DiskFile file);
    bool readIndex();
    void findPages();
    qsizetype indexOf(qint64 line) const;
    bool readPage(const Page &page, LogPages::Want want, LogPage &into) const;

    DiskFile m_file;
    QList<Page> m_pages;
};

} // namespace quayside
