// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/linetime.h"

#include <chrono>

namespace quayside {

namespace {

constexpr qsizetype furthestStart = 100; // of a time in a web server's line
constexpr QByteArrayView months("JanFebMarAprMayJunJulAugSepOctNovDec");

// Takes a text apart from its beginning; once something is not as it should be, nothing fits any more.
class Reader
{
public:
    explicit Reader(QByteArrayView text)
        : m_text(text)
    {
    }

    bool fits() const { return m_fits; }
    char next() const { return m_text.isEmpty() ? '\0' : m_text.front(); }
    bool take(char wanted)
    {
        const bool is = next() == wanted;
        if (is)
            m_text = m_text.sliced(1);
        return is;
    }
    void expect(char wanted) { m_fits = m_fits && take(wanted); }
    int number(qsizetype digits)
    {
        int value = 0;
        for (qsizetype i = 0; i < digits && m_fits; ++i) {
            m_fits = next() >= '0' && next() <= '9';
            if (m_fits)
                value = value * 10 + (next() - '0');
            m_text = m_text.sliced(m_fits ? 1 : 0);
        }
        return value;
    }
    // Of "Nov": 11.
    int month()
    {
        const qsizetype place = m_text.size() < 3 ? -1 : months.indexOf(m_text.first(3));
        m_fits = m_fits && place >= 0 && place % 3 == 0;
        m_text = m_text.sliced(m_fits ? 3 : 0);
        return static_cast<int>(place / 3) + 1;
    }
    // Of ".123456789" or ",123".
    qint64 fraction()
    {
        if (!take('.') && !take(','))
            return 0;
        qint64 value = 0;
        qint64 unit = 100'000'000;
        for (; next() >= '0' && next() <= '9'; m_text = m_text.sliced(1), unit /= 10)
            value += (next() - '0') * unit;
        return value;
    }
    // Of "Z", "+01:00", " +0100", or nothing: seconds.
    int zone()
    {
        Reader ahead(m_text);
        ahead.take(' ');
        const bool isBehind = ahead.next() == '-';
        if (!ahead.take('+') && !ahead.take('-'))
            return 0;
        const int hours = ahead.number(2);
        ahead.take(':');
        const int minutes = ahead.number(2);
        return ahead.fits() ? (isBehind ? -1 : 1) * (hours * 60 + minutes) * 60 : 0;
    }

private:
    QByteArrayView m_text;
    bool m_fits = true;
};

struct Date
{
    int year = 0;
    int month = 0;
    int day = 0;
};

qint64 timeBehind(const Date &date, Reader &reader)
{
    const int hour = reader.number(2);
    reader.expect(':');
    const int minute = reader.number(2);
    reader.expect(':');
    const int second = reader.number(2);
    const qint64 fraction = reader.fits() ? reader.fraction() : 0;
    const int zone = reader.fits() ? reader.zone() : 0;
    const std::chrono::year_month_day day{std::chrono::year(date.year), std::chrono::month(static_cast<unsigned>(date.month)),
                                          std::chrono::day(static_cast<unsigned>(date.day))};
    // Nanoseconds since 1970 fit until the year 2262.
    if (!reader.fits() || !day.ok() || date.year < 1970 || date.year > 2261 || hour > 23 || minute > 59 || second > 60)
        return 0;
    const qint64 days = std::chrono::sys_days(day).time_since_epoch().count();
    return (((days * 24 + hour) * 60 + minute) * 60 + second - zone) * 1'000'000'000 + fraction;
}

qint64 isoTime(QByteArrayView line)
{
    Reader reader(line);
    reader.take('[');
    Date date;
    date.year = reader.number(4);
    reader.expect('-');
    date.month = reader.number(2);
    reader.expect('-');
    date.day = reader.number(2);
    if (!reader.take('T'))
        reader.expect(' ');
    return timeBehind(date, reader);
}

qint64 webTime(QByteArrayView line)
{
    const qsizetype bracket = line.first(std::min(line.size(), furthestStart)).indexOf('[');
    if (bracket < 0)
        return 0;
    Reader reader(line.sliced(bracket + 1));
    Date date;
    date.day = reader.number(2);
    reader.expect('/');
    date.month = reader.month();
    reader.expect('/');
    date.year = reader.number(4);
    reader.expect(':');
    return timeBehind(date, reader);
}

} // namespace

qint64 timeOfLine(QByteArrayView line)
{
    const qint64 time = isoTime(line);
    return time > 0 ? time : webTime(line);
}

QList<LineStamp> stampsByText(QByteArrayView text)
{
    QList<LineStamp> stamps;
    qsizetype begin = 0;
    for (qsizetype end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
        stamps.append({timeOfLine(text.sliced(begin, end - begin)), 0, LogChannel::Output, LineStamp::Kind::Line, false});
        begin = end + 1;
    }
    return stamps;
}

} // namespace quayside
