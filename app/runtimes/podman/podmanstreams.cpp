// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/podmanstreams.h"

#include "app/runtimes/compat/jsonlines.h"
#include "app/runtimes/podman/podmanjson.h"

namespace quayside::podman {

using namespace Qt::StringLiterals;

PodmanLogStream::PodmanLogStream(PodmanApi api, QString container, LogOptions options)
    : m_api(std::move(api))
    , m_container(std::move(container))
    , m_options(std::move(options))
{
    open(Phase::Following);
}

void PodmanLogStream::open(Phase phase)
{
    m_phase = phase;
    m_joining = m_rejoin.hasSeenAnything();
    m_rejoin.beginReading();
    const bool follow = phase == Phase::Following && m_options.follow;
    const qint64 tail = m_joining ? -1 : m_options.tail;
    const qint64 since = m_joining ? m_rejoin.sinceSeconds() : m_options.since.isValid() ? m_options.since.toSecsSinceEpoch() : 0;
    auto decoder = std::make_shared<LogFrameDecoder>(); // touched on the I/O thread only
    m_stream = std::make_unique<HttpStream>(
        m_api.client(), PodmanApi::logsRequest(m_container, follow, tail, since), [this, decoder](Exchange &exchange, QByteArrayView bytes) {
            // A damaged frame ends the decoding; the tail is read again at the end of the stream as always.
            const Result<LogBatch> batch = decoder->feed(bytes);
            if (batch && !batch->isEmpty())
                exchange.post(batch->bytes.size(), [this, batch = *batch] { receive(batch); });
        });
    connect(m_stream.get(), &HttpStream::ended, this, &PodmanLogStream::onEnded);
    connect(m_stream.get(), &HttpStream::failed, this, &PodmanLogStream::onFailed);
}

void PodmanLogStream::receive(const LogBatch &batch)
{
    const LogBatch fresh = m_joining ? m_rejoin.filter(batch) : batch;
    if (fresh.isEmpty())
        return;
    m_rejoin.note(fresh);
    Q_EMIT linesArrived(fresh);
}

void PodmanLogStream::onEnded()
{
    if (m_phase == Phase::Following && m_options.follow)
        return open(Phase::ReadingTail);
    m_phase = Phase::Resting;
    m_stream.release()->deleteLater(); // we are inside its signal
    Q_EMIT ended();
}

void PodmanLogStream::onFailed(const Error &error)
{
    // Podman cuts a followed log off in the middle of a frame when the container ends.
    if (m_phase == Phase::Following && m_options.follow && error.kind == Error::Kind::Unreachable && m_rejoin.hasSeenAnything())
        return open(Phase::ReadingTail);
    m_phase = Phase::Resting;
    m_stream.release()->deleteLater();
    Q_EMIT failed(error);
}

void PodmanLogStream::finishReading()
{
    m_options.follow = false;
    open(Phase::ReadingTail);
}

void PodmanLogStream::lookAgain()
{
    if (m_phase != Phase::Resting || !m_options.follow || m_checking)
        return;
    m_checking = true;
    checkState();
}

void PodmanLogStream::checkState()
{
    m_api.inspectContainer(m_container)->onFinished(this, [this](const Result<QJsonObject> &inspected) {
        m_checking = false;
        if (!inspected || m_phase != Phase::Resting)
            return;
        const QJsonObject state = inspected->value("State"_L1).toObject();
        const QString start = state.value("StartedAt"_L1).toString();
        const bool ranAgain = !m_lastStart.isEmpty() && start != m_lastStart;
        m_lastStart = start;
        if (state.value("Running"_L1).toBool() || ranAgain)
            open(Phase::Following);
    });
}

PodmanMetricsStream::PodmanMetricsStream(const PodmanApi &api)
{
    struct State
    {
        JsonLines lines;
        StatsArithmetic arithmetic;
    };
    auto state = std::make_shared<State>(); // touched on the I/O thread only
    m_stream = std::make_unique<HttpStream>(api.client(), PodmanApi::statsRequest(), [this, state](Exchange &exchange, QByteArrayView bytes) {
        QList<Sample> samples;
        for (const QJsonObject &document : state->lines.feed(bytes))
            for (const StatsReading &reading : statsFrom(document))
                samples.append(state->arithmetic.sample(reading));
        if (!samples.isEmpty())
            exchange.post(bytes.size(), [this, samples] { Q_EMIT samplesArrived(samples); });
    });
    connect(m_stream.get(), &HttpStream::failed, this, &MetricsStream::failed);
    connect(m_stream.get(), &HttpStream::ended, this, [this] { Q_EMIT failed({Error::Kind::Unreachable, {}, {}}); });
}

PodmanEventStream::PodmanEventStream(const PodmanApi &api, const QStringList &containers, const QDateTime &since)
{
    const QJsonObject filters{{u"container"_s, QJsonArray::fromStringList(containers)}};
    auto lines = std::make_shared<JsonLines>(); // touched on the I/O thread only
    m_stream = std::make_unique<HttpStream>(
        api.client(), PodmanApi::eventsRequest(filters, since.toSecsSinceEpoch()), [this, lines](Exchange &exchange, QByteArrayView bytes) {
            QList<Event> events;
            for (const QJsonObject &line : lines->feed(bytes))
                if (const std::optional<Event> event = eventFrom(line))
                    events.append(*event);
            if (!events.isEmpty())
                exchange.post(bytes.size(), [this, events] { Q_EMIT eventsArrived(events); });
        });
    connect(m_stream.get(), &HttpStream::failed, this, &EventStream::failed);
    connect(m_stream.get(), &HttpStream::ended, this, [this] { Q_EMIT failed({Error::Kind::Unreachable, {}, {}}); });
}

} // namespace quayside::podman
