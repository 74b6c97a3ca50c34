// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/logbatch.h"

#include <QDateTime>
#include <QHash>

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

private:
    qint64 m_second = 0; // since 1970
    QHash<size_t, int> m_shown; // lines of that second, by what they say
    QHash<size_t, int> m_toRepeat; // of these, what has not come again yet
    bool m_isRepeating = false;
};

} // namespace quayside
