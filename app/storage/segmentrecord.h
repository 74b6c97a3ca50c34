// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/logpages.h"

#include <QString>

#include <span>

// What a segment is made of on disk. Its first line is in its name and its first bytes; the numbers of the others follow from their order.
//
//   N.log    the text of its lines, each with a line end: any tool can read it
//   N.lines  a head of 32 bytes, then 16 bytes for each line
//   N.zst    both, compressed, when the segment has grown cold; "zstd -dc" gives the text
//
// All numbers are little-endian. A line of N.lines:
//   0   8  time, nanoseconds since 1970
//   8   4  bits 0-27: where the line ends in the text, its line end included; 28: partial; 29: a mark of ours; 30: standard error
//   12  2  container
//   14  2  check of the bytes before
namespace quayside {

struct SegmentRecord
{
    static constexpr qsizetype size = 16;
    static constexpr qint64 furthestEnd = (1 << 28) - 1;

    LineStamp stamp;
    quint32 end = 0;
    bool isSound = false; // the check holds

    void write(char *into) const;
    static SegmentRecord read(const char *from);
};

struct SegmentHead
{
    static constexpr qsizetype size = 32;
    static constexpr quint32 format = 1;

    static QByteArray make(qint64 firstLine);
    // A head that is damaged is nothing to stop at: what it says is in the name too.
    static bool isOfNewerFormat(const QByteArray &head);
};

// The names of a segment's files.
struct SegmentPath
{
    QString folder;
    qint64 firstLine = 0;

    QString text() const { return with(QStringLiteral(".log")); }
    QString lines() const { return with(QStringLiteral(".lines")); }
    QString cold() const { return with(QStringLiteral(".zst")); }

private:
    QString with(const QString &suffix) const;
};

// Some lines of a segment, counted from its first.
struct LineRange
{
    qint64 first = 0;
    qint64 end = 0;
};

// Lines are looked up in blocks of so many; each block has one or more pages.
constexpr qint64 linesInBlock = 2048;
constexpr qint64 bytesInPage = 512 * 1024;

// The page that holds a line of a block; all of it counted from the block's first. The ends are those of the block's lines in bytes.
LineRange pageInBlock(std::span<const quint32> ends, quint32 begin, qint64 line);

} // namespace quayside
