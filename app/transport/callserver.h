// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transport/httpclient.h"

#include <QHash>

#include <map>

class QTcpServer;

namespace quayside {

// Something that may be called: POST /trigger/NAME with "Authorization: Bearer TOKEN".
struct CallPlace
{
    QString name;
    quint16 port = 0;
    QByteArray tokenHash; // SHA-256

    bool operator==(const CallPlace &) const = default;
};

class CallConnection;

// Listens on 127.0.0.1, and only while there is something to be called. Whoever has no token learns nothing, not even which names there are.
// Requests have bounds in size, time and number. Lives on the I/O thread.
class CallServer final : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostConnections = 32;

    CallServer();
    ~CallServer() override;

    void setPlaces(const QList<CallPlace> &places);
    // With a JSON text; nothing happens when the caller has gone.
    void answer(quint64 call, int status, const QByteArray &json);

Q_SIGNALS:
    void called(quint64 call, const QString &name, const QByteArray &body);
    // Words of the system why nobody listens on a port of ours; empty when somebody does again.
    void portChanged(quint16 port, const QString &problem);

private:
    friend class CallConnection;

    void listen(quint16 port);
    void accept(QTcpServer &server, quint16 port);
    bool isAllowed(const QByteArray &target, const QByteArray &authorization, quint16 port) const;

    QList<CallPlace> m_places;
    std::map<quint16, std::unique_ptr<QTcpServer>> m_servers;
    QHash<quint64, CallConnection *> m_connections;
    quint64 m_lastCall = 0;
};

// Whether two hashes are the same, in a time that does not tell where they differ.
bool areSame(const QByteArray &hash, const QByteArray &other);

// A server of calls, on its thread.
using CallServerHandle = std::unique_ptr<CallServer, DeleteLater>;
CallServerHandle makeCallServer(IoThread &io);

} // namespace quayside
