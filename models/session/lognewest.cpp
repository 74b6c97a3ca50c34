// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/lognewest.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace quayside {

namespace {

size_t keyOf(const LogBatch &batch, const LogLine &line)
{
    return qHashMulti(0, line.time, static_cast<int>(line.channel), batch.text(line));
}

// The lines of one source's newest second, gathered from the end of a log.
struct NewestSecond
{
    qint64 second = 0;
    LogBatch lines;
    bool isWhole = false;

    void take(QByteArrayView text, const LineStamp &stamp)
    {
        const qint64 lineSecond = stamp.time / 1'000'000'000;
        if (isWhole || stamp.kind == LineStamp::Kind::Mark || lineSecond <= 0)
            return;
        second = second == 0 ? lineSecond : second;
        isWhole = lineSecond < second;
        if (lineSecond == second)
            lines.append(text, stamp.time, stamp.channel);
    }
};

void takeFromEnd(const LogPage &page, std::vector<NewestSecond> &newest)
{
    qsizetype end = page.text.size();
    for (qint64 i = page.lines - 1; i >= 0 && end > 0; --i) {
        const qsizetype begin = end > 1 ? page.text.lastIndexOf('\n', end - 2) + 1 : 0;
        const LineStamp stamp = page.stamps.value(i);
        if (stamp.source < newest.size())
            newest[stamp.source].take(QByteArrayView(page.text).sliced(begin, end - 1 - begin), stamp);
        end = begin;
    }
}

} // namespace

QHash<int, LogNewest> findNewest(const LogPages &pages, int sources, const std::atomic<bool> &stopped)
{
    std::vector<NewestSecond> newest(static_cast<size_t>(sources));
    const auto isDone = [&newest] { return std::ranges::all_of(newest, &NewestSecond::isWhole); };
    constexpr LogPages::Want want = LogPages::Want::TextAndStamps;
    for (qint64 end = pages.endLine(); end > pages.firstLine() && !stopped && !isDone(); end = pages.pageStart(end - 1, want))
        takeFromEnd(pages.page(end - 1, want), newest);
    QHash<int, LogNewest> result;
    for (int source = 0; source < sources; ++source)
        if (const LogBatch &lines = newest[static_cast<size_t>(source)].lines; !lines.isEmpty())
            result[source].take(lines);
    return result;
}

void LogNewest::readAgain()
{
    m_toRepeat = m_shown;
    m_isRepeating = m_second > 0;
    m_hasOverlapped = false;
}

QDateTime LogNewest::since() const
{
    return m_second > 0 ? QDateTime::fromSecsSinceEpoch(m_second, Qt::UTC) : QDateTime();
}

// Of lines that cannot have come before, only those of the newest second are looked at.
void LogNewest::note(const LogBatch &batch)
{
    qint64 newest = m_second;
    for (const LogLine &line : batch.lines) {
        newest = std::max(newest, line.time / 1'000'000'000);
        m_time = std::max(m_time, line.time);
    }
    if (newest > std::exchange(m_second, newest))
        m_shown.clear();
    for (const LogLine &line : batch.lines)
        if (newest > 0 && line.time / 1'000'000'000 == newest)
            ++m_shown[keyOf(batch, line)];
}

LogBatch LogNewest::take(const LogBatch &batch)
{
    if (!m_isRepeating) {
        note(batch);
        return batch;
    }
    LogBatch fresh;
    for (const LogLine &line : batch.lines) {
        const qint64 second = line.time / 1'000'000'000;
        const size_t key = keyOf(batch, line);
        m_isRepeating = m_isRepeating && second <= m_second;
        if (m_isRepeating && line.time > 0) {
            const auto known = m_toRepeat.find(key);
            const bool isKnown = known != m_toRepeat.end() && *known > 0;
            m_hasOverlapped = m_hasOverlapped || isKnown;
            if (isKnown)
                --*known;
            if (isKnown || second < m_second)
                continue;
        }
        fresh.append(batch.text(line), line.time, line.channel);
        fresh.lines.last().isPartial = line.isPartial;
        m_time = std::max(m_time, line.time);
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
