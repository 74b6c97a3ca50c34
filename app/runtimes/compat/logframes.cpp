// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/logframes.h"

#include "app/runtimes/compat/tr.h"

#include <QtEndian>

#include <chrono>
#include <utility>

namespace quayside {

namespace {

constexpr qsizetype headSize = 8;

bool digits(QByteArrayView text, qsizetype from, qsizetype count, int &value)
{
    value = 0;
    for (qsizetype i = from; i < from + count; ++i) {
        if (text.at(i) < '0' || text.at(i) > '9')
            return false;
        value = value * 10 + (text.at(i) - '0');
    }
    return true;
}

// Takes ".123456789"; returns nanoseconds and moves on.
qint64 parseFraction(QByteArrayView text, qsizetype &at)
{
    if (at >= text.size() || text.at(at) != '.')
        return 0;
    qint64 value = 0;
    int count = 0;
    for (++at; at < text.size() && text.at(at) >= '0' && text.at(at) <= '9'; ++at)
        if (count < 9) {
            value = value * 10 + (text.at(at) - '0');
            ++count;
        }
    for (; count < 9; ++count)
        value *= 10;
    return value;
}

// Takes "Z" or "+01:00"; false when it is neither.
bool parseZone(QByteArrayView text, qsizetype &at, int &minutes)
{
    minutes = 0;
    if (at < text.size() && text.at(at) == 'Z') {
        ++at;
        return true;
    }
    if (at + 6 > text.size() || (text.at(at) != '+' && text.at(at) != '-') || text.at(at + 3) != ':')
        return false;
    int hours = 0;
    int rest = 0;
    if (!digits(text, at + 1, 2, hours) || !digits(text, at + 4, 2, rest))
        return false;
    minutes = (text.at(at) == '-' ? -1 : 1) * (hours * 60 + rest);
    at += 6;
    return true;
}

} // namespace

qint64 parseLogTime(QByteArrayView line, qsizetype &length)
{
    length = 0;
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int zone = 0;
    const bool shaped = line.size() >= 20 && line.at(4) == '-' && line.at(7) == '-' && line.at(10) == 'T' && line.at(13) == ':'
        && line.at(16) == ':' && digits(line, 0, 4, year) && digits(line, 5, 2, month) && digits(line, 8, 2, day)
        && digits(line, 11, 2, hour) && digits(line, 14, 2, minute) && digits(line, 17, 2, second);
    if (!shaped || hour > 23 || minute > 59 || second > 60)
        return 0;
    qsizetype at = 19;
    const qint64 nanoseconds = parseFraction(line, at);
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    // Nanoseconds since 1970 fit until the year 2262; a line that claims more has no time we could keep.
    if (!parseZone(line, at, zone) || !date.ok() || year < 1970 || year > 2261 || at >= line.size() || line.at(at) != ' ')
        return 0;
    length = at + 1;
    const qint64 days = std::chrono::sys_days(date).time_since_epoch().count();
    return (((days * 24 + hour) * 60 + minute - zone) * 60 + second) * 1'000'000'000 + nanoseconds;
}

LogFrameDecoder::LogFrameDecoder(Framing framing)
    : m_framing(framing)
{
}

Result<LogBatch> LogFrameDecoder::feed(QByteArrayView bytes)
{
    LogBatch batch;
    if (!m_isBroken)
        m_buffer.append(bytes);
    if (m_framing == Framing::Raw)
        takeRawLines(batch);
    else
        while (!m_isBroken && takeFrame(batch)) { }
    if (m_isBroken && batch.isEmpty())
        return failure(Error::Kind::Malformed, CompatTr::tr("The engine's log is damaged: what follows is no log frame."));
    m_buffer.remove(0, m_position);
    m_position = 0;
    return batch;
}

bool LogFrameDecoder::takeFrame(LogBatch &batch)
{
    const QByteArrayView rest = QByteArrayView(m_buffer).sliced(m_position);
    if (rest.size() < headSize)
        return false;
    const auto channel = static_cast<quint8>(rest.at(0));
    const auto length = qFromBigEndian<quint32>(rest.data() + 4);
    if (channel > 2 || rest.at(1) != 0 || rest.at(2) != 0 || rest.at(3) != 0 || length > largestFrame) {
        m_isBroken = true;
        return false;
    }
    if (rest.size() < headSize + static_cast<qsizetype>(length))
        return false;
    takeText(rest.sliced(headSize, length), channel == 2 ? LogChannel::Error : LogChannel::Output, batch);
    m_position += headSize + length;
    return true;
}

// Without frames only a line end tells where the next time stands. A line longer than any frame is cut.
void LogFrameDecoder::takeRawLines(LogBatch &batch)
{
    const qsizetype end = m_buffer.lastIndexOf('\n') + 1;
    m_position = m_buffer.size() > largestFrame ? m_buffer.size() : end;
    takeText(QByteArrayView(m_buffer).first(m_position), LogChannel::Output, batch);
}

void LogFrameDecoder::takeText(QByteArrayView text, LogChannel channel, LogBatch &batch)
{
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf('\n');
        const QByteArrayView line = end < 0 ? text : text.first(end);
        takeLine(line, channel, end >= 0, batch);
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
    }
}

void LogFrameDecoder::takeLine(QByteArrayView line, LogChannel channel, bool isWhole, LogBatch &batch)
{
    qsizetype timeLength = 0;
    const qint64 time = parseLogTime(line, timeLength);
    m_lines.add(batch, channel, time, line.sliced(timeLength), isWhole);
}

LogBatch LogFrameDecoder::finish()
{
    LogBatch batch;
    if (m_framing == Framing::Raw)
        takeText(std::exchange(m_buffer, {}), LogChannel::Output, batch);
    const LogBatch rest = m_lines.finish();
    for (const LogLine &line : rest.lines)
        batch.append(rest.text(line), line.time, line.channel);
    return batch;
}

} // namespace quayside
