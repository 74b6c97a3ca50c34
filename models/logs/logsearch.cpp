// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/logsearch.h"

#include <QElapsedTimer>
#include <QMutex>

#include <algorithm>
#include <tuple>
#include <utility>

namespace quayside {

namespace {

constexpr qint64 deliverEvery = 30; // milliseconds

} // namespace

// Hands out the pages of a part of a log, from its end.
class LogSearch::Cursor
{
public:
    Cursor(std::shared_ptr<const LogPages> pages, LogPages::Want want, qint64 first, qint64 end)
        : m_pages(std::move(pages))
        , m_want(want)
        , m_first(first)
        , m_next(end)
    {
    }

    // The lines of the next page that are wanted of it; none when all are handed out.
    std::pair<qint64, qint64> take()
    {
        const QMutexLocker locker(&m_mutex);
        const qint64 end = m_next;
        if (end > m_first)
            m_next = std::max(m_first, m_pages->pageStart(end - 1, m_want));
        return {m_next, end};
    }
    LogPage pageBefore(qint64 end) const { return m_pages->page(end - 1, m_want); }

private:
    const std::shared_ptr<const LogPages> m_pages;
    const LogPages::Want m_want;
    const qint64 m_first;
    qint64 m_next;
    QMutex m_mutex;
};

LogSearch::LogSearch(QObject *parent)
    : QObject(parent)
{
}

void LogSearch::setLog(LogLines *log)
{
    if (m_log)
        m_log->disconnect(this);
    m_log = log;
    if (log) {
        connect(log, &LogLines::linesAppended, this, &LogSearch::goOn);
        connect(log, &LogLines::linesDropped, this, &LogSearch::dropFirst);
        connect(log, &LogLines::cleared, this, &LogSearch::begin);
    }
    begin();
}

Result<> LogSearch::setFilter(const LogFilter &filter)
{
    m_filter = filter;
    m_compiled.reset();
    Result<> outcome;
    if (!filter.isEmpty()) {
        const Result<CompiledFilter> compiled = CompiledFilter::compile(filter);
        if (compiled)
            m_compiled = *compiled;
        else
            outcome = tl::unexpected(compiled.error());
    }
    begin();
    return outcome;
}

void LogSearch::begin()
{
    m_workers.stop();
    ++m_run;
    m_found.clear();
    m_searched = m_givenUp = 0;
    m_isRunning = false;
    m_end = m_log ? m_log->firstLine() : 0;
    Q_EMIT changed();
    goOn();
}

void LogSearch::include(qint64 firstLine, qint64 endLine)
{
    for (qint64 line = firstLine; line < endLine; ++line)
        m_found.insert(line);
    Q_EMIT changed();
}

void LogSearch::exclude(qint64 firstLine, qint64 endLine)
{
    for (qint64 line = firstLine; line < endLine; ++line)
        m_found.remove(line);
    Q_EMIT changed();
}

void LogSearch::goOn()
{
    m_hasMore = m_isRunning;
    if (m_isRunning || !m_log || !m_compiled || wasGivenUp())
        return;
    const auto pages = m_log->pages();
    // The last line that was looked at may not have been whole.
    const qint64 first = std::max(m_log->firstLine(), m_end - 1);
    if (pages->endLine() <= first)
        return;
    m_found.remove(m_end - 1);
    const auto cursor = std::make_shared<Cursor>(pages, m_compiled->wants(), first, pages->endLine());
    m_end = pages->endLine();
    m_isRunning = true;
    const quint64 run = ++m_run;
    m_workers.start([this, run, cursor, filter = *m_compiled](const Workers::Stopped &stopped) { work(run, *cursor, filter, stopped); },
                    [this, run] { QMetaObject::invokeMethod(this, [this, run] { end(run); }, Qt::QueuedConnection); });
}

// Runs on a thread of the pool; of this object it uses nothing but its address.
void LogSearch::work(quint64 run, Cursor &cursor, const CompiledFilter &filter, const Workers::Stopped &stopped)
{
    PageFilter pageFilter(filter);
    Batch batch;
    QElapsedTimer sinceDelivery; // what is found first is not kept back
    for (auto [first, end] = cursor.take(); first < end && !stopped && pageFilter.givenUp() < LineMatcher::mostGivenUp; std::tie(first, end) = cursor.take()) {
        const LogPage page = cursor.pageBefore(end);
        for (const qint64 line : pageFilter.find(page, stopped))
            if (line >= first && line < end)
                batch.lines.append(line);
        batch.searched += end - first;
        const bool isDue = sinceDelivery.isValid() ? sinceDelivery.elapsed() >= deliverEvery : !batch.lines.isEmpty();
        if (!isDue)
            continue;
        deliver(run, std::exchange(batch, {}));
        sinceDelivery.start();
    }
    batch.givenUp = pageFilter.givenUp();
    deliver(run, batch);
}

void LogSearch::deliver(quint64 run, const Batch &batch)
{
    QMetaObject::invokeMethod(
        this, [this, run, batch] { take(run, batch); }, Qt::QueuedConnection);
}

void LogSearch::take(quint64 run, const Batch &batch)
{
    if (run != m_run)
        return;
    m_found.insert(batch.lines);
    m_searched += batch.searched;
    m_givenUp += batch.givenUp;
    if (m_log)
        m_found.removeBefore(m_log->firstLine());
    Q_EMIT changed();
}

void LogSearch::end(quint64 run)
{
    if (run != m_run)
        return;
    m_isRunning = false;
    Q_EMIT finished();
    if (m_hasMore)
        goOn();
}

void LogSearch::dropFirst()
{
    m_found.removeBefore(m_log->firstLine());
    Q_EMIT changed();
}

} // namespace quayside
