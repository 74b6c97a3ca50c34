// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/directreach.h"
#include "app/transport/httpclient.h"
#include "app/transport/tlschannel.h"
#include "tests/support/certificates.h"

#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpServer>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Answers every request that arrives over TLS with "yes", and keeps what it was told.
class Engine : public QObject
{
public:
    Engine(const Certificates &certificates, const QString &name, const QString &clients = {})
    {
        QFile key(certificates.key(name));
        key.open(QIODevice::ReadOnly);
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificateChain(QSslCertificate::fromPath(certificates.certificate(name)));
        configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
        configuration.setPeerVerifyMode(clients.isEmpty() ? QSslSocket::VerifyNone : QSslSocket::VerifyPeer);
        if (!clients.isEmpty())
            configuration.setCaCertificates(QSslCertificate::fromPath(certificates.certificate(clients)));
        m_server.setSslConfiguration(configuration);
        connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, [this] {
            QTcpSocket *client = m_server.nextPendingConnection();
            connect(client, &QIODevice::readyRead, client, [this, client] {
                received += client->readAll();
                if (received.contains("\r\n\r\n"))
                    client->write("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nyes");
            });
        });
        m_server.listen(QHostAddress::LocalHost);
    }

    quint16 port() const { return m_server.serverPort(); }

    QByteArray received;

private:
    QSslServer m_server;
};

} // namespace

// the verdict is the one of curl; see judge() below.
class TestTls : public QObject
{
    Q_OBJECT

    IoThread io;
    Certificates certificates;

    Result<QByteArray> ask(const Endpoint &endpoint)
    {
        std::optional<Result<QByteArray>> outcome;
        HttpRequest request;
        request.target = "/version";
        request.headers = {{"Authorization", "Bearer of-nobody"}};
        request.patience = 5s;
        HttpClient(io, endpoint).send<QByteArray>(request, [](const HttpResponse &response) -> Result<QByteArray> { return response.body; })
            ->onFinished(this, [&](const Result<QByteArray> &result) { outcome = result; });
        if (!QTest::qWaitFor([&] { return outcome.has_value(); }, 10'000))
            return failure(Error::Kind::Timeout, u"no end"_s);
        return *outcome;
    }

private Q_SLOTS:
    void initTestCase()
    {
        using Wish = Certificates::Wish;
        for (const Wish &wish : {Wish{.name = u"good"_s}, Wish{.name = u"elsewhere"_s, .subject = u"DNS:other.test"_s},
                                 Wish{.name = u"expired"_s, .from = u"20200101000000Z"_s, .until = u"20210101000000Z"_s},
                                 Wish{.name = u"early"_s, .from = u"20900101000000Z"_s, .until = u"20910101000000Z"_s},
                                 Wish{.name = u"alone"_s, .authority = u"alone"_s},
                                 Wish{.name = u"stranger"_s, .authority = u"stranger"_s, .isAuthority = true},
                                 Wish{.name = u"strange"_s, .authority = u"stranger"_s},
                                 Wish{.name = u"wronguse"_s, .use = u"clientAuth"_s}, Wish{.name = u"client"_s, .use = u"clientAuth"_s},
                                 Wish{.name = u"oldclient"_s, .from = u"20200101000000Z"_s, .until = u"20210101000000Z"_s}})
            QVERIFY2(certificates.make(wish), qPrintable(certificates.problem()));
        if (hasRootsOfItsOwn())
            QVERIFY(trust(certificates.certificate(u"ca"_s)));
    }

    // Qt 6.4 goes on to ask the system about an authority that is not among those that were named (CVE-2023-34410). Whoever names one
    // means that one.
    void believesTheNamedAuthorityAlone()
    {
        if (!hasRootsOfItsOwn())
            QSKIP("The system's authorities are its own in this run; in tst_tls_roots they are ours.");
        Engine engine(certificates, u"good"_s);
        const auto at = [&](const TlsFiles &files) { return Endpoint{.socketPath = {}, .host = u"localhost"_s, .port = engine.port(), .tls = files}; };
        const Result<QByteArray> refused = ask(at(certificates.files(u"stranger"_s)));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Unauthorized);
        QCOMPARE(engine.received, QByteArray());
        const Result<QByteArray> trusted = ask(at({}));
        QVERIFY2(trusted, qPrintable(trusted ? QString() : trusted.error().summary)); // so the system does know it
    }

    // a key that others on this machine can read is said to be so.
    void warnsOfAnOpenKey()
    {
        const TlsFiles files = certificates.files(u"ca"_s, u"client"_s);
        QVERIFY(QFile::setPermissions(files.key, QFile::ReadOwner | QFile::WriteOwner));
        QCOMPARE(DirectReach({.socketPath = {}, .host = u"localhost"_s, .port = 1, .tls = files}).notes(), QStringList());
        QVERIFY(QFile::setPermissions(files.key, QFile::ReadOwner | QFile::ReadOther));
        const QStringList notes = DirectReach({.socketPath = {}, .host = u"localhost"_s, .port = 1, .tls = files}).notes();
        QCOMPARE(notes.size(), 1);
        QVERIFY2(notes.first().contains(files.key) && notes.first().contains(u"chmod 600"_s), qPrintable(notes.first()));
    }

    void believesOnlyWhomItShould_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("authority");
        QTest::addColumn<QString>("words"); // empty is accepted
        QTest::newRow("good") << u"good"_s << u"ca"_s << QString();
        QTest::newRow("R-15 another name") << u"elsewhere"_s << u"ca"_s << u"for another name"_s;
        QTest::newRow("R-16 expired") << u"expired"_s << u"ca"_s << u"has expired"_s;
        QTest::newRow("R-16 not yet valid") << u"early"_s << u"ca"_s << u"not valid yet"_s;
        QTest::newRow("R-17 self-signed") << u"alone"_s << u"ca"_s << u"nobody you trust"_s;
        QTest::newRow("R-18 unknown authority") << u"strange"_s << u"ca"_s << u"nobody you trust"_s;
        QTest::newRow("R-18 of the system") << u"good"_s << QString() << u"nobody you trust"_s;
        QTest::newRow("R-20 for another use") << u"wronguse"_s << u"ca"_s << u"is not good"_s;
    }

    void believesOnlyWhomItShould()
    {
        QFETCH(QString, server);
        QFETCH(QString, authority);
        QFETCH(QString, words);
        Engine engine(certificates, server);
        const TlsFiles files = authority.isEmpty() ? TlsFiles() : certificates.files(authority);
        const Result<QByteArray> answer = ask({.socketPath = {}, .host = u"localhost"_s, .port = engine.port(), .tls = files});
        if (words.isEmpty()) {
            QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().summary + answer.error().detail));
            QCOMPARE(*answer, QByteArray("yes"));
        } else {
            QVERIFY(!answer);
            QVERIFY2(answer.error().summary.contains(words), qPrintable(answer.error().summary));
            QCOMPARE(engine.received, QByteArray()); // no byte before the verdict
        }
        QCOMPARE(judge(engine.port(), files), words.isEmpty());
    }

    void showsItsOwnCertificate_data()
    {
        QTest::addColumn<QString>("client");
        QTest::addColumn<QString>("words");
        QTest::newRow("good") << u"client"_s << QString();
        QTest::newRow("R-22 missing") << QString() << u"wants a client certificate"_s;
        QTest::newRow("R-22 of a stranger") << u"strange"_s << u"does not accept the client certificate"_s;
        QTest::newRow("expired") << u"oldclient"_s << u"expired on"_s;
    }

    void showsItsOwnCertificate()
    {
        QFETCH(QString, client);
        QFETCH(QString, words);
        Engine engine(certificates, u"good"_s, u"ca"_s);
        const Result<QByteArray> answer = ask({.socketPath = {}, .host = u"localhost"_s, .port = engine.port(), .tls = certificates.files(u"ca"_s, client)});
        if (words.isEmpty()) {
            QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().summary + answer.error().detail));
            return;
        }
        QVERIFY(!answer);
        QVERIFY2(answer.error().summary.contains(words), qPrintable(answer.error().summary + u" | "_s + answer.error().detail));
        QCOMPARE(answer.error().kind, Error::Kind::Unauthorized);
    }

    // What OpenSSL remembers of a key that was read for one connection must not break another one that is open on the same thread.
    void readingAKeyLeavesOtherConnectionsAlone()
    {
        Engine engine(certificates, u"good"_s, u"ca"_s);
        const TlsFiles files = certificates.files(u"ca"_s, u"client"_s);
        TlsChannel channel({.socketPath = {}, .host = u"localhost"_s, .port = engine.port(), .tls = files});
        QByteArray received;
        connect(&channel, &Channel::readyRead, this, [&] { received += channel.device().readAll(); });
        QSignalSpy opened(&channel, &Channel::opened);
        QSignalSpy failed(&channel, &Channel::failed);
        channel.open();
        QTRY_COMPARE(opened.size(), 1);
        QTest::qWait(50); // until the session tickets of TLS 1.3 are read
        QVERIFY(tlsConfiguration(files));
        channel.device().write("GET /version HTTP/1.1\r\n\r\n");
        QTRY_VERIFY(received.endsWith("yes") || !failed.isEmpty());
        QCOMPARE(failed.size(), 0);
    }

    void namesTheStepAndTheFile_data()
    {
        QTest::addColumn<Endpoint>("endpoint");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const Endpoint &endpoint, const QString &words) { QTest::newRow(name) << endpoint << words; };
        const auto local = [](const TlsFiles &files) { return Endpoint{.socketPath = {}, .host = u"localhost"_s, .port = 9, .tls = files}; };
        QTemporaryDir nowhere;
        row("name", {.socketPath = {}, .host = u"no-such-machine.invalid"_s, .port = 2376}, u"Name: "_s);
        row("route", local({}), u"refuses connections"_s);
        row("no such file", local({.authority = nowhere.filePath(u"ca.pem"_s)}), u"cannot be read"_s);
        row("no certificate in it", local({.authority = certificates.key(u"ca"_s)}), u"no certificate in"_s);
        row("no key in it", local({.authority = {}, .certificate = certificates.certificate(u"client"_s), .key = certificates.certificate(u"client"_s)}), u"no RSA or EC key"_s);
    }

    void namesTheStepAndTheFile()
    {
        QFETCH(Endpoint, endpoint);
        QFETCH(QString, words);
        const Result<QByteArray> answer = ask(endpoint);
        QVERIFY(!answer);
        QVERIFY2(answer.error().summary.contains(words), qPrintable(answer.error().summary));
    }

    // HTTP/2 is not offered, as curl offers it.
    void offersNoHttp2()
    {
        QTcpServer server;
        QByteArray hello; // the first thing that a client says; what it offers stands there as it is
        connect(&server, &QTcpServer::pendingConnectionAvailable, this, [&] {
            QTcpSocket *client = server.nextPendingConnection();
            connect(client, &QIODevice::readyRead, this, [&hello, client] {
                hello = client->readAll();
                client->close();
            });
        });
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QVERIFY(!judge(server.serverPort(), {}));
        QVERIFY(hello.contains("\x02h2"));
        hello.clear();
        QVERIFY(!ask({.socketPath = {}, .host = u"localhost"_s, .port = server.serverPort(), .tls = certificates.files(u"ca"_s)}));
        QVERIFY(hello.contains("localhost"));
        QVERIFY(!hello.contains("\x02h2"));
    }

private:
    // A folder of certificates that only this process sees: withroots.sh.
    static bool hasRootsOfItsOwn() { return qEnvironmentVariableIsSet("QUAYSIDE_PRIVATE_ROOTS"); }

    static bool trust(const QString &certificate)
    {
        const QString roots = qEnvironmentVariable("QUAYSIDE_PRIVATE_ROOTS");
        return QFile::copy(certificate, roots + u"/ca.pem"_s) && QProcess::execute(u"openssl"_s, {u"rehash"_s, roots}) == 0;
    }

    // What curl says about the same server.
    static bool judge(quint16 port, const TlsFiles &files)
    {
        QStringList arguments{u"-sS"_s, u"--max-time"_s, u"5"_s, u"https://localhost:%1/version"_s.arg(port)};
        if (!files.authority.isEmpty())
            arguments += {u"--cacert"_s, files.authority};
        QProcess curl;
        curl.start(u"curl"_s, arguments);
        // The server lives on this thread, so it must turn meanwhile.
        return QTest::qWaitFor([&] { return curl.state() == QProcess::NotRunning; }, 10'000) && curl.exitCode() == 0;
    }
};

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
