// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakeserver.h"

#include <QDeadlineTimer>
#include <QLocalServer>
#include <QLocalSocket>

namespace quayside {

using namespace std::chrono_literals;

FakeServer::Script &FakeServer::Script::add(Step step)
{
    m_steps.append(std::move(step));
    return *this;
}

FakeServer::Script &FakeServer::Script::sendInPieces(const QByteArray &bytes, qsizetype size, std::chrono::milliseconds pause)
{
    for (qsizetype at = 0; at < bytes.size(); at += size)
        send(bytes.mid(at, size)).wait(pause);
    return *this;
}

FakeServer::FakeServer(QList<Script> scripts)
    : m_scripts(std::move(scripts))
    , m_thread(QThread::create([this] { run(); }))
{
    m_thread->start();
    while (!m_listening)
        QThread::msleep(1);
}

FakeServer::~FakeServer()
{
    m_stop = true;
    m_thread->wait();
}

QByteArray FakeServer::lastRequest() const
{
    const std::scoped_lock lock(m_mutex);
    return m_lastRequest;
}

void FakeServer::run()
{
    QLocalServer server;
    if (!server.listen(endpoint().socketPath))
        qFatal("The fake server cannot listen: %s", qPrintable(server.errorString()));
    m_listening = true;
    while (!m_stop) {
        if (!server.waitForNewConnection(10))
            continue;
        const std::unique_ptr<QLocalSocket> socket(server.nextPendingConnection());
        ++m_connections;
        serve(*socket, nextScript());
        socket->abort();
        ++m_closed;
    }
}

const FakeServer::Script &FakeServer::nextScript() const
{
    return m_scripts.at(std::min<qsizetype>(m_connections, m_scripts.size()) - 1);
}

void FakeServer::serve(QLocalSocket &socket, const Script &script)
{
    if (!readRequest(socket))
        return;
    for (const Script::Step &step : script.m_steps) {
        bool goesOn = true;
        switch (step.kind) {
        case Script::Step::Send: goesOn = write(socket, step.bytes); break;
        case Script::Step::Wait: goesOn = pause(socket, step.pause); break;
        case Script::Step::Close: return;
        case Script::Step::SendForEver:
            while (write(socket, step.bytes)) { }
            return;
        }
        if (!goesOn)
            return;
    }
    pause(socket, 1h);
}

bool FakeServer::readRequest(QLocalSocket &socket)
{
    QByteArray request;
    while (!m_stop && !request.contains("\r\n\r\n") && socket.state() == QLocalSocket::ConnectedState) {
        socket.waitForReadyRead(10);
        request += socket.readAll();
    }
    const std::scoped_lock lock(m_mutex);
    m_lastRequest = request;
    return !request.isEmpty();
}

bool FakeServer::write(QLocalSocket &socket, const QByteArray &bytes)
{
    socket.write(bytes);
    while (!m_stop && socket.bytesToWrite() > 0) {
        const qint64 before = socket.bytesToWrite();
        if (!socket.waitForBytesWritten(10) && socket.state() != QLocalSocket::ConnectedState)
            return false;
        m_bytesTaken += before - socket.bytesToWrite();
    }
    return !m_stop;
}

// False when the client went away meanwhile.
bool FakeServer::pause(QLocalSocket &socket, std::chrono::milliseconds duration)
{
    const QDeadlineTimer deadline(duration);
    while (!m_stop && !deadline.hasExpired()) {
        const auto slice = std::min<qint64>(10, std::max<qint64>(1, deadline.remainingTime()));
        if (socket.waitForReadyRead(static_cast<int>(slice)))
            socket.readAll();
        if (socket.state() != QLocalSocket::ConnectedState)
            return false;
    }
    return !m_stop;
}

QByteArray plainResponse(const QByteArray &body, const QByteArray &statusLine)
{
    return statusLine + "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray chunkedResponse(const QByteArray &body, qsizetype chunkSize)
{
    QByteArray response = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (qsizetype at = 0; at < body.size(); at += chunkSize) {
        const QByteArray chunk = body.mid(at, chunkSize);
        response += QByteArray::number(chunk.size(), 16) + "\r\n" + chunk + "\r\n";
    }
    return response + "0\r\n\r\n";
}

} // namespace quayside
