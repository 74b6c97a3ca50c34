// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/logs/logsearch.h"

namespace quayside {

// What is shown of a log, row by row: all of its lines, or those that a filter leaves.
class LogRows final : public QObject
{
    Q_OBJECT

public:
    explicit LogRows(QObject *parent = nullptr);

    // Another log, or none.
    void setLog(LogLines *log);
    LogLines *log() const { return m_log; }
    // An empty filter leaves everything. An error when it cannot be used: then nothing is left.
    Result<> setFilter(const LogFilter &filter);
    const LogFilter &filter() const { return m_search.filter(); }
    bool isFiltered() const { return !filter().isEmpty(); }
    const LogSearch &search() const { return m_search; }

    qint64 count() const;
    // 0 <= row < count().
    qint64 lineAt(qint64 row) const;
    // The row of a line; of one that is not shown, where it would be.
    qint64 rowOf(qint64 line) const;

    // How many lines below a line go on with it, as the frames of a stack trace do, where the filter folds them.
    struct Trace
    {
        qint64 lines = 0;
        bool isFolded = false;
    };
    Trace traceBelow(qint64 line) const;
    void toggleTrace(qint64 line);

Q_SIGNALS:
    // Rows came or went, anywhere.
    void changed();
    // There is another log, or none of the lines before.
    void cleared();

private:
    QPointer<LogLines> m_log;
    LogSearch m_search;
    mutable LineRules m_rules;
};

} // namespace quayside
