// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>

namespace quayside {

enum class LogChannel : quint8 { Output, Error };

// One line of a log inside its batch. The text is bytes, any bytes, without the line end.
struct LogLine
{
    qint64 time = 0; // nanoseconds since 1970 UTC, by the engine's clock; 0 when it did not say
    quint32 offset = 0; // of the text in the batch's bytes
    quint32 length = 0;
    LogChannel channel = LogChannel::Output;
    bool isPartial = false; // the engine cut a very long line here; the next one of this channel goes on with it

    bool operator==(const LogLine &) const = default;
};

// Lines that arrived together: one block of bytes and where the lines are in it. Cheap to hand to another thread.
struct LogBatch
{
    QByteArray bytes;
    QList<LogLine> lines;

    QByteArrayView text(const LogLine &line) const { return QByteArrayView(bytes).sliced(line.offset, line.length); }
    void append(QByteArrayView text, qint64 time, LogChannel channel)
    {
        lines.append({time, static_cast<quint32>(bytes.size()), static_cast<quint32>(text.size()), channel, false});
        bytes.append(text);
    }
    bool isEmpty() const { return lines.isEmpty(); }
    bool operator==(const LogBatch &) const = default;
};

} // namespace quayside
