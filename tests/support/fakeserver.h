// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transport/http.h"

#include <QByteArray>
#include <QList>
#include <QTemporaryDir>
#include <QThread>

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>

class QLocalSocket;

namespace quayside {

// A server that misbehaves to order, on a unix socket and a thread of its own, so that a test sees what the program makes of
// delays, cuts, lies and silence. Serves one connection after the other.
class FakeServer
{
public:
    // What happens on one connection once the request is there. Without close() it stays open afterwards.
    class Script
    {
    public:
        Script &send(const QByteArray &bytes) { return add({Step::Send, bytes, {}}); }
        // Each piece arrives by itself.
        Script &sendInPieces(const QByteArray &bytes, qsizetype size, std::chrono::milliseconds pause = std::chrono::milliseconds(1));
        Script &wait(std::chrono::milliseconds pause) { return add({Step::Wait, {}, pause}); }
        Script &close() { return add({Step::Close, {}, {}}); }
        // Goes on until the client has gone.
        Script &sendForEver(const QByteArray &bytes) { return add({Step::SendForEver, bytes, {}}); }

    private:
        friend class FakeServer;
        struct Step
        {
            enum Kind { Send, Wait, Close, SendForEver };
            Kind kind;
            QByteArray bytes;
            std::chrono::milliseconds pause;
        };
        Script &add(Step step);

        QList<Step> m_steps;
    };

    // The first connection gets the first script, and so on; the last one repeats.
    explicit FakeServer(QList<Script> scripts);
    explicit FakeServer(const Script &script)
        : FakeServer(QList<Script>{script})
    {
    }
    ~FakeServer();
    Q_DISABLE_COPY_MOVE(FakeServer)

    Endpoint endpoint() const { return {m_folder.filePath(QStringLiteral("s"))}; }
    int connectionCount() const { return m_connections; }
    // Connections that the client ended, or was served to the end of.
    int closedCount() const { return m_closed; }
    // What the other side has taken off our hands so far.
    qint64 bytesTaken() const { return m_bytesTaken; }
    QByteArray lastRequest() const;

private:
    void run();
    void serve(QLocalSocket &socket, const Script &script);
    bool readRequest(QLocalSocket &socket);
    bool write(QLocalSocket &socket, const QByteArray &bytes);
    bool pause(QLocalSocket &socket, std::chrono::milliseconds duration);
    const Script &nextScript() const;

    QTemporaryDir m_folder;
    const QList<Script> m_scripts;
    std::atomic<bool> m_listening = false;
    std::atomic<bool> m_stop = false;
    std::atomic<int> m_connections = 0;
    std::atomic<int> m_closed = 0;
    std::atomic<qint64> m_bytesTaken = 0;
    mutable std::mutex m_mutex;
    QByteArray m_lastRequest; // guarded by m_mutex
    std::unique_ptr<QThread> m_thread; // last: it uses everything above
};

// A response with a Content-Length; the usual thing.
QByteArray plainResponse(const QByteArray &body, const QByteArray &statusLine = "HTTP/1.1 200 OK");
// The same body in chunks of a size.
QByteArray chunkedResponse(const QByteArray &body, qsizetype chunkSize);

} // namespace quayside
