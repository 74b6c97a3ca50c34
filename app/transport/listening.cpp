// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/listening.h"

#include <QLocalSocket>
#include <QTcpServer>

namespace quayside {

bool isListening(const Endpoint &endpoint, std::chrono::milliseconds patience)
{
    QLocalSocket connection;
    connection.connectToServer(endpoint.socketPath);
    return connection.waitForConnected(static_cast<int>(patience.count()));
}

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

} // namespace quayside
