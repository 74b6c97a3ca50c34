// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/logs/lineset.h"
#include "models/logs/logfilter.h"
#include "models/logs/loglines.h"
#include "models/logs/workers.h"

#include <QPointer>

namespace quayside {

// Which lines of a log fit to a filter: looks through everything that is there, newest first, on all cores, and then at what comes.
// Results arrive while it works; another filter takes the place of the one before at once.
class LogSearch final : public QObject
{
    Q_OBJECT

public:
    explicit LogSearch(QObject *parent = nullptr);

    // Another log, or none. The filter stays.
    void setLog(LogLines *log);
    // Begins anew; an empty filter finds nothing. An error when it cannot be used: then nothing is looked for.
    Result<> setFilter(const LogFilter &filter);
    const LogFilter &filter() const { return m_filter; }

    const LineSet &found() const { return m_found; }
    // Counts lines as found, or not, until the search begins anew.
    void include(qint64 firstLine, qint64 endLine);
    void exclude(qint64 firstLine, qint64 endLine);
    bool isRunning() const { return m_isRunning; }
    qint64 linesSearched() const { return m_searched; }
    // Lines that were left out because the expression took too long for them. When they are many, the search ends there.
    qint64 linesGivenUp() const { return m_givenUp; }
    bool wasGivenUp() const { return m_givenUp >= LineMatcher::mostGivenUp; }

Q_SIGNALS:
    // Something was found, or dropped with its lines.
    void changed();
    // Everything that is there was looked at. Comes again when there is more.
    void finished();

private:
    struct Batch
    {
        QList<qint64> lines;
        qint64 searched = 0;
        qint64 givenUp = 0;
    };
    class Cursor;

    void begin();
    void goOn();
    void work(quint64 run, Cursor &cursor, const CompiledFilter &filter, const Workers::Stopped &stopped);
    void deliver(quint64 run, const Batch &batch);
    void take(quint64 run, const Batch &batch);
    void end(quint64 run);
    void dropFirst();

    QPointer<LogLines> m_log;
    LogFilter m_filter;
    std::optional<CompiledFilter> m_compiled;
    LineSet m_found;
    quint64 m_run = 0; // what comes from earlier ones is too late
    qint64 m_end = 0; // lines before this one are being looked at
    qint64 m_searched = 0;
    qint64 m_givenUp = 0;
    bool m_isRunning = false;
    bool m_hasMore = false; // lines came while it was running
    Workers m_workers; // the last: it stops before the rest goes
};

} // namespace quayside
