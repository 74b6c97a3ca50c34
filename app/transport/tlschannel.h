// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transport/channel.h"
#include "models/core/result.h"

#include <QSslSocket>

namespace quayside {

// TCP with TLS 1.2 or newer. Who is there is always verified; there is no way to go on after a doubt.
class TlsChannel final : public Channel
{
    Q_OBJECT

public:
    explicit TlsChannel(Endpoint endpoint);

    void open() override;
    QIODevice &device() override { return m_socket; }
    void abort() override { m_socket.abort(); }

private:
    void onDisconnected();
    void onError(QAbstractSocket::SocketError error);
    Error refusedCertificate(const QString &words) const;

    const Endpoint m_endpoint;
    QSslSocket m_socket;
    bool m_isOpen = false; // the handshake is done
    bool m_answers = false; // something came after the handshake
};

// What the files of a connection amount to: our own authority only where one is named, our certificate and key. An error names the file
// and what is wrong with it: missing, unreadable, no certificate, expired, a key with a password.
Result<QSslConfiguration> tlsConfiguration(const TlsFiles &files);

// What a person should know of the files although they serve: a key that others on this machine can read.
QStringList warningsAbout(const TlsFiles &files);

// What is wrong with the certificate of the other side, for people.
Error certificateError(const QSslError &error, const QString &host);

} // namespace quayside
