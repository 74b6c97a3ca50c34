// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/logbatch.h"

#include <QHash>

#include <deque>

namespace quayside {

// Joins readings of the same log without loss and without doubles.
//
// Podman 4.3 loses lines of a followed log: at its end, and in the middle when a container writes faster than it reads. So
// the log is read again from a second that was seen. Its times have whole seconds only; what tells lines apart is what they say
// and how often. A line that was lost in the middle is found this way and comes late.
class LogRejoin
{
public:
    // The lines were shown.
    void note(const LogBatch &batch);
    // Everything up to now is complete: only the newest second need be remembered.
    void settle();
    // Only the last lines were wanted: what stands before the first one in its second is not missing.
    void beginInTheMiddle();

    // From here on lines come that begin with the second of sinceSeconds() and partly repeat what was shown.
    void beginReading();
    // What of these lines is new.
    LogBatch filter(const LogBatch &batch);

    // Where to read on, in seconds since 1970; 0 is where the first reading began.
    qint64 sinceSeconds() const { return m_seconds.empty() || m_remembersAll ? 0 : m_seconds.front().time; }
    bool hasSeenAnything() const { return !m_seconds.empty(); }

private:
    using Counts = QHash<size_t, int>; // by what a line says
    struct Second
    {
        qint64 time = 0;
        Counts shown;
        qsizetype lines = 0;
    };

    Second &second(qint64 time);
    void forgetOld();
    void forgetFirst();
    bool isRepeated(const LogLine &line, size_t key);

    std::deque<Second> m_seconds; // by time
    qsizetype m_lines = 0; // in all of them
    qint64 m_firstSecond = 0; // of all that was ever shown
    bool m_beganInTheMiddle = false;
    bool m_remembersAll = true; // everything that was shown, from the first line on
    std::deque<Second> m_toRepeat; // while reading: what was shown and is still to come again
    bool m_beforeFirst = false; // while reading: nothing that was shown has come yet
};

} // namespace quayside
