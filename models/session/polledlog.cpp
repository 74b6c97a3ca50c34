// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/polledlog.h"

#include "models/logs/linetime.h"
#include "models/session/tr.h"

#include <algorithm>

namespace quayside {

namespace {

constexpr qsizetype endSize = 64 * 1024;

// Lines without a time go on with the one before them, as far as order goes. Those before the first time are the rest of a line whose
// beginning is not there any more.
LogBatch linesOf(QByteArrayView text, qint64 time, qint64 since)
{
    LogBatch batch;
    while (!text.isEmpty()) {
        const qsizetype lineEnd = text.indexOf('\n');
        const QByteArrayView line = text.first(lineEnd < 0 ? text.size() : lineEnd);
        text = text.sliced(std::min(line.size() + 1, text.size()));
        const qsizetype blank = line.indexOf(' ');
        const qint64 its = blank > 0 && line.first(blank).contains('T') ? timeOfLine(line.first(blank)) : 0;
        time = its > 0 ? its : time;
        if (time > 0 && time >= since)
            batch.append(its > 0 ? line.sliced(blank + 1) : line, time, LogChannel::Output);
    }
    return batch;
}

} // namespace

PolledLog::PolledLog(const Clock &clock, Ask ask, std::chrono::milliseconds pause, const LogOptions &options)
    : m_clock(clock)
    , m_ask(std::move(ask))
    , m_pause(pause)
    , m_options(options)
{
    poll();
}

void PolledLog::poll()
{
    if (std::exchange(m_isAsking, true))
        return;
    m_ask()->onFinished(this, [this](const Result<QByteArray> &answer) {
        if (answer)
            return read(*answer);
        wait();
        Q_EMIT failed(answer.error());
    });
}

PolledLog::Reading PolledLog::readOn(const Place &place, const QByteArray &answer, const LogOptions &options)
{
    const bool isFirst = place.end.isEmpty();
    const qsizetype known = isFirst ? 0 : answer.lastIndexOf(place.end);
    // A line that is not ended yet is read when it is.
    const qsizetype wholeEnd = options.follow ? answer.lastIndexOf('\n') + 1 : answer.size();
    const qsizetype begin = known < 0 ? 0 : known + place.end.size();
    Reading reading{place, {}, known < 0};
    if (begin >= wholeEnd)
        return reading;
    const qint64 since = options.since.isValid() ? options.since.toMSecsSinceEpoch() * 1'000'000 : 0;
    reading.lines = linesOf(QByteArrayView(answer).sliced(begin, wholeEnd - begin), known < 0 ? 0 : place.time, known < 0 ? place.time + 1 : since);
    if (isFirst && options.tail >= 0 && options.tail < reading.lines.lines.size())
        reading.lines.lines.remove(0, reading.lines.lines.size() - options.tail);
    reading.place.end = answer.mid(std::max<qsizetype>(0, wholeEnd - endSize), std::min(wholeEnd, endSize));
    if (!reading.lines.isEmpty())
        reading.place.time = reading.lines.lines.last().time;
    return reading;
}

// Megabytes take longer than a frame.
void PolledLog::read(const QByteArray &answer)
{
    const auto reading = std::make_shared<Reading>();
    m_worker.start([reading, answer, place = m_place, options = m_options](const Workers::Stopped &) { *reading = readOn(place, answer, options); },
                   [this, reading] { QMetaObject::invokeMethod(this, [this, reading] { take(*reading); }, Qt::QueuedConnection); });
}

void PolledLog::take(const Reading &reading)
{
    m_place = reading.place;
    wait();
    const QPointer self(this);
    if (reading.isCut)
        Q_EMIT gapFound(SessionTr::tr("Lines are missing here: more was written than the service keeps"));
    if (self && !reading.lines.isEmpty())
        Q_EMIT linesArrived(reading.lines);
    if (self)
        Q_EMIT ended(); // as far as anybody can know
}

void PolledLog::wait()
{
    m_isAsking = false;
    if (m_options.follow)
        m_clock.callAfter(m_pause, this, [this] {
            if (m_options.follow)
                poll();
        });
    else if (std::exchange(m_mustAskAgain, false))
        poll();
}

void PolledLog::finishReading()
{
    m_options.follow = false;
    m_mustAskAgain = m_isAsking;
    poll();
}

} // namespace quayside
