// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transport/channel.h"
#include "app/transport/http.h"
#include "app/transport/intake.h"
#include "app/transport/responseparser.h"
#include "models/core/result.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace quayside {

// One request and its response on a connection of their own. Lives on the I/O thread; the functions it is given run there.
// Deleting it closes the socket, which is how a cancel reaches the engine.
class Exchange final : public QObject
{
    Q_OBJECT

public:
    struct Receiver
    {
        std::function<void(Exchange &, const HttpHead &)> head;
        std::function<void(Exchange &, QByteArrayView)> body;
        std::function<void(Exchange &, const Result<> &)> end; // once
    };

    Exchange(const Endpoint &endpoint, HttpRequest request, Receiver receiver, std::shared_ptr<Intake> intake);
    ~Exchange() override;

    void start();
    // Hands a function to the thread of whoever listens to deliver(); safe when the listener is gone. The bytes are what it
    // carries: while too many of them wait, here and elsewhere, nothing more is read from the socket.
    void post(qint64 bytes, const std::function<void()> &function);
    void acknowledge(qint64 bytes);
    // Closes the connection and tells the receiver; what it is given may also end an exchange before its time.
    void end(const Result<> &result);

Q_SIGNALS:
    void deliver(qint64 bytes, const std::function<void()> &function);

private:
    void sendRequest();
    void readAvailable();
    void onClosed();
    bool feed(const QByteArray &bytes);
    void losePatience();
    void awaitMore();
    void receiveHead(const HttpHead &head);
    void receiveBody(QByteArrayView bytes);

    HttpRequest m_request;
    const Receiver m_receiver;
    const QString m_place; // for people
    const std::unique_ptr<Channel> m_channel;
    QTimer m_patience;
    ResponseParser m_parser;
    qint64 m_received = 0; // bytes of the body
    bool m_isOpen = false; // the request is on its way
    bool m_closed = false; // by the other side
    bool m_ended = false;
    Intake::Share m_share;
};

} // namespace quayside
