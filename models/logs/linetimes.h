// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/logs/lineset.h"
#include "models/logs/loglines.h"
#include "models/logs/workers.h"

#include <QPointer>

namespace quayside {

// When the lines of a log were written: which line stands where in time, and how many there are in each stretch of it. Looks through
// the log on a thread of its own, and then at what comes. Times that go back count as the latest one before them.
class LineTimes final : public QObject
{
    Q_OBJECT

public:
    // The time of every so many lines is known; in between it is reckoned.
    static constexpr qint64 linesBetween = 64;

    explicit LineTimes(QObject *parent = nullptr);

    // Another log, or none.
    void setLog(LogLines *log);

    // Nanoseconds since 1970; 0 when no line has a time.
    qint64 firstTime() const { return m_samples.isEmpty() ? 0 : m_samples.first().time; }
    qint64 lastTime() const { return m_samples.isEmpty() ? 0 : m_samples.last().time; }
    // The first line that is not before a time.
    qint64 lineAt(qint64 time) const;

    struct Stretch
    {
        qint64 begin = 0; // time
        qint64 firstLine = 0;
        qint64 endLine = 0;

        qint64 lines() const { return endLine - firstLine; }
    };
    // All of the time in so many equal stretches.
    QList<Stretch> stretches(int count) const;

Q_SIGNALS:
    void changed();

private:
    struct Sample
    {
        qint64 line = 0;
        qint64 time = 0;
    };

    static QList<Sample> sampled(const LogPages &pages, qint64 first, qint64 end, const Workers::Stopped &stopped);
    void begin();
    void goOn();
    void take(quint64 run, const QList<Sample> &samples);
    void dropFirst();

    QPointer<LogLines> m_log;
    QList<Sample> m_samples; // ascending in both; the last is of the last line
    qint64 m_end = 0; // lines before it were looked at
    quint64 m_run = 0; // what comes from earlier ones is too late
    bool m_isRunning = false;
    Workers m_worker{1}; // the last: it stops before the rest goes
};

} // namespace quayside
