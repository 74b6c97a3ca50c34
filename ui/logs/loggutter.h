// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/logs/linerules.h"
#include "models/logs/loglines.h"
#include "ui/logs/loglook.h"

#include <QPainter>

namespace quayside {

struct Theme;

// What stands in front of the text of lines: a bar for how grave they are, their number, time and container.
class LogGutter
{
public:
    // What one row says there.
    struct Entry
    {
        qint64 number = 0; // counted from 1
        LogRecord record;
        qint64 timeAbove = 0; // of the row before, nanoseconds; 0 when there is none
    };

    void setLook(const LogLook &look) { m_look = look; }
    const LogLook &look() const { return m_look; }
    // Widths follow from the text that the log may need.
    void measure(const LogLines *log, double characterWidth);
    int width() const { return m_width; }

    // The times that differences are counted from.
    void setNewest(qint64 time) { m_newest = time; }
    QString timeText(const LogRecord &record, qint64 timeAbove) const;

    void paint(QPainter &painter, const QRect &row, int baseline, const Entry &entry, const QStringList &sources, const Theme &theme);

private:
    static constexpr int barWidth = 3;
    static constexpr qsizetype longestSource = 20; // characters

    qsizetype timeColumns() const;
    void paintLevel(QPainter &painter, const QRect &row, QByteArrayView text, const Theme &theme);

    LogLook m_look;
    LineRules m_rules;
    double m_characterWidth = 1;
    qsizetype m_numberColumns = 0;
    qsizetype m_sourceColumns = 0;
    int m_width = 0;
    qint64 m_newest = 0;
};

} // namespace quayside
