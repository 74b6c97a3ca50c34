// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/httpclient.h"

#include <atomic>

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

namespace {

// Acknowledges what was taken when the event loop of the context has come round. Within a turn more would be delivered than a turn
// may take, because what is posted meanwhile belongs to it.
class Acknowledgement
{
public:
    Acknowledgement(Exchange *target, QObject *context)
        : m_taken(std::make_shared<std::atomic<qint64>>(0))
        , m_nextTurn(new QTimer(context))
    {
        m_nextTurn->setSingleShot(true);
        QObject::connect(m_nextTurn, &QTimer::timeout, target, [target, taken = m_taken] { target->acknowledge(taken->exchange(0)); });
        QObject::connect(target, &QObject::destroyed, m_nextTurn, &QObject::deleteLater);
    }

    void add(qint64 bytes) const
    {
        *m_taken += bytes;
        if (!m_nextTurn->isActive())
            m_nextTurn->start(0);
    }

private:
    const std::shared_ptr<std::atomic<qint64>> m_taken;
    QTimer *const m_nextTurn;
};

} // namespace

ExchangeHandle HttpClient::begin(HttpRequest request, Exchange::Receiver receiver, QObject *context) const
{
    ExchangeHandle exchange(new Exchange(m_endpoint, std::move(request), std::move(receiver), m_io->intake()));
    Exchange *const target = exchange.get();
    QObject::connect(
        target, &Exchange::deliver, context,
        [acknowledgement = Acknowledgement(target, context)](qint64 bytes, const std::function<void()> &function) {
            // The function may destroy the context and with it the exchange: acknowledge first.
            if (bytes > 0)
                acknowledgement.add(bytes);
            function();
        },
        Qt::QueuedConnection);
    target->moveToThread(m_io->thread());
    QMetaObject::invokeMethod(target, &Exchange::start, Qt::QueuedConnection);
    return exchange;
}

} // namespace quayside
