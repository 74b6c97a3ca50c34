// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/enginelog.h"

#include <algorithm>

namespace quayside::compat {

using namespace Qt::StringLiterals;

EngineLogStream::EngineLogStream(Engine api, QString container, LogOptions options, LogFrameDecoder::Framing framing)
    : m_api(std::move(api))
    , m_container(std::move(container))
    , m_options(std::move(options))
    , m_framing(framing)
{
    if (m_options.tail >= 0)
        m_rejoin.beginInTheMiddle();
    open(Phase::Following);
}

void EngineLogStream::open(Phase phase)
{
    m_phase = phase;
    m_joining = m_rejoin.hasSeenAnything();
    m_since = m_joining ? m_rejoin.sinceSeconds() : 0;
    if (m_since == 0 && m_options.since.isValid())
        m_since = m_options.since.toSecsSinceEpoch();
    // A line that had begun and was not shown yet must be read from its first piece on.
    const qint64 unfinished = m_reading ? m_reading->unfinishedSince / 1'000'000'000 : 0;
    if (m_joining && unfinished > 0)
        m_since = std::min(m_since, unfinished);
    m_rejoin.beginReading();
    m_reading = std::make_shared<Reading>(m_framing);
    m_stream = std::make_unique<HttpStream>(
        m_api->client(), request(phase == Phase::Following && m_options.follow),
        [this, reading = m_reading](Exchange &exchange, QByteArrayView bytes) { decode(exchange, bytes, *reading, this); });
    connect(m_stream.get(), &HttpStream::ended, this, &EngineLogStream::onEnded);
    connect(m_stream.get(), &HttpStream::failed, this, &EngineLogStream::onFailed);
}

HttpRequest EngineLogStream::request(bool follow) const
{
    return m_api->logsRequest(m_container, follow, m_joining ? -1 : m_options.tail, m_since);
}

// Runs on the I/O thread, where the stream is not more than an address: it may be gone by now.
void EngineLogStream::decode(Exchange &exchange, QByteArrayView bytes, Reading &reading, EngineLogStream *stream)
{
    const Result<LogBatch> batch = reading.decoder.feed(bytes);
    reading.unfinishedSince = reading.decoder.unfinishedSince();
    if (batch && !batch->isEmpty())
        exchange.post(batch->bytes.size(), [stream, batch = *batch] { stream->receive(batch); });
    if (batch || std::exchange(reading.damageTold, true))
        return;
    exchange.post(0, [stream, words = batch.error().summary] { Q_EMIT stream->gapFound(words); });
}

void EngineLogStream::receive(const LogBatch &batch)
{
    const LogBatch fresh = m_joining ? m_rejoin.filter(batch) : batch;
    if (fresh.isEmpty())
        return;
    m_rejoin.note(fresh);
    Q_EMIT linesArrived(fresh);
}

void EngineLogStream::onEnded()
{
    if (m_phase == Phase::Following && m_options.follow)
        return readTail();
    finishRun();
}

void EngineLogStream::finishRun()
{
    receive(m_reading->decoder.finish()); // a last line without its end
    rest();
    QMetaObject::invokeMethod(this, &EngineLogStream::lookAgain, Qt::QueuedConnection);
    Q_EMIT ended();
}

// Notes which run it is first: a later one, however short, is then known by its start.
void EngineLogStream::readTail()
{
    m_phase = Phase::ReadingTail;
    m_api->inspectContainer(m_container)->onFinished(this, [this](const Result<QJsonObject> &inspected) {
        if (inspected)
            m_lastStart = inspected->value("State"_L1).toObject().value("StartedAt"_L1).toString();
        if (m_phase == Phase::ReadingTail)
            open(Phase::ReadingTail);
    });
}

void EngineLogStream::onFailed(const Error &error)
{
    // Podman cuts a followed log off in the middle of a frame when the container ends.
    if (m_phase == Phase::Following && m_options.follow && error.kind == Error::Kind::Unreachable && m_rejoin.hasSeenAnything())
        return readTail();
    rest();
    Q_EMIT failed(error);
}

void EngineLogStream::rest()
{
    m_phase = Phase::Resting;
    m_rejoin.settle();
    m_reading.reset();
    m_stream.release()->deleteLater(); // we are inside its signal
}

void EngineLogStream::finishReading()
{
    m_options.follow = false;
    open(Phase::ReadingTail);
}

void EngineLogStream::lookAgain()
{
    if (m_phase != Phase::Resting || !m_options.follow)
        return;
    m_hintMissed = m_checking;
    if (!m_checking)
        checkState();
}

// Whether the container runs, or has run, since the log was read.
void EngineLogStream::checkState()
{
    m_checking = true;
    m_api->inspectContainer(m_container)->onFinished(this, [this](const Result<QJsonObject> &inspected) {
        m_checking = false;
        if (m_phase != Phase::Resting)
            return;
        const QJsonObject state = inspected ? inspected->value("State"_L1).toObject() : QJsonObject();
        const QString start = state.value("StartedAt"_L1).toString(m_lastStart);
        const bool ranAgain = start != std::exchange(m_lastStart, start);
        if (state.value("Running"_L1).toBool() || ranAgain)
            open(Phase::Following);
        else if (m_hintMissed)
            lookAgain();
    });
}

} // namespace quayside::compat
