// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/logpages.h"

#include <QObject>

#include <deque>
#include <vector>

namespace quayside {

class Clock;

// Brings what several containers have written into the order of time, as far as it comes late: while what an engine has kept of one is
// being read, lines of the others that may belong behind it wait. The lines of one source stay in the order in which they came, whatever
// their times say; what is live is handed on at once.
class LogMerge final : public QObject
{
    Q_OBJECT

public:
    // Nobody waits longer than this for a source that delivers nothing.
    static constexpr qint64 longestWait = 100; // milliseconds
    // Bytes that may wait; above it they are handed on in the order in which they came.
    static constexpr qint64 roof = 32 * 1024 * 1024;
    // Bytes that are handed on in one turn of the event loop, of those that had to wait.
    static constexpr qint64 mostInTurn = 256 * 1024;

    explicit LogMerge(const Clock &clock);

    // What a source delivers from now on may be old.
    void begin(int source);
    // It has delivered what there was.
    void settle(int source);
    // Whether something older than what was handed on may still come.
    bool isBehind() const;
    // Lines and marks of one source.
    void add(int source, const LogPage &page);
    // Whether nothing waits.
    bool isEmpty() const { return m_waiting == 0; }

Q_SIGNALS:
    // To be added at the end of the log; the lines' numbers mean nothing.
    void merged(const quayside::LogPage &page);
    // Nothing waits any more.
    void emptied();

private:
    struct Queue
    {
        std::deque<LogPage> pages; // of which the first line that waits is:
        qint64 line = 0; // in the first page
        qsizetype begin = 0; // of its text
        qint64 newest = 0; // time of what was handed on
        bool isOld = false; // what it delivers may belong before what others have delivered
        qint64 heardOf = 0; // milliseconds of the clock

        bool isEmpty() const { return pages.empty(); }
        qint64 time() const; // of its first line
    };

    Queue &queue(int source);
    bool isInTheWay(const Queue &other, const Queue *of) const;
    Queue *next();
    void takeLine(Queue &queue, LogPage &into);
    void release();
    void releaseMore();
    void giveUpWaiting();

    const Clock &m_clock;
    std::vector<Queue> m_queues;
    qint64 m_waiting = 0; // bytes
    bool m_isTimed = false;
    bool m_goesOn = false; // in the next turn
};

} // namespace quayside
