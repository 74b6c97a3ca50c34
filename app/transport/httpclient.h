// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transport/exchange.h"
#include "app/transport/http.h"
#include "models/core/operation.h"

#include <QThread>

#include <memory>

namespace quayside {

// The thread that owns every socket and parses what comes from them.
class IoThread final
{
public:
    IoThread();
    ~IoThread();
    Q_DISABLE_COPY_MOVE(IoThread)

    QThread *thread() { return &m_thread; }
    // Shared by all that delivers from there.
    std::shared_ptr<Intake> intake() const { return m_intake; }

private:
    const std::shared_ptr<Intake> m_intake = std::make_shared<Intake>();
    QThread m_thread;
};

struct DeleteLater
{
    void operator()(QObject *object) const { object->deleteLater(); }
};

// An exchange as its owner on another thread holds it.
using ExchangeHandle = std::unique_ptr<Exchange, DeleteLater>;

// Talks to one endpoint. Every call has a connection of its own: on a unix socket that costs some 50 µs and spares all
// questions of reuse.
class HttpClient final
{
public:
    HttpClient(IoThread &io, Endpoint endpoint);

    const Endpoint &endpoint() const { return m_endpoint; }
    IoThread &io() const { return *m_io; }

    // Starts an exchange on the I/O thread. What it delivers runs on the thread of the context, while that exists.
    ExchangeHandle begin(HttpRequest request, Exchange::Receiver receiver, QObject *context) const;

    // Sends, and makes a value of the response; the parser runs on the I/O thread and judges the status too.
    template <typename T>
    [[nodiscard]] Operation<T> *send(HttpRequest request, std::function<Result<T>(const HttpResponse &)> parse) const;

private:
    IoThread *m_io;
    Endpoint m_endpoint;
};

template <typename T>
class HttpCall final : public Operation<T>
{
public:
    using Parse = std::function<Result<T>(const HttpResponse &)>;

    HttpCall(const HttpClient &client, HttpRequest request, Parse parse)
        : m_client(client)
        , m_request(std::move(request))
        , m_parse(std::move(parse))
    {
    }

protected:
    void start() override
    {
        auto response = std::make_shared<HttpResponse>();
        Exchange::Receiver receiver;
        receiver.head = [response](Exchange &, const HttpHead &head) { response->head = head; };
        receiver.body = [response](Exchange &, QByteArrayView bytes) { response->body.append(bytes); };
        receiver.end = [this, response, parse = std::move(m_parse)](Exchange &exchange, const Result<> &end) {
            Result<T> value = end ? parse(*response) : Result<T>(tl::unexpected(end.error()));
            exchange.post(0, [this, value = std::move(value)] { this->finish(value); });
        };
        m_exchange = m_client.begin(std::move(m_request), std::move(receiver), this);
    }

    void abort() override { m_exchange.reset(); }

private:
    const HttpClient m_client;
    HttpRequest m_request;
    Parse m_parse;
    ExchangeHandle m_exchange;
};

template <typename T>
Operation<T> *HttpClient::send(HttpRequest request, std::function<Result<T>(const HttpResponse &)> parse) const
{
    return new HttpCall<T>(*this, std::move(request), std::move(parse));
}

} // namespace quayside
