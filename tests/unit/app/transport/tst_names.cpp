// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/httpclient.h"
#include "tests/benchmark/watchdog.h"
#include "tests/support/fakeserver.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <atomic>
#include <thread>

#include <dlfcn.h>
#include <netdb.h>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Lookup
{
    std::atomic<int> count = 0;
    std::atomic<std::chrono::milliseconds> delay{0ms};
    std::atomic<bool> hasMoved = false;
    std::atomic<QThread *> thread = nullptr; // where the last one was made
};

Lookup lookup;

// Answers with its own address, on the same port as the others.
class House final : public QTcpServer
{
public:
    explicit House(const QString &address, quint16 port = 0)
    {
        connect(this, &QTcpServer::newConnection, this, [this, address] {
            QTcpSocket *guest = nextPendingConnection();
            connect(guest, &QIODevice::readyRead, guest, [guest, address] { guest->write(plainResponse(address.toLatin1())); });
        });
        listen(QHostAddress(address), port);
    }
};

} // namespace

// Takes the place of the one in the system's library: every name is unknown, after a while, but that of a machine that moves.
extern "C" Q_DECL_EXPORT int getaddrinfo(const char *name, const char *service, const addrinfo *hints, addrinfo **found)
{
    if (name && QByteArrayView(name) == "moving.example") {
        const auto system = reinterpret_cast<int (*)(const char *, const char *, const addrinfo *, addrinfo **)>(dlsym(RTLD_NEXT, "getaddrinfo"));
        return system(lookup.hasMoved ? "127.0.0.3" : "127.0.0.2", service, hints, found);
    }
    lookup.thread = QThread::currentThread();
    std::this_thread::sleep_for(lookup.delay.load());
    ++lookup.count;
    return EAI_NONAME;
}

// names of machines, and who answers for them slowly.
class TestNames : public QObject
{
    Q_OBJECT

    IoThread io;

    static Result<int> statusOf(const HttpResponse &response) { return response.head.status; }
    static Endpoint named(const QString &host) { return {{}, host, 2376}; }

    std::optional<Result<int>> m_outcome;

    QPointer<Operation<int>> begin(const Endpoint &endpoint, std::chrono::milliseconds patience)
    {
        HttpRequest request;
        request.target = "/_ping";
        request.patience = patience;
        m_outcome.reset();
        QPointer<Operation<int>> call = HttpClient(io, endpoint).send<int>(request, &statusOf);
        call->onFinished(this, [this](const Result<int> &result) { m_outcome = result; });
        return call;
    }

private Q_SLOTS:
    void aNameThatNobodyHas()
    {
        begin(named(u"nowhere.example"_s), 5s);
        QTRY_VERIFY(m_outcome);
        QVERIFY(lookup.count > 0); // it is ours that was asked
        QCOMPARE(m_outcome->error().kind, Error::Kind::Unreachable);
        QCOMPARE(m_outcome->error().summary, u"Name: no machine is called nowhere.example. Check the address and the network."_s);
    }

    void aNameThatTakesLong()
    {
        lookup.delay = 3s;
        const FakeServer other(FakeServer::Script().send(plainResponse("well")));
        Watchdog watchdog;
        QPointer<Operation<int>> call = begin(named(u"slow.example"_s), 1s);
        std::optional<Result<int>> answer; // of another engine meanwhile, over the same thread
        QTRY_VERIFY(lookup.thread.load() != nullptr);
        HttpClient(io, other.endpoint()).send<int>({}, &statusOf)->onFinished(this, [&](const Result<int> &result) { answer = result; });
        QTRY_VERIFY_WITH_TIMEOUT(answer && *answer, 500);
        QTRY_VERIFY_WITH_TIMEOUT(m_outcome, 2500);
        QCOMPARE(m_outcome->error().kind, Error::Kind::Timeout);
        QCOMPARE(m_outcome->error().summary, u"slow.example:2376 could not be reached within %n second(s). Check the name, the network and firewalls on the way."_s.replace(u"%n"_s, u"1"_s));
        QVERIFY(lookup.thread != QThread::currentThread() && lookup.thread != io.thread());
        QVERIFY2(watchdog.take() < 200, "the thread that paints stood still");
    }

    // Qt remembers where a name leads for a minute, no longer.
    void aMachineThatMoves()
    {
        auto before = std::make_unique<House>(u"127.0.0.2"_s);
        Endpoint endpoint = named(u"moving.example"_s);
        endpoint.kind = Endpoint::Kind::Service;
        endpoint.port = before->serverPort();
        const House after(u"127.0.0.3"_s, endpoint.port);
        QVERIFY(after.isListening());
        const auto body = [this, &endpoint] {
            std::optional<Result<QByteArray>> answer;
            QObject here;
            HttpClient(io, endpoint).send<QByteArray>({}, [](const HttpResponse &response) -> Result<QByteArray> { return response.body; })->onFinished(&here, [&](const Result<QByteArray> &result) { answer = result; });
            const bool hasCome = QTest::qWaitFor([&] { return answer.has_value(); }, 5000);
            return hasCome && *answer ? **answer : QByteArray();
        };
        QCOMPARE(body(), QByteArray("127.0.0.2"));
        lookup.hasMoved = true;
        before.reset();
        QTRY_COMPARE_WITH_TIMEOUT(body(), QByteArray("127.0.0.3"), 70'000);
    }

    void cancelDoesNotWaitForIt()
    {
        lookup.delay = 3s;
        QPointer<Operation<int>> call = begin(named(u"slower.example"_s), 30s);
        QTest::qWait(100);
        QElapsedTimer time;
        time.start();
        call->cancel();
        QVERIFY(m_outcome && !*m_outcome);
        QTRY_VERIFY(!call);
        QVERIFY2(time.elapsed() < 100, QByteArray::number(time.elapsed()).constData());
    }
};

QTEST_GUILESS_MAIN(TestNames)
#include "tst_names.moc"
