// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transport/httpclient.h"

namespace quayside {

// An answer that goes on: its bytes are decoded on the I/O thread while they come, and what they mean is posted to the
// thread of the stream. Destroying it closes the connection.
class HttpStream final : public QObject
{
    Q_OBJECT

public:
    // Runs on the I/O thread; hands on what it understood with exchange.post(bytes, function).
    using Decode = std::function<void(Exchange &exchange, QByteArrayView bytes)>;

    HttpStream(const HttpClient &client, HttpRequest request, Decode decode, QObject *parent = nullptr);

Q_SIGNALS:
    // The engine accepted the request.
    void opened();
    // One of these, once: the engine ended the stream; it refused the request, or the connection broke.
    void ended();
    void failed(const quayside::Error &error);

private:
    ExchangeHandle m_exchange;
};

// What an engine said with a status that is no success, as an error: {"message": …} of both APIs, or the bare status.
Error errorFromResponse(const HttpResponse &response);

} // namespace quayside
