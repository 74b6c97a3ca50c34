// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/lognewest.h"

namespace quayside {

void LogNewest::readAgain()
{
    m_toRepeat = m_shown;
    m_isRepeating = m_second > 0;
}

QDateTime LogNewest::since() const
{
    return m_second > 0 ? QDateTime::fromSecsSinceEpoch(m_second, Qt::UTC) : QDateTime();
}

LogBatch LogNewest::take(const LogBatch &batch)
{
    LogBatch fresh;
    for (const LogLine &line : batch.lines) {
        const qint64 second = line.time / 1'000'000'000;
        const size_t key = qHashMulti(0, line.time, static_cast<int>(line.channel), batch.text(line));
        m_isRepeating = m_isRepeating && second <= m_second;
        if (m_isRepeating && line.time > 0) {
            if (second < m_second)
                continue;
            if (const auto known = m_toRepeat.find(key); known != m_toRepeat.end() && *known > 0) {
                --*known;
                continue;
            }
        }
        fresh.append(batch.text(line), line.time, line.channel);
        fresh.lines.last().isPartial = line.isPartial;
        if (second > m_second) {
            m_second = second;
            m_shown.clear();
        }
        if (second == m_second && second > 0)
            ++m_shown[key];
    }
    return fresh;
}

} // namespace quayside
