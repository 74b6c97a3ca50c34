// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/logrows.h"

#include <algorithm>

namespace quayside {

LogRows::LogRows(QObject *parent)
    : QObject(parent)
{
    connect(&m_search, &LogSearch::changed, this, &LogRows::changed);
    connect(&m_search, &LogSearch::finished, this, &LogRows::changed);
}

void LogRows::setLog(LogLines *log)
{
    if (m_log)
        m_log->disconnect(this);
    m_log = log;
    m_search.setLog(log);
    if (log) {
        connect(log, &LogLines::linesAppended, this, &LogRows::changed);
        connect(log, &LogLines::linesDropped, this, &LogRows::changed);
        connect(log, &LogLines::cleared, this, &LogRows::cleared);
    }
    Q_EMIT cleared();
}

Result<> LogRows::setFilter(const LogFilter &filter)
{
    const Result<> outcome = m_search.setFilter(filter);
    Q_EMIT changed();
    return outcome;
}

qint64 LogRows::count() const
{
    if (!m_log)
        return 0;
    return isFiltered() ? m_search.found().count() : m_log->lineCount();
}

qint64 LogRows::lineAt(qint64 row) const
{
    return isFiltered() ? m_search.found().at(row) : m_log->firstLine() + row;
}

LogRows::Trace LogRows::traceBelow(qint64 line) const
{
    constexpr qint64 most = 1000; // lines; no stack is deeper
    if (!m_log || !filter().foldsTraces || line + 1 >= m_log->endLine())
        return {};
    const bool isFolded = !m_search.found().contains(line + 1);
    qint64 end = line + 1;
    while (end < std::min(m_log->endLine(), line + most) && m_search.found().contains(end) != isFolded && m_rules.isContinuation(m_log->at(end).text))
        ++end;
    return {end - line - 1, isFolded};
}

void LogRows::toggleTrace(qint64 line)
{
    const Trace trace = traceBelow(line);
    if (trace.isFolded)
        m_search.include(line + 1, line + 1 + trace.lines);
    else
        m_search.exclude(line + 1, line + 1 + trace.lines);
}

qint64 LogRows::rowOf(qint64 line) const
{
    if (!m_log)
        return 0;
    return isFiltered() ? m_search.found().rank(line) : std::clamp<qint64>(line - m_log->firstLine(), 0, m_log->lineCount());
}

} // namespace quayside
