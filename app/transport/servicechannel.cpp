// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/servicechannel.h"

#include "app/transport/tr.h"

#include <QNetworkProxy>

namespace quayside {

ServiceChannel::ServiceChannel(Endpoint endpoint)
    : m_endpoint(std::move(endpoint))
    , m_socket(this)
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_socket.setReadBufferSize(readBufferSize);
    const bool isTls = m_endpoint.kind == Endpoint::Kind::TlsService;
    connect(&m_socket, isTls ? &QSslSocket::encrypted : &QAbstractSocket::connected, this, &Channel::opened);
    connect(&m_socket, &QSslSocket::readyRead, this, &Channel::readyRead);
    connect(&m_socket, &QSslSocket::disconnected, this, &Channel::closed);
    connect(&m_socket, &QSslSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        if (error == QAbstractSocket::RemoteHostClosedError)
            return; // disconnected() follows
        Q_EMIT failed({Error::Kind::Unreachable, TransportTr::tr("Nothing answers at %1.").arg(m_endpoint.text()), m_socket.errorString()});
    });
}

void ServiceChannel::open()
{
    if (m_endpoint.kind == Endpoint::Kind::Service)
        return m_socket.connectToHost(m_endpoint.host, m_endpoint.port);
    m_socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_socket.connectToHostEncrypted(m_endpoint.host, m_endpoint.port);
}

} // namespace quayside
