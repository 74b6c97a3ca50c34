// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/lineassembler.h"
#include "models/core/result.h"

namespace quayside {

// Takes a followed log apart: frames of an 8-byte head (channel, length) around lines that begin with a time. Feed it
// anything in any pieces; the result does not depend on where the pieces end.
class LogFrameDecoder
{
public:
    // A longer frame is no log line but damage or malice.
    static constexpr quint32 largestFrame = 16 * 1024 * 1024;

    enum class Framing {
        Framed,
        Raw, // the container has a terminal: its output comes as it is
    };

    explicit LogFrameDecoder(Framing framing = Framing::Framed);

    // The lines that are whole by now; an error when the bytes cannot be a log, and then for good.
    Result<LogBatch> feed(QByteArrayView bytes);
    // What stands in an unfinished line at the end of the log.
    LogBatch finish();

    // When the oldest line that is still unfinished began, as its first piece says; 0 when none is.
    qint64 unfinishedSince() const { return m_lines.unfinishedSince(); }
    // The bytes were no log from some point on.
    bool isBroken() const { return m_isBroken; }

private:
    bool takeFrame(LogBatch &batch);
    void takeRawLines(LogBatch &batch);
    void takeText(QByteArrayView text, LogChannel channel, LogBatch &batch);
    void takeLine(QByteArrayView line, LogChannel channel, bool isWhole, LogBatch &batch);

    const Framing m_framing;
    QByteArray m_buffer;
    qsizetype m_position = 0; // of the next frame in the buffer
    LineAssembler m_lines;
    bool m_isBroken = false;
};

// The time at the start of a line, RFC 3339 with up to nine decimals, in nanoseconds since 1970; 0 where there is none.
// The length is set to what it takes, the blank included.
qint64 parseLogTime(QByteArrayView line, qsizetype &length);

} // namespace quayside
