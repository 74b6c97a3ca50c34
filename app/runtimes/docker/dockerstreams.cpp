// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/docker/dockerstreams.h"

#include "app/runtimes/compat/jsonlines.h"

namespace quayside::docker {

DockerMetricsStream::DockerMetricsStream(DockerApi api)
    : m_api(std::move(api))
{
    lookAgain();
}

void DockerMetricsStream::lookAgain()
{
    m_hintMissed = m_looking;
    if (m_looking || m_hasFailed)
        return;
    m_looking = true;
    m_api.runningContainers()->onFinished(this, [this](const Result<QStringList> &running) {
        m_looking = false;
        if (!running)
            return fail(running.error());
        follow(*running);
        if (m_hintMissed)
            lookAgain();
    });
}

void DockerMetricsStream::follow(const QStringList &running)
{
    std::erase_if(m_streams, [&](const auto &entry) { return !running.contains(entry.first); });
    for (const QString &container : running)
        if (!m_streams.contains(container))
            open(container);
}

void DockerMetricsStream::open(const QString &container)
{
    struct State
    {
        JsonLines lines;
        StatsArithmetic arithmetic;
    };
    auto state = std::make_shared<State>(); // touched on the I/O thread only
    auto stream = std::make_unique<HttpStream>(m_api.client(), m_api.statsRequest(container), [this, state](Exchange &exchange, QByteArrayView bytes) {
        QList<Sample> samples;
        for (const QJsonObject &document : state->lines.feed(bytes))
            if (const std::optional<StatsReading> reading = statsFrom(document))
                samples.append(state->arithmetic.sample(*reading));
        if (!samples.isEmpty())
            exchange.post(bytes.size(), [this, samples] { Q_EMIT samplesArrived(samples); });
    });
    connect(stream.get(), &HttpStream::ended, this, [this, container] { drop(container); });
    connect(stream.get(), &HttpStream::failed, this, [this, container](const Error &error) {
        drop(container);
        if (error.kind == Error::Kind::Unreachable)
            fail(error);
    });
    m_streams[container] = std::move(stream);
}

// Inside a signal of the stream.
void DockerMetricsStream::drop(const QString &container)
{
    m_streams.extract(container).mapped().release()->deleteLater();
}

void DockerMetricsStream::fail(const Error &error)
{
    if (!std::exchange(m_hasFailed, true))
        Q_EMIT failed(error);
}

} // namespace quayside::docker
