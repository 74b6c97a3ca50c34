// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/logbatch.h"

namespace quayside {

// What is known of a line beside its text.
struct LineStamp
{
    enum class Kind : quint8 {
        Line,
        Mark, // of ours, not of the container: a start, an end; on the error channel one that says that lines are missing
    };

    qint64 time = 0; // nanoseconds since 1970 UTC, by the engine's clock; 0 when nobody said
    quint16 source = 0; // index of the container
    LogChannel channel = LogChannel::Output;
    Kind kind = Kind::Line;
    bool isPartial = false; // the next line of this container and channel goes on with it

    bool operator==(const LineStamp &) const = default;
};

// Lines that follow each other, in one piece of memory: what is written, read, searched and shown at a time.
struct LogPage
{
    qint64 firstLine = 0;
    qint64 lines = 0;
    QByteArray text; // every line with its line end
    QList<LineStamp> stamps; // of each line; empty when nobody asked, or where a source knows nothing but the text

    qint64 endLine() const { return firstLine + lines; }
    bool holds(qint64 line) const { return line >= firstLine && line < endLine(); }
    // Adds a line. A text with line ends in it becomes several.
    void append(QByteArrayView line, const LineStamp &stamp)
    {
        for (qsizetype end = line.indexOf('\n'); end >= 0; end = line.indexOf('\n')) {
            appendOne(line.first(end), stamp);
            line = line.sliced(end + 1);
        }
        appendOne(line, stamp);
    }
    bool operator==(const LogPage &) const = default;

private:
    void appendOne(QByteArrayView line, const LineStamp &stamp)
    {
        text.append(line);
        text.append('\n');
        stamps.append(stamp);
        ++lines;
    }
};

// Any log, as pages: a file on disk, what is kept of a group, what is in memory. Does not change once it is made, and may be read
// from any thread. Pages begin at fixed lines, some hundred kibibytes apart; where text is wanted alone, to be searched, some
// mebibytes.
class LogPages
{
public:
    // Of one line; of a longer one, what follows is not in its page.
    static constexpr qsizetype longestLine = 16 * 1024 * 1024;

    enum class Want { Text, TextAndStamps };

    LogPages() = default;
    virtual ~LogPages() = default;
    Q_DISABLE_COPY_MOVE(LogPages)

    virtual qint64 firstLine() const = 0;
    virtual qint64 endLine() const = 0;
    // The first line of the page that holds this one, where the page is wanted so; cheap.
    virtual qint64 pageStart(qint64 line, Want want) const = 0;
    // The page that holds a line. It has no lines when that one is not there any more. Text that was asked for alone may have another
    // number of line ends than lines, where a file is damaged or changes while it is read.
    virtual LogPage page(qint64 line, Want want) const = 0;
};

// How many bytes of a text are line ends.
qint64 countLineEnds(QByteArrayView text);

} // namespace quayside
