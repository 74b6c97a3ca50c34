// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/httpclient.h"

namespace quayside {

IoThread::IoThread()
{
    m_thread.setObjectName(QStringLiteral("io"));
    m_thread.start();
}

IoThread::~IoThread()
{
    m_thread.quit();
    m_thread.wait();
}

HttpClient::HttpClient(IoThread &io, Endpoint endpoint)
    : m_io(&io)
    , m_endpoint(std::move(endpoint))
{
}

ExchangeHandle HttpClient::begin(HttpRequest request, Exchange::Receiver receiver, QObject *context) const
{
    ExchangeHandle exchange(new Exchange(m_endpoint, std::move(request), std::move(receiver)));
    Exchange *const target = exchange.get();
    QObject::connect(
        target, &Exchange::deliver, context,
        [target](qint64 bytes, const std::function<void()> &function) {
            // The function may destroy the context and with it the exchange: acknowledge first.
            if (bytes > 0)
                QMetaObject::invokeMethod(
                    target, [target, bytes] { target->acknowledge(bytes); }, Qt::QueuedConnection);
            function();
        },
        Qt::QueuedConnection);
    target->moveToThread(m_io->thread());
    QMetaObject::invokeMethod(target, &Exchange::start, Qt::QueuedConnection);
    return exchange;
}

} // namespace quayside
