// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/exchange.h"

#include "app/transport/tr.h"
#include "models/core/logging.h"

#include <algorithm>

namespace quayside {

namespace {

QByteArray requestBytes(const HttpRequest &request)
{
    QByteArray bytes = request.method + ' ' + request.target + " HTTP/1.1\r\n";
    const std::pair<QByteArray, QByteArray> usual[] = {{"Host", "localhost"}, {"User-Agent", "quayside/" QUAYSIDE_VERSION}, {"Accept", "*/*"}, {"Connection", "close"}};
    for (const auto &[name, value] : usual)
        if (std::ranges::none_of(request.headers, [&](const HttpHeader &header) { return header.name.compare(name, Qt::CaseInsensitive) == 0; }))
            bytes += name + ": " + value + "\r\n";
    if (!request.contentType.isEmpty())
        bytes += "Content-Type: " + request.contentType + "\r\n";
    if (!request.body.isEmpty() || request.method != "GET")
        bytes += "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n";
    for (const HttpHeader &header : request.headers)
        bytes += header.name + ": " + header.value + "\r\n";
    return bytes + "\r\n" + request.body;
}

} // namespace

Exchange::Exchange(const Endpoint &endpoint, HttpRequest request, Receiver receiver, std::shared_ptr<Intake> intake)
    : m_request(std::move(request))
    , m_receiver(std::move(receiver))
    , m_place(endpoint.text())
    , m_channel(Channel::to(endpoint))
    , m_patience(this)
    , m_parser({.head = [this](const HttpHead &head) { receiveHead(head); },
                .body = [this](QByteArrayView bytes) { receiveBody(bytes); }})
    , m_share(std::move(intake), [this] { readAvailable(); })
{
    m_channel->setParent(this); // moves along to the I/O thread
    m_patience.setSingleShot(true);
    connect(m_channel.get(), &Channel::opened, this, &Exchange::sendRequest);
    connect(m_channel.get(), &Channel::readyRead, this, &Exchange::readAvailable);
    connect(m_channel.get(), &Channel::closed, this, &Exchange::onClosed);
    connect(m_channel.get(), &Channel::failed, this, [this](const Error &error) { end(tl::unexpected(error)); });
    connect(&m_patience, &QTimer::timeout, this, &Exchange::losePatience);
}

Exchange::~Exchange()
{
    m_ended = true;
    m_channel->abort();
}

void Exchange::start()
{
    qCDebug(logTransport) << m_request.method << m_request.target.split('?').first();
    if (m_request.patience.count() > 0)
        m_patience.start(m_request.patience);
    m_channel->open();
}

void Exchange::sendRequest()
{
    m_isOpen = true;
    m_channel->device().write(requestBytes(m_request));
    m_request.body.clear();
}

void Exchange::readAvailable()
{
    while (!m_ended && m_channel->device().bytesAvailable() > 0) {
        if (!m_share.mayRead() || !feed(m_channel->device().read(Intake::block)))
            return;
    }
    if (m_closed && !m_ended && m_channel->device().bytesAvailable() == 0)
        onClosed();
}

bool Exchange::feed(const QByteArray &bytes)
{
    if (!m_parser.feed(bytes)) {
        end(failure(Error::Kind::Malformed, TransportTr::tr("What answers at %1 is no container engine: it does not speak HTTP.").arg(m_place), m_parser.fault()));
        return false;
    }
    if (m_parser.isComplete())
        end({});
    else if (m_parser.hasHead())
        awaitMore();
    return !m_ended;
}

void Exchange::losePatience()
{
    const int seconds = static_cast<int>(m_patience.interval() / 1000);
    //: %1 is a path, or a machine and a port
    const QString sentence = m_isOpen ? TransportTr::tr("%1 did not answer within %n second(s). It may be busy or stopped.", nullptr, seconds)
                                      //: %1 is a path, or a machine and a port
                                      : TransportTr::tr("%1 could not be reached within %n second(s). Check the name, the network and firewalls on the way.", nullptr, seconds);
    end(failure(Error::Kind::Timeout, sentence.arg(m_place)));
}

// A body may come slowly, but not stop: a stream says something when there is something to say, all else has an end.
void Exchange::awaitMore()
{
    if (m_request.bodyLimit > 0 && m_request.patience.count() > 0)
        m_patience.start(m_request.longestPause);
    else
        m_patience.stop();
}

void Exchange::onClosed()
{
    m_closed = true;
    if (m_ended || m_channel->device().bytesAvailable() > 0)
        return; // what is left is read when its reader is ready for it
    if (m_parser.feedEnd())
        end({});
    else
        end(failure(Error::Kind::Unreachable, TransportTr::tr("%1 closed the connection in the middle of its answer. Does the engine run?").arg(m_place), m_parser.fault()));
}

void Exchange::end(const Result<> &result)
{
    if (m_ended)
        return;
    m_ended = true;
    m_patience.stop();
    m_channel->abort();
    m_receiver.end(*this, result);
}

void Exchange::receiveHead(const HttpHead &head)
{
    m_receiver.head(*this, head);
    if (m_request.method == "HEAD")
        end({}); // no body follows, whatever length it is said to have
}

void Exchange::receiveBody(QByteArrayView bytes)
{
    m_received += bytes.size();
    if (m_request.bodyLimit > 0 && m_received > m_request.bodyLimit)
        return end(failure(Error::Kind::Malformed, TransportTr::tr("The answer of %1 is larger than %2 MiB, and no more is taken. Remove what is not needed there.")
                                                       .arg(m_place, QString::number(m_request.bodyLimit / 1024 / 1024))));
    if (!m_ended)
        m_receiver.body(*this, bytes);
}

void Exchange::post(qint64 bytes, const std::function<void()> &function)
{
    m_share.add(bytes);
    Q_EMIT deliver(bytes, function);
}

void Exchange::acknowledge(qint64 bytes)
{
    m_share.acknowledge(bytes);
}

} // namespace quayside
