// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/logs/logmerge.h"
#include "models/logs/logstore.h"
#include "models/runtime/streams.h"

#include <memory>

namespace quayside {

// The newest lines of containers whose logs are long, to be looked at until what is before them is read too.
class NewestLines final : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 lines = 1000; // of each container

    // The containers by the index that lines refer to.
    NewestLines(const Clock &clock, const QStringList &sources);

    static LogOptions options();
    // A stream that was opened with these options; its lines are one container's.
    void read(int source, std::unique_ptr<LogStream> stream);
    // Whether every stream is at its end.
    bool isRead() const { return m_reading == 0 && m_merge.isEmpty(); }
    // Whether somebody who has read a container's log up to this time, in nanoseconds, has all that is here of it.
    bool isReached(int source, qint64 time) const { return time >= m_ends.value(source); }
    LogLines &shown() { return m_lines; }

Q_SIGNALS:
    // A stream has come to its end.
    void advanced();

private:
    void add(int source, const LogBatch &batch);
    void end(int source);

    LogStore m_lines;
    LogMerge m_merge;
    std::vector<std::unique_ptr<LogStream>> m_streams;
    QHash<int, qint64> m_ends; // time of the newest line, by source
    int m_reading = 0; // streams
};

} // namespace quayside
