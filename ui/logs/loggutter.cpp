// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/logs/loggutter.h"

#include "models/format/format.h"
#include "ui/theme/theme.h"

#include <QDateTime>

#include <algorithm>

namespace quayside {

namespace {

// 12:34.567, or with hours in front.
QString spanText(qint64 nanoseconds)
{
    const qint64 milliseconds = nanoseconds / 1'000'000;
    const auto digits = [](qint64 number, int count) { return QString::number(number).rightJustified(count, u'0'); };
    const QString hours = milliseconds >= 3'600'000 ? QString(QString::number(milliseconds / 3'600'000) + u':') : QString();
    return hours + digits(milliseconds / 60'000 % 60, 2) + u':' + digits(milliseconds / 1000 % 60, 2) + u'.' + digits(milliseconds % 1000, 3);
}

QString clockText(qint64 nanoseconds, Qt::TimeSpec zone)
{
    return QDateTime::fromMSecsSinceEpoch(nanoseconds / 1'000'000, zone).toString(QStringLiteral("MM-dd HH:mm:ss.zzz"));
}

} // namespace

qsizetype LogGutter::timeColumns() const
{
    switch (m_look.times) {
    case LogLook::Times::None: return 0;
    case LogLook::Times::Local:
    case LogLook::Times::Utc: return 19;
    case LogLook::Times::Ago:
    case LogLook::Times::Delta: return 15;
    }
    return 0;
}

void LogGutter::measure(const LogLines *log, double characterWidth)
{
    m_characterWidth = characterWidth;
    m_numberColumns = m_look.showNumbers && log ? std::max<qsizetype>(4, QString::number(log->endLine()).size()) + 1 : 0;
    m_sourceColumns = 0;
    if (m_look.showSources && log && log->sources().size() > 1)
        for (const QString &source : log->sources())
            m_sourceColumns = std::max(m_sourceColumns, std::min(source.size(), longestSource) + 2);
    const auto columns = static_cast<double>(1 + m_numberColumns + timeColumns() + m_sourceColumns);
    m_width = barWidth + static_cast<int>(columns * characterWidth);
}

QString LogGutter::timeText(const LogRecord &record, qint64 timeAbove) const
{
    if (record.time <= 0)
        return {};
    switch (m_look.times) {
    case LogLook::Times::None: return {};
    case LogLook::Times::Local: return clockText(record.time, Qt::LocalTime);
    case LogLook::Times::Utc: return clockText(record.time, Qt::UTC);
    case LogLook::Times::Ago: return u'-' + spanText(std::max<qint64>(0, m_newest - record.time));
    case LogLook::Times::Delta: return timeAbove > 0 ? QString((record.time < timeAbove ? u'-' : u'+') + spanText(std::abs(record.time - timeAbove))) : QString();
    }
    return {};
}

void LogGutter::paintLevel(QPainter &painter, const QRect &row, QByteArrayView text, const Theme &theme)
{
    const LogLevel level = m_rules.level(text);
    if (level == LogLevel::Fatal || level == LogLevel::Error)
        painter.fillRect(row.left(), row.top(), barWidth, row.height(), theme.bad);
    else if (level == LogLevel::Warning)
        painter.fillRect(row.left(), row.top(), barWidth, row.height(), theme.warn);
}

void LogGutter::paint(QPainter &painter, const QRect &row, int baseline, const Entry &entry, const QStringList &sources, const Theme &theme)
{
    if (entry.record.kind == LogRecord::Kind::Line)
        paintLevel(painter, row, entry.record.text, theme);
    double x = row.left() + barWidth + m_characterWidth / 2;
    const auto place = [&x, baseline] { return QPointF(x, baseline); };
    painter.setPen(theme.faint);
    if (m_numberColumns > 0) {
        painter.drawText(place(), QString::number(entry.number).rightJustified(m_numberColumns - 1));
        x += static_cast<double>(m_numberColumns) * m_characterWidth;
    }
    if (timeColumns() > 0) {
        painter.drawText(place(), timeText(entry.record, entry.timeAbove).rightJustified(timeColumns() - 1));
        x += static_cast<double>(timeColumns()) * m_characterWidth;
    }
    if (m_sourceColumns == 0 || entry.record.kind != LogRecord::Kind::Line)
        return;
    painter.setPen(theme.series.at(entry.record.source % theme.series.size()));
    painter.drawText(place(), format::plainLine(sources.value(entry.record.source)).left(longestSource));
}

} // namespace quayside
