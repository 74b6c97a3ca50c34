// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/linetimes.h"

#include <algorithm>
#include <cmath>

namespace quayside {

namespace {

constexpr qint64 linesInPiece = 200'000; // that are looked at before the result is shown

} // namespace

LineTimes::LineTimes(QObject *parent)
    : QObject(parent)
{
}

void LineTimes::setLog(LogLines *log)
{
    if (m_log)
        m_log->disconnect(this);
    m_log = log;
    if (log) {
        connect(log, &LogLines::linesAppended, this, &LineTimes::goOn);
        connect(log, &LogLines::linesDropped, this, &LineTimes::dropFirst);
        connect(log, &LogLines::cleared, this, &LineTimes::begin);
    }
    begin();
}

void LineTimes::begin()
{
    m_worker.stop();
    ++m_run;
    m_isRunning = false;
    m_samples.clear();
    m_end = m_log ? m_log->firstLine() : 0;
    Q_EMIT changed();
    goOn();
}

void LineTimes::goOn()
{
    if (m_isRunning || !m_log)
        return;
    const auto pages = m_log->pages();
    const qint64 first = std::max(m_end, pages->firstLine());
    const qint64 end = std::min(pages->endLine(), first + linesInPiece);
    if (first >= end)
        return;
    m_isRunning = true;
    m_end = end;
    const auto samples = std::make_shared<QList<Sample>>();
    m_worker.start([pages, samples, first, end](const Workers::Stopped &stopped) { *samples = sampled(*pages, first, end, stopped); },
                   [this, samples, run = ++m_run] { QMetaObject::invokeMethod(this, [this, samples, run] { take(run, *samples); }, Qt::QueuedConnection); });
}

// Every so many lines, and the last.
QList<LineTimes::Sample> LineTimes::sampled(const LogPages &pages, qint64 first, qint64 end, const Workers::Stopped &stopped)
{
    QList<Sample> samples;
    for (qint64 line = first; line < end && !stopped;) {
        const LogPage page = pages.page(line, LogPages::Want::TextAndStamps);
        const qint64 pageEnd = std::min(end, page.lines > 0 ? page.endLine() : line + 1);
        for (; line < pageEnd; ++line) {
            const qint64 time = page.stamps.value(line - page.firstLine).time;
            if (time > 0 && (line % linesBetween == 0 || line == pageEnd - 1 || samples.isEmpty()))
                samples.append({line, time});
        }
    }
    return samples;
}

void LineTimes::take(quint64 run, const QList<Sample> &samples)
{
    if (run != m_run)
        return;
    m_isRunning = false;
    for (const Sample &sample : samples)
        if (m_log && sample.line >= m_log->firstLine())
            m_samples.append({sample.line, std::max(sample.time, lastTime())});
    Q_EMIT changed();
    goOn();
}

void LineTimes::dropFirst()
{
    const auto kept = std::ranges::lower_bound(m_samples, m_log->firstLine(), {}, &Sample::line);
    m_samples.erase(m_samples.begin(), m_samples.begin() + (kept - m_samples.begin()));
}

qint64 LineTimes::lineAt(qint64 time) const
{
    const auto next = std::ranges::lower_bound(m_samples, time, {}, &Sample::time);
    if (next == m_samples.end())
        return m_samples.isEmpty() ? 0 : m_samples.last().line + 1;
    if (next == m_samples.begin() || next->time == time)
        return next->line;
    const Sample &before = *std::prev(next);
    const double part = static_cast<double>(time - before.time) / static_cast<double>(next->time - before.time);
    constexpr double tiny = 1e-6; // less than a line
    const auto lines = static_cast<qint64>(std::ceil(part * static_cast<double>(next->line - before.line) - tiny));
    return std::clamp(before.line + lines, before.line + 1, next->line);
}

QList<LineTimes::Stretch> LineTimes::stretches(int count) const
{
    QList<Stretch> result;
    const qint64 first = firstTime();
    const qint64 span = lastTime() - first + 1;
    if (m_samples.isEmpty() || count <= 0)
        return result;
    const auto timeOf = [first, span, count](int i) { return first + static_cast<qint64>(static_cast<double>(span) * i / count); };
    qint64 line = m_samples.first().line;
    for (int i = 0; i < count; ++i) {
        const qint64 end = i + 1 < count ? std::max(line, lineAt(timeOf(i + 1))) : m_samples.last().line + 1;
        result.append({timeOf(i), line, end});
        line = end;
    }
    return result;
}

} // namespace quayside
