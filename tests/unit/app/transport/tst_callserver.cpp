// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/callserver.h"
#include "app/transport/listening.h"

#include <QCryptographicHash>
#include <QNetworkInterface>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

const QByteArray token = "0123456789abcdef0123456789abcdef0123456789a";

QByteArray request(const QByteArray &line, const QByteArray &headers = {}, const QByteArray &body = {})
{
    return line + "\r\nHost: 127.0.0.1\r\n" + headers + "\r\n" + body;
}

QByteArray bearer(const QByteArray &given)
{
    return "Authorization: Bearer " + given + "\r\n";
}

} // namespace

class TestCallServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_port = freePort();
        m_server = std::make_unique<CallServer>();
        m_calls.clear();
        connect(m_server.get(), &CallServer::called, this, [this](quint64 call, const QString &name, const QByteArray &body) {
            m_calls.append(name.toUtf8() + ' ' + body);
            m_server->answer(call, 202, "{}");
        });
        m_server->setPlaces({place(u"hook"_s)});
    }

    void judges_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("call");
        const QByteArray line = "POST /trigger/hook HTTP/1.1";
        const QByteArray none;
        QTest::newRow("right") << request(line, bearer(token) + "Content-Length: 2\r\n", "ab") << QByteArray("202") << QByteArray("hook ab");
        QTest::newRow("no body") << request(line, bearer(token)) << QByteArray("202") << QByteArray("hook ");
        QTest::newRow("in chunks") << request(line, bearer(token) + "Transfer-Encoding: chunked\r\n", "1\r\na\r\n1\r\nb\r\n0\r\n\r\n") << QByteArray("202") << QByteArray("hook ab");
        QTest::newRow("scheme in capitals") << request(line, "authorization: BEARER " + token + "\r\n") << QByteArray("202") << QByteArray("hook ");
        QTest::newRow("no token") << request(line) << QByteArray("401") << none;
        QTest::newRow("empty token") << request(line, bearer({})) << QByteArray("401") << none;
        QTest::newRow("wrong token") << request(line, bearer(token.chopped(1) + 'b')) << QByteArray("401") << none;
        QTest::newRow("beginning of the token") << request(line, bearer(token.chopped(1))) << QByteArray("401") << none;
        QTest::newRow("more than the token") << request(line, bearer(token + 'x')) << QByteArray("401") << none;
        QTest::newRow("the hash for the token") << request(line, bearer(QCryptographicHash::hash(token, QCryptographicHash::Sha256).toHex())) << QByteArray("401") << none;
        QTest::newRow("another scheme") << request(line, "Authorization: Basic " + token + "\r\n") << QByteArray("401") << none;
        QTest::newRow("token in the address") << request("POST /trigger/hook?token=" + token + " HTTP/1.1") << QByteArray("401") << none;
        QTest::newRow("another name") << request("POST /trigger/other HTTP/1.1", bearer(token)) << QByteArray("401") << none;
        QTest::newRow("no name") << request("POST /trigger/ HTTP/1.1", bearer(token)) << QByteArray("401") << none;
        QTest::newRow("root") << request("POST / HTTP/1.1", bearer(token)) << QByteArray("401") << none;
        QTest::newRow("a way round") << request("POST /trigger/../trigger/hook HTTP/1.1", bearer(token)) << QByteArray("401") << none;
        QTest::newRow("GET") << request("GET /trigger/hook HTTP/1.1", bearer(token)) << QByteArray("405") << none;
        QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n") << QByteArray("400") << none;
        QTest::newRow("two lengths") << request(line, bearer(token) + "Content-Length: 2\r\nContent-Length: 3\r\n", "abc") << QByteArray("400") << none;
        QTest::newRow("negative length") << request(line, bearer(token) + "Content-Length: -1\r\n") << QByteArray("400") << none;
        QTest::newRow("head too long") << request(line, "X: " + QByteArray(20'000, 'x') + "\r\n") << QByteArray("413") << none;
        QTest::newRow("body too long") << request(line, bearer(token) + "Content-Length: 65537\r\n", QByteArray(65537, 'x')) << QByteArray("413") << none;
        QTest::newRow("endless chunk size") << request(line, bearer(token) + "Transfer-Encoding: chunked\r\n", QByteArray(70'000, '0')) << QByteArray("413") << none;
        QTest::newRow("longest body") << request(line, bearer(token) + "Content-Length: 65536\r\n", QByteArray(65536, 'x')) << QByteArray("202")
                                      << QByteArray("hook " + QByteArray(65536, 'x'));
    }

    void judges()
    {
        QFETCH(QByteArray, sent);
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, call);
        const QByteArray answer = talk(sent);
        QVERIFY2(answer.startsWith(QByteArray("HTTP/1.1 " + status + ' ')), answer.constData());
        QCOMPARE(m_calls, call.isEmpty() ? QByteArrayList() : QByteArrayList{call});
    }

    void takesARequestInPieces()
    {
        QTcpSocket caller;
        caller.connectToHost(QHostAddress::LocalHost, m_port);
        for (const char byte : request("POST /trigger/hook HTTP/1.1", bearer(token) + "Content-Length: 2\r\n", "ab")) {
            caller.write(&byte, 1);
            QTest::qWait(1);
        }
        QTRY_COMPARE(m_calls, QByteArrayList{"hook ab"});
        QTRY_VERIFY(caller.bytesAvailable() > 0);
    }

    void tellsNothingAboutNames()
    {
        QCOMPARE(talk(request("POST /trigger/hook HTTP/1.1", bearer("x"))), talk(request("POST /trigger/none HTTP/1.1", bearer("x"))));
    }

    void listensOnThisMachineOnly()
    {
        for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
            if (address == QHostAddress::LocalHost)
                continue;
            QTcpSocket caller;
            caller.connectToHost(address, m_port);
            QVERIFY2(!caller.waitForConnected(300), qPrintable(address.toString()));
        }
    }

    void listensOnlyWhileSomethingCanBeCalled()
    {
        m_server->setPlaces({});
        QTcpSocket caller;
        caller.connectToHost(QHostAddress::LocalHost, m_port);
        QVERIFY(!caller.waitForConnected(300));
    }

    void holdsSoManyCallersAtMost()
    {
        std::vector<std::unique_ptr<QTcpSocket>> idle;
        for (int i = 0; i < CallServer::mostConnections; ++i) {
            idle.push_back(std::make_unique<QTcpSocket>());
            idle.back()->connectToHost(QHostAddress::LocalHost, m_port);
        }
        QTest::qWait(200);
        QCOMPARE(talk(request("POST /trigger/hook HTTP/1.1", bearer(token))), QByteArray());
        idle.clear();
        QTest::qWait(200);
        QVERIFY(talk(request("POST /trigger/hook HTTP/1.1", bearer(token))).startsWith("HTTP/1.1 202 "));
    }

    void saysThatAPortIsTaken()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        QSignalSpy changed(m_server.get(), &CallServer::portChanged);
        CallPlace taken = place(u"hook"_s);
        taken.port = other.serverPort();
        m_server->setPlaces({taken});
        QCOMPARE(changed.size(), 1);
        QVERIFY(!changed.last().at(1).toString().isEmpty());
        other.close();
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 2, 10'000);
        QVERIFY(changed.last().at(1).toString().isEmpty());
    }

    void comparesHashes()
    {
        QVERIFY(areSame("abc", "abc"));
        QVERIFY(!areSame("abc", "abd"));
        QVERIFY(!areSame("abc", "ab"));
    }

private:
    CallPlace place(const QString &name) const { return {name, m_port, QCryptographicHash::hash(token, QCryptographicHash::Sha256)}; }

    QByteArray talk(const QByteArray &bytes) const
    {
        QTcpSocket caller;
        caller.connectToHost(QHostAddress::LocalHost, m_port);
        caller.write(bytes);
        QByteArray answer;
        const bool hasEnded = QTest::qWaitFor([&] {
            answer += caller.readAll();
            return caller.state() == QAbstractSocket::UnconnectedState;
        }, 3000);
        answer += caller.readAll();
        return hasEnded ? answer : QByteArray("it goes on");
    }

    quint16 m_port = 0;
    std::unique_ptr<CallServer> m_server;
    QByteArrayList m_calls;
};

QTEST_GUILESS_MAIN(TestCallServer)
#include "tst_callserver.moc"
