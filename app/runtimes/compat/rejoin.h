// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/logbatch.h"

namespace quayside {

// Joins two readings of the same log without loss and without doubles.
//
// Podman 4.3 ends a followed log before it has sent everything, so the log is read again from the last second that was
// seen. Its times have whole seconds only; what tells lines of one second apart is their number in the order of the log.
class LogRejoin
{
public:
    // The lines were shown.
    void note(const LogBatch &batch);
    // From here on lines come that begin with the second of sinceSeconds() and partly repeat what was shown.
    void beginReading();
    // What of these lines is new.
    LogBatch filter(const LogBatch &batch);

    // Where to read on, in seconds since 1970; 0 when nothing was seen.
    qint64 sinceSeconds() const { return m_second; }
    bool hasSeenAnything() const { return m_second > 0; }

private:
    qint64 m_second = 0; // the newest one seen
    qint64 m_linesInSecond = 0; // of it, shown
    qint64 m_joinSecond = 0; // the newest one seen when this reading began
    qint64 m_toRepeat = 0; // lines of it that were shown and are still to come again
};

} // namespace quayside
