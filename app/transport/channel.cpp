// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/channel.h"

#include "app/transport/servicechannel.h"
#include "app/transport/tlschannel.h"
#include "app/transport/tr.h"

#include <QLocalSocket>

namespace quayside {

namespace {

class UnixChannel final : public Channel
{
    Q_OBJECT

public:
    explicit UnixChannel(QString path)
        : m_path(std::move(path))
        , m_socket(this)
    {
        m_socket.setReadBufferSize(readBufferSize);
        connect(&m_socket, &QLocalSocket::connected, this, &Channel::opened);
        connect(&m_socket, &QLocalSocket::readyRead, this, &Channel::readyRead);
        connect(&m_socket, &QLocalSocket::disconnected, this, &Channel::closed);
        connect(&m_socket, &QLocalSocket::errorOccurred, this, &UnixChannel::onError);
    }

    void open() override { m_socket.connectToServer(m_path); }
    QIODevice &device() override { return m_socket; }
    void abort() override { m_socket.abort(); }

private:
    void onError(QLocalSocket::LocalSocketError error)
    {
        if (error == QLocalSocket::PeerClosedError)
            return; // disconnected() follows
        const bool refused = error == QLocalSocket::SocketAccessError;
        const QString summary = refused ? TransportTr::tr("No permission to use the socket %1.").arg(m_path)
                                        : TransportTr::tr("Nothing answers on the socket %1.").arg(m_path);
        Q_EMIT failed({refused ? Error::Kind::Unauthorized : Error::Kind::Unreachable, summary, m_socket.errorString()});
    }

    const QString m_path;
    QLocalSocket m_socket;
};

} // namespace

std::unique_ptr<Channel> Channel::to(const Endpoint &endpoint)
{
    if (endpoint.kind != Endpoint::Kind::Engine)
        return std::make_unique<ServiceChannel>(endpoint);
    if (endpoint.isRemote())
        return std::make_unique<TlsChannel>(endpoint);
    return std::make_unique<UnixChannel>(endpoint.socketPath);
}

} // namespace quayside

#include "channel.moc"
