// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/logpages.h"

#include <QDateTime>
#include <QHash>

#include <atomic>

namespace quayside {

// Which lines of a log were shown last, so that another reading of it can go on without loss and without doubles: it is read from
// the newest second on, because engines may count in seconds, and what was shown of that second is left out.
class LogNewest
{
public:
    // From here on comes another reading that begins at since().
    void readAgain();
    // What of these lines was not shown yet; from now on they are.
    LogBatch take(const LogBatch &batch);
    // Invalid when nothing with a time was shown.
    QDateTime since() const;
    qint64 time() const { return m_time; } // of the newest line, nanoseconds since 1970; 0 when none had one
    // Whether anything of what was shown has come again in this reading: then nothing is missing before what is new.
    bool hasOverlapped() const { return m_hasOverlapped; }

private:
    void note(const LogBatch &batch);

    qint64 m_second = 0; // since 1970
    QHash<size_t, int> m_shown; // lines of that second, by what they say
    QHash<size_t, int> m_toRepeat; // of these, what has not come again yet
    qint64 m_time = 0;
    bool m_isRepeating = false;
    bool m_hasOverlapped = false;
};

// Where the lines of each of so many sources end in a log, as far as it takes back. Nothing for those that have none.
QHash<int, LogNewest> findNewest(const LogPages &pages, int sources, const std::atomic<bool> &stopped);

} // namespace quayside
