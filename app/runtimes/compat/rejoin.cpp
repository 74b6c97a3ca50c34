// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/rejoin.h"

namespace quayside {

namespace {

qint64 secondOf(const LogLine &line)
{
    return line.time / 1'000'000'000;
}

} // namespace

void LogRejoin::note(const LogBatch &batch)
{
    for (const LogLine &line : batch.lines) {
        const qint64 second = secondOf(line);
        if (second > m_second) {
            m_second = second;
            m_linesInSecond = 0;
        }
        if (second == m_second)
            ++m_linesInSecond;
    }
}

void LogRejoin::beginReading()
{
    m_joinSecond = m_second;
    m_toRepeat = m_linesInSecond;
}

LogBatch LogRejoin::filter(const LogBatch &batch)
{
    LogBatch fresh;
    for (const LogLine &line : batch.lines) {
        const qint64 second = secondOf(line);
        if (second < m_joinSecond)
            continue;
        if (second == m_joinSecond && m_toRepeat > 0) {
            --m_toRepeat;
            continue;
        }
        fresh.append(batch.text(line), line.time, line.channel);
        fresh.lines.last().isPartial = line.isPartial;
    }
    return fresh;
}

} // namespace quayside
