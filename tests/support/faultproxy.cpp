// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/faultproxy.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QPointer>
#include <QTimer>

namespace quayside {

using namespace std::chrono_literals;

namespace {

// One connection of the program, and ours to the engine for it.
class Passage final : public QObject
{
    Q_OBJECT

public:
    Passage(QLocalSocket *client, const QString &engineSocket, const Fault &fault, QObject *parent)
        : QObject(parent)
        , m_client(client)
        , m_fault(fault)
    {
        client->setParent(this);
        m_drip.setInterval(10ms);
        connect(&m_drip, &QTimer::timeout, this, [this] { pass(m_fault.pieceSize); });
        connect(&m_engine, &QLocalSocket::readyRead, this, &Passage::hear);
        connect(&m_engine, &QLocalSocket::disconnected, this, &Passage::endSoon);
        connect(client, &QLocalSocket::disconnected, this, &QObject::deleteLater);
        connect(client, &QLocalSocket::readyRead, this, &Passage::ask);
        m_engine.connectToServer(engineSocket);
        ask();
    }

    void change(const Fault &fault)
    {
        m_fault = fault;
        if (fault.way == Fault::Way::Gone || fault.way == Fault::Way::Reset)
            end();
        if (fault.way != Fault::Way::Open)
            return;
        m_drip.stop();
        ask();
        hear();
    }
    void end() { m_client->abort(); }

private:
    bool isEvents() const { return m_request.contains("/events"); }

    void ask()
    {
        if (m_fault.way == Fault::Way::BlackHole)
            return; // unread
        const QByteArray words = m_client->readAll();
        m_request += words;
        if (!m_fault.instead.isEmpty() && m_request.contains(m_fault.insteadOf) && !isEvents()) {
            m_client->write(m_fault.instead);
            m_client->flush();
            m_client->disconnectFromServer();
            return;
        }
        m_engine.write(words);
    }
    void hear()
    {
        if (m_waits || m_drip.isActive())
            return;
        if (m_fault.delay > 0ms && !isEvents() && m_sent == 0) {
            m_waits = true;
            QTimer::singleShot(m_fault.delay, this, [this] {
                m_waits = false;
                pass(-1);
                if (m_isOver)
                    endSoon();
            });
        } else if (m_fault.pieceSize > 0 && !isEvents()) {
            m_drip.start();
        } else {
            pass(-1);
        }
    }
    void pass(qint64 most)
    {
        if (m_fault.way != Fault::Way::Open)
            return;
        const QByteArray bytes = most < 0 ? m_engine.readAll() : m_engine.read(most);
        const qint64 left = m_fault.cutAfter < 0 || isEvents() ? bytes.size() : std::max<qint64>(0, m_fault.cutAfter - m_sent);
        m_client->write(bytes.left(left));
        m_client->flush();
        m_sent += bytes.size();
        if (left < bytes.size())
            m_client->disconnectFromServer();
        else if (m_isOver)
            endSoon();
    }
    // Once all has passed that the engine had to say.
    void endSoon()
    {
        m_isOver = true;
        if (m_fault.way == Fault::Way::Open && !m_waits && m_engine.bytesAvailable() == 0)
            m_client->disconnectFromServer();
        else if (!m_waits && !m_drip.isActive())
            pass(-1);
    }

    QLocalSocket *const m_client;
    QLocalSocket m_engine;
    Fault m_fault;
    QTimer m_drip;
    QByteArray m_request;
    qint64 m_sent = 0;
    bool m_waits = false;
    bool m_isOver = false; // on the side of the engine
};

} // namespace

class FaultProxy::Gate final : public QObject
{
public:
    Gate(QString path, QString engineSocket)
        : m_path(std::move(path))
        , m_engineSocket(std::move(engineSocket))
    {
        connect(&m_server, &QLocalServer::newConnection, this, [this] {
            while (QLocalSocket *client = m_server.nextPendingConnection())
                take(client);
        });
    }

    void set(const Fault &fault)
    {
        m_fault = fault;
        if (fault.way == Fault::Way::Gone) {
            m_server.close();
            QLocalServer::removeServer(m_path);
        } else if (!m_server.isListening() && !m_server.listen(m_path)) {
            qFatal("The fault proxy cannot listen: %s", qPrintable(m_server.errorString()));
        }
        const QList<Passage *> open = passages();
        for (Passage *passage : open)
            passage->change(fault);
    }
    void cut()
    {
        const QList<Passage *> open = passages();
        for (Passage *passage : open)
            passage->end();
    }
    int count() const { return m_count; }

private:
    QList<Passage *> passages() const { return findChildren<Passage *>(QString(), Qt::FindDirectChildrenOnly); }
    void take(QLocalSocket *client)
    {
        ++m_count;
        if (m_fault.way != Fault::Way::Reset) {
            new Passage(client, m_engineSocket, m_fault, this);
            return;
        }
        client->setReadBufferSize(1); // what is left unread makes a reset of the end
        client->waitForReadyRead(100);
        client->abort();
        client->deleteLater();
    }

    const QString m_path;
    const QString m_engineSocket;
    QLocalServer m_server{this};
    Fault m_fault;
    int m_count = 0;
};

FaultProxy::FaultProxy(QString engineSocket)
    : m_gate(new Gate(endpoint().socketPath, std::move(engineSocket)))
{
    m_gate->moveToThread(&m_thread);
    m_thread.start();
    heal();
}

FaultProxy::~FaultProxy()
{
    onItsThread([this] { delete m_gate; });
    m_thread.quit();
    m_thread.wait();
}

void FaultProxy::onItsThread(const std::function<void()> &function) const
{
    QMetaObject::invokeMethod(m_gate, function, Qt::BlockingQueuedConnection);
}

void FaultProxy::set(const Fault &fault)
{
    onItsThread([this, &fault] { m_gate->set(fault); });
}

void FaultProxy::cut()
{
    onItsThread([this] { m_gate->cut(); });
}

int FaultProxy::connectionCount() const
{
    int count = 0;
    onItsThread([this, &count] { count = m_gate->count(); });
    return count;
}

} // namespace quayside

#include "faultproxy.moc"
