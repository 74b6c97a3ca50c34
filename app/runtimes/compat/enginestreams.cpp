// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/enginestreams.h"

#include "app/runtimes/compat/jsonlines.h"

namespace quayside::compat {

EngineEventStream::EngineEventStream(const Engine &api, const QJsonObject &filters, const QDateTime &since)
{
    auto lines = std::make_shared<JsonLines>(); // touched on the I/O thread only
    const HttpRequest request = api->eventsRequest(filters, since.toSecsSinceEpoch());
    m_stream = std::make_unique<HttpStream>(api->client(), request, [this, lines, api](Exchange &exchange, QByteArrayView bytes) {
        QList<Event> events;
        for (const QJsonObject &line : lines->feed(bytes))
            if (const std::optional<Event> event = eventFrom(api->eventFrom(line)))
                events.append(*event);
        if (!events.isEmpty())
            exchange.post(bytes.size(), [this, events] { Q_EMIT eventsArrived(events); });
    });
    connect(m_stream.get(), &HttpStream::failed, this, &EventStream::failed);
    connect(m_stream.get(), &HttpStream::ended, this, [this] { Q_EMIT failed({Error::Kind::Unreachable, {}, {}}); });
}

} // namespace quayside::compat
