// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/logpages.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace quayside {

// A line as it is given out; the text lives until the log is asked again or changes.
struct LogRecord
{
    using Kind = LineStamp::Kind;

    QByteArrayView text;
    qint64 time = 0; // nanoseconds since 1970; 0 when nobody knows
    int source = 0; // index of the container
    LogChannel channel = LogChannel::Output;
    Kind kind = Kind::Line;
};

// Any log that can be looked at: that of a group, live and kept, or a file from disk. Lines are numbered; a line keeps its number for
// ever. The log grows at its end, and may lose lines at its beginning.
class LogLines : public QObject
{
    Q_OBJECT

public:
    virtual qint64 firstLine() const = 0;
    virtual qint64 endLine() const = 0;
    qint64 lineCount() const { return endLine() - firstLine(); }
    // The line must be there: firstLine() <= line < endLine().
    virtual LogRecord at(qint64 line) const = 0;
    // Containers by index.
    virtual QStringList sources() const { return {}; }
    virtual qsizetype longestLine() const = 0; // bytes, of all that were seen
    // Everything that is there by now, for other threads.
    virtual std::shared_ptr<const LogPages> pages() const = 0;

Q_SIGNALS:
    void linesAppended();
    void linesDropped(qint64 count);
    // Everything is gone, and another log may come.
    void cleared();

protected:
    using QObject::QObject;
};

} // namespace quayside
