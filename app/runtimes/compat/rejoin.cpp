// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/rejoin.h"

#include <algorithm>

namespace quayside {

namespace {

// What is kept in mind of a log that is followed for ever: the last seconds whatever they hold, and more where they hold little.
constexpr size_t fewestSeconds = 10;
constexpr qsizetype mostLines = 200'000;

qint64 secondOf(const LogLine &line)
{
    return line.time / 1'000'000'000;
}

size_t keyOf(const LogBatch &batch, const LogLine &line)
{
    return qHashMulti(0, static_cast<int>(line.channel), batch.text(line));
}

} // namespace

LogRejoin::Second &LogRejoin::second(qint64 time)
{
    const auto place = std::ranges::lower_bound(m_seconds, time, {}, &Second::time);
    if (place != m_seconds.end() && place->time == time)
        return *place;
    return *m_seconds.insert(place, Second{time, {}, 0});
}

void LogRejoin::note(const LogBatch &batch)
{
    for (const LogLine &line : batch.lines) {
        const qint64 time = secondOf(line);
        if (time <= 0 || (m_firstSecond > 0 && time < sinceSeconds()))
            continue; // without a time, or from before what is kept in mind: neither comes again
        if (m_firstSecond == 0)
            m_firstSecond = time;
        Second &known = second(time);
        ++known.shown[keyOf(batch, line)];
        ++known.lines;
        ++m_lines;
    }
    forgetOld();
}

void LogRejoin::forgetOld()
{
    while (m_seconds.size() > fewestSeconds && m_lines > mostLines)
        forgetFirst();
}

void LogRejoin::forgetFirst()
{
    m_lines -= m_seconds.front().lines;
    m_seconds.pop_front();
    m_remembersAll = false;
}

void LogRejoin::beginInTheMiddle()
{
    m_beganInTheMiddle = true;
    m_remembersAll = false;
}

void LogRejoin::settle()
{
    m_remembersAll = false;
    while (m_seconds.size() > 1)
        forgetFirst();
}

void LogRejoin::beginReading()
{
    m_toRepeat = m_seconds;
    m_beforeFirst = m_beganInTheMiddle && sinceSeconds() == m_firstSecond;
}

bool LogRejoin::isRepeated(const LogLine &line, size_t key)
{
    const auto place = std::ranges::lower_bound(m_toRepeat, secondOf(line), {}, &Second::time);
    if (place == m_toRepeat.end() || place->time != secondOf(line))
        return false;
    const auto left = place->shown.find(key);
    if (left == place->shown.end() || *left == 0)
        return false;
    --*left;
    return true;
}

LogBatch LogRejoin::filter(const LogBatch &batch)
{
    LogBatch fresh;
    for (const LogLine &line : batch.lines) {
        if (secondOf(line) < sinceSeconds())
            continue;
        const bool repeated = isRepeated(line, keyOf(batch, line));
        const bool unwanted = m_beforeFirst && !repeated && secondOf(line) == m_firstSecond;
        m_beforeFirst = m_beforeFirst && unwanted;
        if (repeated || unwanted)
            continue;
        fresh.append(batch.text(line), line.time, line.channel);
        fresh.lines.last().isPartial = line.isPartial;
    }
    return fresh;
}

} // namespace quayside
