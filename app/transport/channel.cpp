// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/channel.h"

#include "app/transport/runtimefolder.h"
#include "app/transport/servicechannel.h"
#include "app/transport/tlschannel.h"
#include "app/transport/tr.h"

#include <QFile>
#include <QLocalSocket>

#include <sys/stat.h>

namespace quayside {

namespace {

QString deniedSocket(const QString &path)
{
    return TransportTr::tr("You may not use the socket %1. Ask for membership in the group that owns it, or run the engine as yourself.").arg(path);
}

// Why nobody answers at a path.
QString deadSocket(const QString &path)
{
    struct stat status{};
    if (stat(QFile::encodeName(path).constData(), &status) != 0)
        return TransportTr::tr("There is no socket at %1. Start the engine, or check the path.").arg(path);
    if (!S_ISSOCK(status.st_mode))
        return TransportTr::tr("What is at %1 is no socket. Check the path.").arg(path);
    return TransportTr::tr("Nobody answers on the socket %1. Start the engine again.").arg(path);
}

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

    void open() override
    {
        if (QFile::encodeName(m_path).size() > longestSocketPath)
            Q_EMIT failed({Error::Kind::Unreachable, TransportTr::tr("The path %1 is too long for a socket; at most %2 bytes are possible. Choose a shorter one.")
                                                         .arg(m_path, QString::number(longestSocketPath)), {}});
        else
            m_socket.connectToServer(m_path);
    }
    QIODevice &device() override { return m_socket; }
    void abort() override { m_socket.abort(); }

private:
    void onError(QLocalSocket::LocalSocketError error)
    {
        if (error == QLocalSocket::PeerClosedError)
            return; // disconnected() follows
        const bool refused = error == QLocalSocket::SocketAccessError;
        Q_EMIT failed({refused ? Error::Kind::Unauthorized : Error::Kind::Unreachable, refused ? deniedSocket(m_path) : deadSocket(m_path), m_socket.errorString()});
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
