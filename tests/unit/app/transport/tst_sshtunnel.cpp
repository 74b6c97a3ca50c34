// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/httpclient.h"
#include "app/transport/sshtunnel.h"
#include "tests/support/fakeserver.h"
#include "tests/support/privatesshd.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// With a real ssh and a real sshd.
class TestSshTunnel : public QObject
{
    Q_OBJECT

    IoThread io;
    PrivateSshd sshd;
    std::unique_ptr<FakeServer> engine;

    template <typename T>
    Result<T> wait(Operation<T> *operation)
    {
        std::optional<Result<T>> outcome;
        operation->onFinished(this, [&](const Result<T> &result) { outcome = result; });
        if (!QTest::qWaitFor([&] { return outcome.has_value(); }, 30'000))
            return failure(Error::Kind::Timeout, u"no end"_s);
        return *outcome;
    }

    Result<QByteArray> ask(const Endpoint &endpoint)
    {
        HttpRequest request;
        request.target = "/version";
        request.patience = 5s;
        return wait<QByteArray>(HttpClient(io, endpoint).send<QByteArray>(request, [](const HttpResponse &response) -> Result<QByteArray> { return response.body; }));
    }

    SshTarget target() const { return {.destination = u"harbour"_s, .port = 0, .identity = {}, .socket = engine->endpoint().socketPath, .usualSockets = {}}; }

    static void answer(SshTunnel &tunnel, QStringList &asked, const std::optional<QString> &answer)
    {
        connect(&tunnel, &EngineReach::asked, &tunnel, [&asked, answer](Question *question) {
            asked += question->text();
            if (!answer)
                question->refuse();
            else
                question->kind() == Question::Kind::Confirmation ? question->confirm() : question->answer(*answer);
        });
    }

private Q_SLOTS:
    void initTestCase()
    {
        engine = std::make_unique<FakeServer>(FakeServer::Script().send(plainResponse("aye")).close());
        QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
    }

    void init() { sshd.knowHost(true); }

    void carriesRequests()
    {
        SshTunnel tunnel(target());
        const Result<Endpoint> endpoint = wait(tunnel.open());
        QVERIFY2(endpoint, qPrintable(endpoint ? QString() : endpoint.error().summary + endpoint.error().detail));
        QCOMPARE(ask(*endpoint).value_or("nothing"), QByteArray("aye"));
        QCOMPARE(wait(tunnel.open()).value_or(Endpoint()), *endpoint); // still the same way
        QCOMPARE(QFileInfo(QFileInfo(endpoint->socketPath).path()).permissions() & ~QFile::Permissions(0x7000 | QFile::ReadUser | QFile::WriteUser | QFile::ExeUser), QFile::Permissions());
    }

    void asksAboutAnUnknownHost_data()
    {
        QTest::addColumn<bool>("yes");
        QTest::newRow("yes") << true;
        QTest::newRow("no") << false;
    }

    void asksAboutAnUnknownHost()
    {
        QFETCH(bool, yes);
        sshd.knowHost(false);
        SshTunnel tunnel(target());
        QStringList asked;
        answer(tunnel, asked, yes ? std::optional(QString()) : std::nullopt);
        const Result<Endpoint> endpoint = wait(tunnel.open());
        QCOMPARE(asked.size(), 1);
        QVERIFY2(asked.first().contains(u"SHA256:"), qPrintable(asked.first()));
        QCOMPARE(endpoint.has_value(), yes);
        QCOMPARE(!sshd.knownHosts().isEmpty(), yes);
        if (!yes)
            QVERIFY2(endpoint.error().summary.startsWith(u"Host key: "), qPrintable(endpoint.error().summary));
    }

    void refusesAChangedHost()
    {
        sshd.newHostKey();
        SshTunnel tunnel(target());
        QStringList asked;
        answer(tunnel, asked, QString());
        const Result<Endpoint> endpoint = wait(tunnel.open());
        QVERIFY(!endpoint);
        QVERIFY2(endpoint.error().summary.contains(u"another key than the one you know"), qPrintable(endpoint.error().summary));
        QCOMPARE(asked, QStringList()); // there is nothing to wave through
    }

    void asksForThePassphraseOfAKey()
    {
        sshd.protectKey(u"open sesame"_s);
        SshTunnel tunnel(target());
        QStringList asked;
        answer(tunnel, asked, u"open sesame"_s);
        const Result<Endpoint> endpoint = wait(tunnel.open());
        sshd.protectKey({});
        QVERIFY2(endpoint, qPrintable(endpoint ? QString() : endpoint.error().summary));
        QCOMPARE(asked.size(), 1);
        QVERIFY2(asked.first().contains(u"passphrase"), qPrintable(asked.first()));
    }

    void namesTheStepThatFailed_data()
    {
        QTest::addColumn<QString>("destination");
        QTest::addColumn<int>("port");
        QTest::addColumn<bool>("rightKey");
        QTest::addColumn<QString>("words");
        QTest::newRow("name") << u"no-such-machine.invalid"_s << 0 << true << u"Name: "_s;
        QTest::newRow("route") << u"harbour"_s << 1 << true << u"Route: "_s;
        QTest::newRow("key") << u"harbour"_s << 0 << false << u"Key: "_s;
        QTest::newRow("an option in disguise") << u"-oProxyCommand=touch"_s << 0 << true << u"no name of a machine"_s;
    }

    void namesTheStepThatFailed()
    {
        QFETCH(QString, destination);
        QFETCH(int, port);
        QFETCH(bool, rightKey);
        QFETCH(QString, words);
        if (!rightKey)
            sshd.useOtherKey();
        SshTarget wrong = target();
        wrong.destination = destination;
        wrong.port = static_cast<quint16>(port);
        SshTunnel tunnel(wrong);
        const Result<Endpoint> endpoint = wait(tunnel.open());
        sshd.protectKey({});
        QVERIFY(!endpoint);
        QVERIFY2(endpoint.error().summary.contains(words), qPrintable(endpoint.error().summary + u" | "_s + endpoint.error().detail));
    }

    void findsTheSocketThere()
    {
        SshTarget looking = target();
        looking.socket.clear();
        looking.usualSockets = {u"/nowhere/a.sock"_s, u'"' + engine->endpoint().socketPath + u'"'};
        SshTunnel tunnel(looking);
        const Result<Endpoint> endpoint = wait(tunnel.open());
        QVERIFY2(endpoint, qPrintable(endpoint ? QString() : endpoint.error().summary));
        QCOMPARE(ask(*endpoint).value_or("nothing"), QByteArray("aye"));
    }

    void explainsAMissingSocket()
    {
        SshTarget nowhere = target();
        nowhere.socket = u"/nowhere/it's not.sock"_s;
        SshTunnel tunnel(nowhere);
        const Result<Endpoint> endpoint = wait(tunnel.open());
        QVERIFY(endpoint);
        const Result<QByteArray> answer = ask(*endpoint);
        QVERIFY(!answer);
        const Result<Error> explained = wait(tunnel.explain(answer.error()));
        QVERIFY(explained);
        QVERIFY2(explained->summary.startsWith(u"Socket: no engine listens at /nowhere/it's not.sock"), qPrintable(explained->summary));

        nowhere.socket.clear();
        nowhere.usualSockets = {u"/nowhere/a.sock"_s};
        SshTunnel looking(nowhere);
        const Result<Endpoint> found = wait(looking.open());
        QVERIFY(!found);
        QVERIFY2(found.error().summary.startsWith(u"Socket: "), qPrintable(found.error().summary));
    }

    void saysWhenItIsCutAndComesBack()
    {
        SshTunnel tunnel(target());
        QVERIFY(wait(tunnel.open()));
        QSignalSpy lost(&tunnel, &EngineReach::lost);
        sshd.cut();
        QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, 10'000);
        const Result<Endpoint> again = wait(tunnel.open());
        QVERIFY(again);
        QCOMPARE(ask(*again).value_or("nothing"), QByteArray("aye"));
    }

    void isCancelledWhileItAsks()
    {
        sshd.knowHost(false);
        SshTunnel tunnel(target());
        QPointer<Question> asked;
        connect(&tunnel, &EngineReach::asked, this, [&](Question *question) { asked = question; });
        Operation<Endpoint> *opening = tunnel.open();
        std::optional<Result<Endpoint>> outcome;
        opening->onFinished(this, [&](const Result<Endpoint> &result) { outcome = result; });
        QTRY_VERIFY(asked);
        opening->cancel();
        QTRY_VERIFY(outcome);
        QVERIFY(outcome->error().isCancelled());
        QTRY_VERIFY(!asked); // taken back
    }

    void opensAPortOfTheOtherMachine()
    {
        SshTunnel tunnel(target());
        QVERIFY(wait(tunnel.open()));
        QTcpServer there;
        there.listen(QHostAddress(u"127.0.0.1"_s));
        const quint16 taken = there.serverPort();
        QTcpServer free;
        free.listen(QHostAddress(u"127.0.0.1"_s));
        const quint16 port = free.serverPort();
        free.close();
        using Place = EngineReach::Place;
        QVERIFY(wait(tunnel.forward(Place{u"127.0.0.1"_s, taken}, Place{u"127.0.0.1"_s, port})));
        QTcpSocket here;
        here.connectToHost(QHostAddress(u"127.0.0.1"_s), port);
        QTRY_VERIFY(there.hasPendingConnections());
        there.nextPendingConnection()->write("aye");
        QTRY_COMPARE(here.bytesAvailable(), 3);
        // The same machine plays both parts, so the same address here is taken; that is what must be said.
        const Result<> forwarded = wait(tunnel.forward(Place{u"127.0.0.1"_s, taken}, Place{u"127.0.0.1"_s, taken}));
        QVERIFY(!forwarded);
        QVERIFY2(forwarded.error().summary.contains(u"cannot be opened here"), qPrintable(forwarded.error().summary));
    }
};

int main(int argc, char **argv)
{
    if (const std::optional<int> code = askInsteadOfRunning(argc, argv))
        return *code;
    QCoreApplication program(argc, argv);
    TestSshTunnel test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_sshtunnel.moc"
