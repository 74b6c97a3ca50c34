// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakeengine.h"

#include "tests/support/fakeserver.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QByteArray line(const QByteArray &json)
{
    return QByteArray::number(json.size() + 1, 16) + "\r\n" + json + "\n\r\n";
}

QString podOf(const QString &name)
{
    return u"pod-"_s + name;
}

QJsonObject podCalled(const QString &name)
{
    return {{u"Id"_s, podOf(name)}, {u"Name"_s, name}, {u"Status"_s, u"Running"_s}, {u"Created"_s, u"2026-09-21T13:33:20Z"_s}, {u"Labels"_s, QJsonObject()}};
}

QJsonObject containerOf(const QString &name)
{
    return {{u"Id"_s, QString(u"container-"_s + name)}, {u"Names"_s, QJsonArray{QString(name + u"-web"_s)}}, {u"Pod"_s, podOf(name)}, {u"PodName"_s, name}, {u"IsInfra"_s, false},
            {u"State"_s, u"running"_s}, {u"StartedAt"_s, 1'790'000'000}, {u"Created"_s, u"2026-09-21T13:33:20Z"_s},
            {u"Image"_s, u"localhost/quayside-sample:1.0"_s}, {u"Labels"_s, QJsonObject()}};
}

} // namespace

class FakeEngine::Desk final : public QObject
{
public:
    explicit Desk(const QString &path)
    {
        connect(&m_server, &QLocalServer::newConnection, this, [this] {
            while (QLocalSocket *socket = m_server.nextPendingConnection()) {
                connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
                connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
        if (!m_server.listen(path))
            qFatal("The fake engine cannot listen: %s", qPrintable(m_server.errorString()));
        answers = {{"/_ping ", "HTTP/1.1 200 OK\r\nLibpod-API-Version: 4.3.1\r\nContent-Length: 2\r\n\r\nOK"},
                   {"/info ", plainResponse(R"({"version": {"Version": "4.3.1"}, "host": {"hostname": "fake", "cgroupVersion": "v2", "cpus": 4, "memTotal": 8000000000}})")},
                   {"/volumes/json", plainResponse("[]")},
                   {"/containers/stats", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"}};
    }

    void setGroups(const QStringList &names)
    {
        m_names = names;
        tellPods({});
        QJsonArray containers;
        for (const QString &name : names)
            containers.append(containerOf(name));
        answers.insert("/containers/json", plainResponse(QJsonDocument(containers).toJson(QJsonDocument::Compact)));
        for (QLocalSocket *listener : std::as_const(m_listeners))
            listener->write(line(R"({"status": "start", "Type": "container", "Actor": {"ID": "c", "Attributes": {"name": "c"}}, "timeNano": 1790000000000000000})"));
    }

    QHash<QByteArray, QByteArray> answers; // by a part of the first line
    QHash<QByteArray, int> requests; // how often, by their first lines

private:
    void read(QLocalSocket *socket)
    {
        const QByteArray request = socket->property("request").toByteArray() + socket->readAll();
        socket->setProperty("request", request);
        if (!isWhole(request) || socket->property("isAnswered").toBool())
            return;
        socket->setProperty("isAnswered", true);
        const QByteArray first = request.left(request.indexOf("\r\n"));
        ++requests[first];
        if (first.startsWith("POST") && first.contains("/pods/create"))
            create(request);
        if (first.startsWith("DELETE") && first.contains("/pods/"))
            tellPods({});
        if (first.contains("/events"))
            return listen(socket);
        QByteArray response = plainResponse(R"({"message": "there is no such thing"})", "HTTP/1.1 404 Not Found");
        for (const auto &[part, known] : answers.asKeyValueRange())
            if (first.contains(part))
                response = known;
        socket->write(response);
        if (!response.isEmpty() && !response.endsWith("chunked\r\n\r\n"))
            socket->disconnectFromServer(); // when all is written
    }
    static bool isWhole(const QByteArray &request)
    {
        const qsizetype head = request.indexOf("\r\n\r\n");
        const qsizetype length = request.indexOf("Content-Length: ");
        const qsizetype body = length < 0 ? 0 : request.mid(length + 16, request.indexOf("\r\n", length) - length - 16).toLongLong();
        return head >= 0 && request.size() >= head + 4 + body;
    }
    // With the labels it was given, so that who made it knows it again.
    void create(const QByteArray &request)
    {
        const QJsonObject wanted = QJsonDocument::fromJson(request.mid(request.indexOf("\r\n\r\n") + 4)).object();
        QJsonObject pod = podCalled(wanted.value("name"_L1).toString());
        pod.insert(u"Labels"_s, wanted.value("labels"_L1));
        tellPods({pod});
    }
    void tellPods(const QJsonArray &more)
    {
        QJsonArray pods = more;
        for (const QString &name : std::as_const(m_names))
            pods.append(podCalled(name));
        answers.insert("/pods/json", plainResponse(QJsonDocument(pods).toJson(QJsonDocument::Compact)));
    }
    void listen(QLocalSocket *socket)
    {
        m_listeners.append(socket);
        connect(socket, &QLocalSocket::disconnected, this, [this, socket] { m_listeners.removeAll(socket); });
        socket->write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    }

    QStringList m_names;
    QList<QLocalSocket *> m_listeners;
    QLocalServer m_server{this}; // last: its sockets tell when they go
};

FakeEngine::FakeEngine(int groups)
    : m_desk(new Desk(socketPath()))
{
    m_desk->setGroups(numberedGroups(1, groups));
    m_desk->moveToThread(&m_thread);
    m_thread.start();
}

FakeEngine::~FakeEngine()
{
    onItsThread([this] { delete m_desk; });
    m_thread.quit();
    m_thread.wait();
}

void FakeEngine::onItsThread(const std::function<void()> &function) const
{
    QMetaObject::invokeMethod(m_desk, function, Qt::BlockingQueuedConnection);
}

void FakeEngine::setGroups(const QStringList &names)
{
    onItsThread([this, &names] { m_desk->setGroups(names); });
}

void FakeEngine::answer(const QByteArray &request, const QByteArray &response)
{
    onItsThread([&] { m_desk->answers.insert(request, response); });
}

int FakeEngine::asked(const QByteArray &request) const
{
    int count = 0;
    onItsThread([&] {
        for (const auto &[first, times] : m_desk->requests.asKeyValueRange())
            count += first.contains(request) ? times : 0;
    });
    return count;
}

QStringList numberedGroups(int first, int count)
{
    QStringList names;
    for (int i = first; i < first + count; ++i)
        names.append(u"group-"_s + QString::number(i).rightJustified(5, u'0'));
    return names;
}

} // namespace quayside
