// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/logmerge.h"

#include "models/core/clock.h"

#include <QTimer>

#include <algorithm>
#include <chrono>

namespace quayside {

// Lines without a time, and those whose time goes back, belong to what came before them.
qint64 LogMerge::Queue::time() const
{
    return std::max(newest, pages.front().stamps.at(line).time);
}

LogMerge::LogMerge(const Clock &clock)
    : m_clock(clock)
{
}

LogMerge::Queue &LogMerge::queue(int source)
{
    if (m_queues.size() <= static_cast<size_t>(source))
        m_queues.resize(static_cast<size_t>(source) + 1);
    return m_queues[static_cast<size_t>(source)];
}

void LogMerge::begin(int source)
{
    queue(source).isOld = true;
    queue(source).heardOf = m_clock.elapsed().count();
}

void LogMerge::settle(int source)
{
    queue(source).isOld = false;
    release();
}

bool LogMerge::isBehind() const
{
    return std::ranges::any_of(m_queues, [](const Queue &queue) { return queue.isOld || !queue.isEmpty(); });
}

void LogMerge::add(int source, const LogPage &page)
{
    if (page.lines == 0)
        return;
    Queue &its = queue(source);
    its.heardOf = m_clock.elapsed().count();
    const bool isAlone = std::ranges::none_of(m_queues, [&its](const Queue &other) { return (&other != &its && other.isOld) || !other.isEmpty(); });
    if (isAlone) {
        its.newest = std::max(its.newest, page.stamps.last().time);
        return Q_EMIT merged(page);
    }
    its.pages.push_back(page);
    m_waiting += page.text.size();
    release();
}

// Something older may come from a source of which nothing is here.
bool LogMerge::isInTheWay(const Queue &other, const Queue *of) const
{
    return &other != of && other.isOld && other.isEmpty() && m_waiting < roof;
}

// The queue with the oldest line, when nothing can come before it.
LogMerge::Queue *LogMerge::next()
{
    Queue *oldest = nullptr;
    for (Queue &queue : m_queues)
        if (!queue.isEmpty() && (!oldest || queue.time() < oldest->time()))
            oldest = &queue;
    const bool mustWait = std::ranges::any_of(m_queues, [this, oldest](const Queue &other) { return isInTheWay(other, oldest); });
    return mustWait ? nullptr : oldest;
}

void LogMerge::takeLine(Queue &queue, LogPage &into)
{
    queue.newest = queue.time();
    const LogPage &page = queue.pages.front();
    const qsizetype end = page.text.indexOf('\n', queue.begin);
    into.append(QByteArrayView(page.text).sliced(queue.begin, end - queue.begin), page.stamps.at(queue.line));
    m_waiting -= end + 1 - queue.begin;
    queue.begin = end + 1;
    if (++queue.line < page.lines)
        return;
    queue.pages.pop_front();
    queue.line = 0;
    queue.begin = 0;
}

void LogMerge::release()
{
    if (m_goesOn)
        return;
    LogPage page;
    for (Queue *queue = next(); queue && !m_goesOn; queue = next()) {
        takeLine(*queue, page);
        m_goesOn = page.text.size() >= mostInTurn;
    }
    if (m_goesOn)
        QTimer::singleShot(0, this, &LogMerge::releaseMore);
    if (page.lines > 0)
        Q_EMIT merged(page);
    if (m_waiting == 0)
        return Q_EMIT emptied();
    if (m_isTimed || m_goesOn)
        return;
    m_isTimed = true;
    m_clock.callAfter(std::chrono::milliseconds(longestWait), this, [this] { giveUpWaiting(); });
}

void LogMerge::releaseMore()
{
    m_goesOn = false;
    release();
}

// A silent source may have nothing to say.
void LogMerge::giveUpWaiting()
{
    m_isTimed = false;
    const qint64 now = m_clock.elapsed().count();
    for (Queue &queue : m_queues)
        queue.isOld = queue.isOld && (!queue.isEmpty() || now - queue.heardOf < longestWait);
    release();
}

} // namespace quayside
