// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/podmanstreams.h"

#include "app/runtimes/compat/jsonlines.h"
#include "app/runtimes/compat/statssample.h"
#include "app/runtimes/podman/podmanjson.h"

namespace quayside::podman {

using namespace Qt::StringLiterals;

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

PodmanEventStream::PodmanEventStream(const PodmanApi &api, const QJsonObject &filters, const QDateTime &since)
{
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
