// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/podmanstreams.h"

#include "app/runtimes/compat/jsonlines.h"
#include "app/runtimes/compat/statssample.h"
#include "app/runtimes/podman/podmanjson.h"

namespace quayside::podman {

using namespace Qt::StringLiterals;

PodmanMetricsStream::PodmanMetricsStream(const HttpClient &client)
{
    struct State
    {
        JsonLines lines;
        StatsArithmetic arithmetic;
    };
    auto state = std::make_shared<State>(); // touched on the I/O thread only
    m_stream = std::make_unique<HttpStream>(client, PodmanApi::statsRequest(), [this, state](Exchange &exchange, QByteArrayView bytes) {
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

} // namespace quayside::podman
