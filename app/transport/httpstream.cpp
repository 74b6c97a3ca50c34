// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/httpstream.h"

#include "app/transport/tr.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace quayside {

namespace {

using namespace Qt::StringLiterals;

// 101 is how an engine says that the connection is a stream from here on.
bool isSuccess(int status)
{
    return status == 101 || (status >= 200 && status < 300);
}

Error::Kind kindOfStatus(int status)
{
    switch (status) {
    case 401:
    case 403:
        return Error::Kind::Unauthorized;
    case 404:
        return Error::Kind::NotFound;
    case 409:
        return Error::Kind::Conflict;
    default:
        return Error::Kind::Rejected;
    }
}

bool isRedirect(int status)
{
    return (status >= 301 && status <= 303) || status == 307 || status == 308;
}

} // namespace

Error errorFromResponse(const HttpResponse &response)
{
    // No engine sends anybody elsewhere, and nobody who does is followed.
    if (isRedirect(response.head.status))
        return {Error::Kind::Rejected,
                TransportTr::tr("What answers here sends us to another address, which no engine does. Nothing was sent there; check the address of the connection."),
                QString::fromUtf8(response.head.header("Location").left(1024))};
    const QJsonObject body = QJsonDocument::fromJson(response.body).object();
    const QString message = body.value("message"_L1).toString();
    const QString fallback = (response.head.status >= 500 ? TransportTr::tr("The engine failed (status %1). Its own log says why; restarting it may help.")
                                                          : TransportTr::tr("The engine refused with status %1.")).arg(response.head.status);
    return {kindOfStatus(response.head.status), message.isEmpty() ? fallback : message,
            QString::fromUtf8(response.body.left(4096))};
}

HttpStream::HttpStream(const HttpClient &client, HttpRequest request, Decode decode, QObject *parent)
    : QObject(parent)
{
    request.bodyLimit = 0;
    // Touched on the I/O thread only: the head, and the body when the engine refused.
    auto refusal = std::make_shared<HttpResponse>();
    Exchange::Receiver receiver;
    receiver.head = [this, refusal](Exchange &exchange, const HttpHead &head) {
        refusal->head = head;
        if (isSuccess(head.status))
            exchange.post(0, [this] { Q_EMIT opened(); });
    };
    receiver.body = [refusal, decode = std::move(decode)](Exchange &exchange, QByteArrayView bytes) {
        if (isSuccess(refusal->head.status))
            return decode(exchange, bytes);
        refusal->body.append(bytes);
        if (refusal->body.size() > HttpLimits::head)
            exchange.end({}); // a refusal that goes on without end has said enough
    };
    receiver.end = [this, refusal](Exchange &exchange, const Result<> &end) {
        if (end && isSuccess(refusal->head.status))
            return exchange.post(0, [this] { Q_EMIT ended(); });
        const Error error = end ? errorFromResponse(*refusal) : end.error();
        exchange.post(0, [this, error] { Q_EMIT failed(error); });
    };
    m_exchange = client.begin(std::move(request), std::move(receiver), this);
}

} // namespace quayside
