// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/callserver.h"

#include "app/transport/requestparser.h"

#include <QCryptographicHash>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>

namespace quayside {

using namespace std::chrono_literals;

namespace {

constexpr QByteArrayView place("/trigger/");
constexpr auto patience = 10s; // for a request, and then for who answers it
constexpr auto untilNextTry = 5s; // to listen on a port that another program has

QByteArray statusLine(int status)
{
    switch (status) {
    case 202: return "202 Accepted";
    case 400: return "400 Bad Request";
    case 401: return "401 Unauthorized\r\nWWW-Authenticate: Bearer";
    case 405: return "405 Method Not Allowed\r\nAllow: POST";
    case 413: return "413 Content Too Large";
    case 429: return "429 Too Many Requests";
    default: return "503 Service Unavailable";
    }
}

} // namespace

// One caller, from its first byte to our answer.
class CallConnection final : public QObject
{
public:
    CallConnection(CallServer &server, QTcpSocket *socket, quint16 port, quint64 number)
        : QObject(&server)
        , m_server(server)
        , m_socket(socket)
        , m_port(port)
        , m_number(number)
    {
        m_socket->setParent(this);
        m_socket->setReadBufferSize(RequestParser::mostHead);
        connect(m_socket, &QTcpSocket::readyRead, this, &CallConnection::read);
        connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this] { m_isJudged ? answer(503, "{\"error\":\"Nobody answers.\"}") : m_socket->abort(); });
        m_timer.start(patience);
    }
    ~CallConnection() override { m_server.m_connections.remove(m_number); }

    void answer(int status, const QByteArray &json)
    {
        if (m_isAnswered)
            return;
        m_isJudged = m_isAnswered = true;
        m_socket->write("HTTP/1.1 " + statusLine(status) + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + QByteArray::number(json.size())
                        + "\r\n\r\n" + json);
        m_socket->disconnectFromHost();
        m_timer.disconnect(this);
        connect(&m_timer, &QTimer::timeout, m_socket, &QTcpSocket::abort); // of who does not take it
        m_timer.start(patience);
    }

private:
    void read()
    {
        if (m_isJudged) {
            m_socket->readAll(); // what comes after the request
            return;
        }
        switch (m_parser.feed(m_socket->readAll())) {
        case RequestParser::State::Unfinished: return;
        case RequestParser::State::Malformed: return answer(400, "{\"error\":\"This is no HTTP request.\"}");
        case RequestParser::State::TooLarge: return answer(413, "{\"error\":\"The request is too large: its body may have 64 KiB.\"}");
        case RequestParser::State::Complete: return judge(m_parser.request());
        }
    }

    void judge(const ReceivedRequest &request)
    {
        if (!m_server.isAllowed(request.target, request.authorization, m_port))
            return answer(401, "{\"error\":\"There is no such trigger, or this is not its token. Send the header Authorization: Bearer TOKEN.\"}");
        if (request.method != "POST")
            return answer(405, "{\"error\":\"Use POST.\"}");
        m_isJudged = true;
        m_timer.start(patience);
        Q_EMIT m_server.called(m_number, QString::fromUtf8(request.target.sliced(place.size())), request.body);
    }

    CallServer &m_server;
    QTcpSocket *const m_socket;
    const quint16 m_port;
    const quint64 m_number;
    RequestParser m_parser;
    QTimer m_timer;
    bool m_isJudged = false;
    bool m_isAnswered = false;
};

CallServer::CallServer() = default;

CallServer::~CallServer()
{
    for (CallConnection *connection : QHash(m_connections))
        delete connection;
}

void CallServer::setPlaces(const QList<CallPlace> &places)
{
    m_places = places;
    std::erase_if(m_servers, [&](const auto &one) { return std::ranges::find(places, one.first, &CallPlace::port) == places.end(); });
    for (const CallPlace &one : places)
        if (!m_servers.contains(one.port))
            listen(one.port);
}

void CallServer::listen(quint16 port)
{
    auto &server = m_servers[port];
    if (!server) {
        server = std::make_unique<QTcpServer>();
        connect(server.get(), &QTcpServer::newConnection, this, [this, port, one = server.get()] { accept(*one, port); });
    }
    const bool listens = server->listen(QHostAddress::LocalHost, port);
    Q_EMIT portChanged(port, listens ? QString() : server->errorString());
    if (!listens)
        QTimer::singleShot(untilNextTry, server.get(), [this, port] { listen(port); });
}

void CallServer::accept(QTcpServer &server, quint16 port)
{
    while (QTcpSocket *socket = server.nextPendingConnection()) {
        if (m_connections.size() >= mostConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        const quint64 number = ++m_lastCall;
        m_connections.insert(number, new CallConnection(*this, socket, port, number));
    }
}

// The same work for a name that nobody has as for a wrong token.
bool CallServer::isAllowed(const QByteArray &target, const QByteArray &authorization, quint16 port) const
{
    constexpr QByteArrayView scheme("Bearer ");
    const bool hasToken = authorization.size() > scheme.size() && authorization.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) == 0;
    const QByteArray hash = QCryptographicHash::hash(hasToken ? authorization.sliced(scheme.size()) : QByteArray(), QCryptographicHash::Sha256);
    const auto isMeant = [&](const CallPlace &one) { return one.port == port && target == place.toByteArray() + one.name.toUtf8(); };
    const auto found = std::ranges::find_if(m_places, isMeant);
    const QByteArray wanted = found == m_places.end() ? QByteArray(hash.size(), '\0') : found->tokenHash;
    return areSame(hash, wanted) && hasToken && found != m_places.end();
}

void CallServer::answer(quint64 call, int status, const QByteArray &json)
{
    if (CallConnection *connection = m_connections.value(call))
        connection->answer(status, json);
}

bool areSame(const QByteArray &hash, const QByteArray &other)
{
    if (hash.size() != other.size())
        return false;
    int difference = 0;
    for (qsizetype i = 0; i < hash.size(); ++i)
        difference |= hash.at(i) ^ other.at(i);
    return difference == 0;
}

CallServerHandle makeCallServer(IoThread &io)
{
    CallServerHandle server(new CallServer);
    server->moveToThread(io.thread());
    return server;
}

} // namespace quayside
