// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/tryprobe.h"
#include "app/runtimes/podman/podmanapi.h"
#include "tests/support/certificates.h"
#include "tests/support/fakeengine.h"
#include "tests/support/fakeserver.h"

#include <QFile>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>
#include <QTest>

using namespace quayside;
using namespace quayside::compat;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// What listens in a container: answers every request with the same bytes, or never.
class Service final : public QObject
{
public:
    Service(QTcpServer *server, const QByteArray &answer)
        : m_server(server)
    {
        connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, [this, answer] { accept(answer); });
        connect(m_server.get(), &QTcpServer::newConnection, this, [this, answer] { accept(answer); });
        m_server->listen(QHostAddress::LocalHost);
    }
    quint16 port() const { return m_server->serverPort(); }

    QByteArray received;

private:
    void accept(const QByteArray &answer)
    {
        while (QTcpSocket *client = m_server->nextPendingConnection())
            connect(client, &QIODevice::readyRead, client, [this, client, answer] {
                received += client->readAll();
                if (received.contains("\r\n\r\n"))
                    client->write(answer);
            });
    }

    const std::unique_ptr<QTcpServer> m_server;
};

// Runs a command at once, and does not come to say how it ended.
struct BusyEngine
{
    BusyEngine()
    {
        engine.answer("/containers/c/exec", plainResponse("{\"Id\":\"e1\"}"));
        engine.answer("/exec/e1/start", plainResponse({}));
        engine.answer("/exec/e1/json", plainResponse("{\"Running\":true,\"ExitCode\":0}"));
    }
    void sayEnded(int code) { engine.answer("/exec/e1/json", plainResponse("{\"Running\":false,\"ExitCode\":" + QByteArray::number(code) + "}")); }
    TryCommand *tryCommand(IoThread &io) const { return new TryCommand(std::make_shared<podman::PodmanApi>(HttpClient(io, engine.endpoint())), u"c"_s, {u"check"_s}); }

    FakeEngine engine{0};
};

using Script = FakeServer::Script;

// What a command writes, in the frame of a channel.
QByteArray frameOf(char channel, const QByteArray &text)
{
    return QByteArray(1, channel) + QByteArray(6, '\0') + char(text.size()) + text;
}

const QByteArray written = frameOf(1, "well ") + frameOf(2, "enough\n");
const QByteArray upgradedHead("HTTP/1.1 101 UPGRADED\r\nContent-Type: application/vnd.docker.raw-stream\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n");
const QByteArray plainHead("HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.raw-stream\r\n\r\n");

} // namespace

// Probes by HTTPS, as Kubernetes makes them: whoever answers is asked, whatever their certificate says.
class TestTryProbe : public QObject
{
    Q_OBJECT

    IoThread io;
    Certificates certificates;

    QTcpServer *serverWith(const QString &name) const
    {
        if (name.isEmpty())
            return new QTcpServer;
        QFile key(certificates.key(name));
        key.open(QIODevice::ReadOnly);
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificateChain(QSslCertificate::fromPath(certificates.certificate(name)));
        configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        auto *server = new QSslServer;
        server->setSslConfiguration(configuration);
        return server;
    }

    Result<ProbeAnswer> ask(quint16 port, const QString &scheme)
    {
        TryHttp::Way way;
        way.group.ports = {{u"127.0.0.1"_s, port, 443, Protocol::Tcp}};
        spec::HttpGet get;
        get.port = 443;
        get.path = u"/healthz"_s;
        get.scheme = scheme;
        get.httpHeaders = {{u"X-Probe"_s, u"yes"_s, {}}};
        const Engine engine = std::make_shared<podman::PodmanApi>(HttpClient(io, Endpoint{u"/nowhere"_s}));
        std::optional<Result<ProbeAnswer>> outcome;
        (new TryHttp(engine, way, get, 1s))->onFinished(this, [&](const Result<ProbeAnswer> &result) { outcome = result; });
        return QTest::qWaitFor([&] { return outcome.has_value(); }, 10'000) ? *outcome : failure(Error::Kind::Timeout, u"no end"_s);
    }

    // Runs a command in a container of an engine that answers the start of it by a script.
    Result<ProbeAnswer> tryCommand(const Script &start, int exitCode = 0)
    {
        const FakeServer server({Script().send(plainResponse(R"({"Id":"e1"})")).close(), start,
                                 Script().send(plainResponse(R"({"Running":false,"ExitCode":)" + QByteArray::number(exitCode) + '}')).close()});
        const Engine engine = std::make_shared<podman::PodmanApi>(HttpClient(io, server.endpoint()));
        std::optional<Result<ProbeAnswer>> outcome;
        (new TryCommand(engine, u"web"_s, {u"true"_s}))->onFinished(this, [&](const Result<ProbeAnswer> &result) { outcome = result; });
        return QTest::qWaitFor([&] { return outcome.has_value(); }, 10'000) ? *outcome : failure(Error::Kind::Timeout, u"no end"_s);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(certificates.make({u"good"_s}), qPrintable(certificates.problem()));
        QVERIFY2(certificates.make({u"own"_s, u"own"_s}), qPrintable(certificates.problem()));
        QVERIFY2(certificates.make({u"other"_s, u"ca"_s, u"DNS:elsewhere.example"_s}), qPrintable(certificates.problem()));
        QVERIFY2(certificates.make({u"old"_s, u"ca"_s, u"DNS:localhost,IP:127.0.0.1"_s, u"20200101000000Z"_s, u"20210101000000Z"_s}), qPrintable(certificates.problem()));
    }

    // A busy engine says for a while that what wrote its last word still runs.
    void waitsForTheExitCode_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("isWell");
        QTest::newRow("well") << 0 << true;
        QTest::newRow("not well") << 3 << false;
    }
    void waitsForTheExitCode()
    {
        QFETCH(int, code);
        QFETCH(bool, isWell);
        BusyEngine busy;
        std::optional<Result<ProbeAnswer>> outcome;
        TryCommand *asking = busy.tryCommand(io);
        asking->onFinished(this, [&](const Result<ProbeAnswer> &result) { outcome = result; });
        QTest::qWait(1800);
        QVERIFY(!outcome);
        const int asked = busy.engine.asked("/json");
        QVERIFY2(asked >= 3 && asked <= 7, qPrintable(QString::number(asked))); // less and less often
        busy.sayEnded(code);
        QVERIFY(QTest::qWaitFor([&] { return outcome.has_value(); }, 3000));
        QVERIFY(*outcome);
        QCOMPARE((*outcome)->isWell, isWell);
    }

    void asksNoMoreWhenWhoTriesHasEnoughOfIt()
    {
        BusyEngine busy;
        std::optional<Result<ProbeAnswer>> outcome;
        QPointer<TryCommand> asking = busy.tryCommand(io);
        asking->onFinished(this, [&](const Result<ProbeAnswer> &result) { outcome = result; });
        QVERIFY(QTest::qWaitFor([&] { return busy.engine.asked("/json") >= 3; }, 3000));
        asking->cancel();
        QVERIFY(outcome && !*outcome && outcome->error().isCancelled());
        QTest::qWait(100); // what was on its way
        const int asked = busy.engine.asked("/json");
        QTest::qWait(1500);
        QCOMPARE(busy.engine.asked("/json"), asked);
    }

    void asks_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("isWell");
        QTest::addColumn<QString>("word");
        const QByteArray well = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
        QTest::newRow("well") << u"good"_s << u"https"_s << well << true << u"200"_s;
        QTest::newRow("in capitals, as Azure writes it") << u"good"_s << u"HTTPS"_s << well << true << u"200"_s;
        QTest::newRow("self-signed") << u"own"_s << u"https"_s << well << true << u"200"_s;
        QTest::newRow("made out to another name") << u"other"_s << u"https"_s << well << true << u"200"_s;
        QTest::newRow("expired") << u"old"_s << u"https"_s << well << true << u"200"_s;
        QTest::newRow("elsewhere") << u"good"_s << u"https"_s << QByteArray("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n") << true << u"302"_s;
        QTest::newRow("unwell") << u"good"_s << u"https"_s << QByteArray("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n") << false << u"503"_s;
        QTest::newRow("silent") << u"good"_s << u"https"_s << QByteArray() << false << u"1"_s;
        QTest::newRow("speaks no TLS") << QString() << u"https"_s << well << false << QString();
        QTest::newRow("asked without TLS") << u"good"_s << u"http"_s << well << false << QString();
        QTest::newRow("without TLS") << QString() << u"http"_s << well << true << u"200"_s;
    }

    void asks()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, scheme);
        QFETCH(QByteArray, answer);
        QFETCH(bool, isWell);
        QFETCH(QString, word);
        Service service(serverWith(certificate), answer);
        const Result<ProbeAnswer> asked = ask(service.port(), scheme);
        QVERIFY2(asked, asked ? "" : qPrintable(asked.error().summary));
        QCOMPARE(asked->isWell, isWell);
        QVERIFY2(asked->output.contains(word), qPrintable(asked->output));
        if (!isWell)
            return;
        QVERIFY(service.received.startsWith("GET /healthz HTTP/1.1\r\n"));
        QVERIFY(service.received.contains("X-Probe: yes\r\n"));
    }

    void upgrades_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("101") << upgradedHead;
        QTest::newRow("200 instead") << plainHead;
        QTest::newRow("200, in chunks") << QByteArray();
    }

    // R-13: however head and data share packets, all that the command wrote is there. (tst_responseparser cuts the head, too.)
    void upgrades()
    {
        QFETCH(QByteArray, head);
        const QByteArray answer = head.isEmpty() ? chunkedResponse(written, 5) : head + written;
        for (qsizetype i = 0; i < answer.size(); i = std::max(i + 1, answer.indexOf("\r\n\r\n"))) {
            const Result<ProbeAnswer> tried = tryCommand(i == 0 ? Script().send(answer).close() : Script().send(answer.first(i)).wait(1ms).send(answer.sliced(i)).close(), 3);
            QVERIFY2(tried, tried ? "" : qPrintable(tried.error().summary));
            QVERIFY(!tried->isWell);
            QVERIFY2(tried->output == u"well enough"_s, qPrintable(u"cut at %1: %2"_s.arg(QString::number(i), tried->output)));
        }
    }

    void upgradesThatFail_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("isAnswer"); // that the container is unwell; else nothing is known of it
        QTest::addColumn<QString>("word");
        QTest::newRow("refused") << plainResponse(R"({"message":"no such program"})", "HTTP/1.1 400 Bad Request") << true << u"no such program"_s;
        QTest::newRow("container gone") << plainResponse(R"({"message":"not running"})", "HTTP/1.1 409 Conflict") << true << u"not running"_s;
        QTest::newRow("upgrade required") << plainResponse({}, "HTTP/1.1 426 Upgrade Required") << true << u"426"_s;
        QTest::newRow("cut in the head") << upgradedHead.chopped(1) << false << u"closed the connection"_s;
        QTest::newRow("nothing") << QByteArray() << false << u"closed the connection"_s;
        QTest::newRow("nothing written") << upgradedHead << true << u"exit code 3"_s;
        QTest::newRow("half a frame") << upgradedHead + written.chopped(4) << true << u"well eno"_s;
        QTest::newRow("half a frame's head") << upgradedHead + written.first(17) << true << u"well"_s;
    }

    // R-13
    void upgradesThatFail()
    {
        QFETCH(QByteArray, answer);
        QFETCH(bool, isAnswer);
        QFETCH(QString, word);
        const Result<ProbeAnswer> tried = tryCommand(Script().send(answer).close(), 3);
        QCOMPARE(tried.has_value(), isAnswer);
        const QString words = tried ? tried->output : tried.error().summary;
        QVERIFY2(words.contains(word), qPrintable(words));
        QVERIFY(!tried || !tried->isWell);
    }

    // A tunnel that goes on for ever is not held in memory.
    void anUpgradeWithoutEnd()
    {
        const FakeServer server({Script().send(plainResponse(R"({"Id":"e1"})")).close(), Script().send(upgradedHead).sendForEver(QByteArray(65536, 'x'))});
        const Engine engine = std::make_shared<podman::PodmanApi>(HttpClient(io, server.endpoint()));
        bool ended = false;
        QPointer<TryCommand> tried = new TryCommand(engine, u"web"_s, {u"yes"_s});
        tried->onFinished(this, [&](const Result<ProbeAnswer> &) { ended = true; });
        QTRY_VERIFY(server.bytesTaken() > 64 * 1024 * 1024);
        QVERIFY(!ended);
        tried->cancel();
        QTRY_COMPARE(server.closedCount(), 2);
    }
};

QTEST_GUILESS_MAIN(TestTryProbe)
#include "tst_tryprobe.moc"
