// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/httpclient.h"
#include "app/transport/httpstream.h"
#include "tests/benchmark/watchdog.h"
#include "tests/support/fakeserver.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(quayside::Error::Kind)

namespace {

using Script = FakeServer::Script;

Result<QByteArray> bodyOf(const HttpResponse &response)
{
    if (response.head.status != 200)
        return tl::unexpected(errorFromResponse(response));
    return response.body;
}

HttpRequest request(std::chrono::milliseconds patience = 5s)
{
    HttpRequest request;
    request.target = "/v4.0.0/libpod/info?all=true";
    request.patience = patience;
    return request;
}

} // namespace

class TestHttpClient : public QObject
{
    Q_OBJECT

    IoThread io;

    // The outcome of one request, or nothing when it takes more than ten seconds.
    std::optional<Result<QByteArray>> ask(const Endpoint &endpoint, HttpRequest what = request())
    {
        std::optional<Result<QByteArray>> outcome;
        HttpClient(io, endpoint).send<QByteArray>(std::move(what), &bodyOf)->onFinished(this, [&](const Result<QByteArray> &result) {
            outcome = result;
        });
        const bool ended = QTest::qWaitFor([&] { return outcome.has_value(); }, 10'000);
        return ended ? outcome : std::nullopt;
    }

    Error errorOf(const Endpoint &endpoint, HttpRequest what = request())
    {
        const auto outcome = ask(endpoint, std::move(what));
        return outcome && !*outcome ? outcome->error() : Error{Error::Kind::Cancelled, u"no error"_s, {}};
    }

private Q_SLOTS:
    void readsAnswersInPieces_data()
    {
        QTest::addColumn<QByteArray>("response");
        QTest::addColumn<int>("size");
        const QByteArray body("{\"one\": 1}\n");
        const QList<QPair<const char *, QByteArray>> responses{{"length", plainResponse(body)},
                                                               {"chunked", chunkedResponse(body, 3)},
                                                               {"until it closes", "HTTP/1.1 200 OK\r\n\r\n" + body}};
        for (const auto &[name, response] : responses)
            for (const int size : {1, 7, 64, 4096})
                QTest::addRow("%s in pieces of %d", name, size) << response << size;
    }

    void readsAnswersInPieces()
    {
        QFETCH(QByteArray, response);
        QFETCH(int, size);
        const FakeServer server(Script().sendInPieces(response, size).close());
        const auto outcome = ask(server.endpoint());
        QVERIFY(outcome && *outcome);
        QCOMPARE(**outcome, QByteArray("{\"one\": 1}\n"));
    }

    void endsWithTheAnswerThoughTheConnectionStays()
    {
        const FakeServer server(Script().send(plainResponse("done")));
        const auto outcome = ask(server.endpoint());
        QVERIFY(outcome && *outcome);
        QTRY_COMPARE(server.closedCount(), 1); // by us
    }

    void sendsWhatWasAskedFor()
    {
        const FakeServer server(Script().send(plainResponse({})));
        HttpRequest post = request();
        post.method = "POST";
        post.contentType = "application/json";
        post.headers = {{"X-Registry-Auth", "c2VjcmV0"}};
        post.body = "{}";
        QVERIFY(ask(server.endpoint(), post));
        const QByteArray sent = server.lastRequest();
        QVERIFY(sent.startsWith("POST /v4.0.0/libpod/info?all=true HTTP/1.1\r\nHost: localhost\r\n"));
        QVERIFY(sent.contains("\r\nContent-Type: application/json\r\n"));
        QVERIFY(sent.contains("\r\nContent-Length: 2\r\n"));
        QVERIFY(sent.contains("\r\nX-Registry-Auth: c2VjcmV0\r\n"));
        QVERIFY(sent.endsWith("\r\n\r\n{}"));
    }

    void tellsBrokenAnswersApart_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Error::Kind>("kind");
        const auto unreachable = Error::Kind::Unreachable;
        const auto malformed = Error::Kind::Malformed;
        const QByteArray chunked("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        QTest::newRow("nothing at all") << QByteArray() << unreachable;
        QTest::newRow("cut in the status line") << QByteArray("HTTP/1.1 20") << unreachable;
        QTest::newRow("cut in a header") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le") << unreachable;
        QTest::newRow("cut in the body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345") << unreachable;
        QTest::newRow("cut in a chunk") << chunked + "5\r\nhel" << unreachable;
        QTest::newRow("cut before the last chunk") << chunked + "5\r\nhello\r\n" << unreachable;
        QTest::newRow("cut in the last line") << chunked + "0\r\n\r" << unreachable;
        QTest::newRow("garbage") << QByteArray("\x16\x03\x01\x02\x00") << malformed;
        QTest::newRow("bare LF") << QByteArray("HTTP/1.1 200 OK\nContent-Length: 0\n\n") << malformed;
        QTest::newRow("bad chunk size") << chunked + "zz\r\n" << malformed;
        QTest::newRow("bad length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n") << malformed;
    }

    void tellsBrokenAnswersApart()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(Error::Kind, kind);
        const FakeServer server(bytes.isEmpty() ? Script().close() : Script().send(bytes).wait(5ms).close());
        const Error error = errorOf(server.endpoint());
        QCOMPARE(error.kind, kind);
        QVERIFY(!error.summary.isEmpty());
    }

    void translatesStatuses_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<QString>("summary");
        const QByteArray message(R"({"cause":"c","message":"no such pod","response":404})");
        QTest::newRow("404") << QByteArray("404 Not Found") << message << Error::Kind::NotFound << u"no such pod"_s;
        QTest::newRow("409") << QByteArray("409 Conflict") << message << Error::Kind::Conflict << u"no such pod"_s;
        QTest::newRow("500") << QByteArray("500 Oops") << message << Error::Kind::Rejected << u"no such pod"_s;
        QTest::newRow("401") << QByteArray("401 No") << message << Error::Kind::Unauthorized << u"no such pod"_s;
        QTest::newRow("not JSON") << QByteArray("500 Oops") << QByteArray("<h1>") << Error::Kind::Rejected << u"The engine failed (status 500). Its own log says why; restarting it may help."_s;
        QTest::newRow("message of another type") << QByteArray("500 Oops") << QByteArray(R"({"message":[1]})") << Error::Kind::Rejected
                                                 << u"The engine failed (status 500). Its own log says why; restarting it may help."_s;
    }

    void translatesStatuses()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, body);
        QFETCH(Error::Kind, kind);
        QFETCH(QString, summary);
        const FakeServer server(Script().send(plainResponse(body, "HTTP/1.1 " + status)));
        const Error error = errorOf(server.endpoint());
        QCOMPARE(error.kind, kind);
        QCOMPARE(error.summary, summary);
        QCOMPARE(error.detail, QString::fromUtf8(body));
    }

    // R-21: to plain HTTP, to a file, to another machine: the same for all of them, and the other place hears nothing.
    void followsNobodyElsewhere_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("location");
        QTest::newRow("plain HTTP") << QByteArray("301 Moved Permanently") << QByteArray("http://127.0.0.1/");
        QTest::newRow("a file") << QByteArray("302 Found") << QByteArray("file:///etc/passwd");
        QTest::newRow("another machine") << QByteArray("307 Temporary Redirect") << QByteArray("https://elsewhere.invalid/");
        QTest::newRow("nowhere") << QByteArray("308 Permanent Redirect") << QByteArray();
    }

    void followsNobodyElsewhere()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, location);
        const FakeServer server(Script().send("HTTP/1.1 " + status + "\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n"));
        HttpRequest what = request();
        what.headers.append(HttpHeader{"Authorization", "Bearer canary-3352"});
        const Error error = errorOf(server.endpoint(), what);
        QCOMPARE(error.kind, Error::Kind::Rejected);
        QVERIFY2(error.summary.contains(u"another address"_s), qPrintable(error.summary));
        QCOMPARE(error.detail, QString::fromUtf8(location));
    }

    // R-26
    void refusesTooMuch_data()
    {
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<QByteArray>("more");
        const QByteArray block(16 * 1024, 'x');
        QTest::newRow("10 GB Content-Length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n") << block;
        QTest::newRow("endless body") << QByteArray("HTTP/1.1 200 OK\r\n\r\n") << block;
        QTest::newRow("endless chunks") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n") << QByteArray("4000\r\n" + block + "\r\n");
        QTest::newRow("endless headers") << QByteArray("HTTP/1.1 200 OK\r\n") << QByteArray("X: y\r\n").repeated(1000);
        QTest::newRow("endless header") << QByteArray("HTTP/1.1 200 OK\r\nX: ") << block;
    }

    void refusesTooMuch()
    {
        QFETCH(QByteArray, start);
        QFETCH(QByteArray, more);
        const FakeServer server(Script().send(start).sendForEver(more));
        HttpRequest limited = request();
        limited.bodyLimit = 2 * 1024 * 1024;
        QCOMPARE(errorOf(server.endpoint(), limited).kind, Error::Kind::Malformed);
        QTRY_COMPARE(server.closedCount(), 1);
        QVERIFY2(server.bytesTaken() < 8 * 1024 * 1024, QByteArray::number(server.bytesTaken()).constData());
    }

    // R-26: nobody asked for compression, so nothing is ever inflated.
    void inflatesNothing()
    {
        const QByteArray bomb = QByteArray::fromHex("1f8b0800000000000003") + qCompress(QByteArray(10'000'000, '0')).sliced(6);
        const FakeServer server(Script().send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + QByteArray::number(bomb.size()) + "\r\n\r\n" + bomb));
        const auto outcome = ask(server.endpoint());
        QVERIFY(outcome && *outcome);
        QCOMPARE(**outcome, bomb);
        QVERIFY(!server.lastRequest().contains("Accept-Encoding"));
    }

    void losesPatienceWithSilence()
    {
        const FakeServer server(Script().wait(1h));
        QElapsedTimer time;
        time.start();
        QCOMPARE(errorOf(server.endpoint(), request(100ms)).kind, Error::Kind::Timeout);
        QVERIFY(time.elapsed() >= 90 && time.elapsed() < 3000);
        QTRY_COMPARE(server.closedCount(), 1);
    }

    void losesPatienceWithADrippingHead()
    {
        const FakeServer server(Script().sendInPieces(plainResponse("late"), 1, 20ms));
        QCOMPARE(errorOf(server.endpoint(), request(150ms)).kind, Error::Kind::Timeout);
    }

    void isPatientWithABodyThatHasBegun()
    {
        const FakeServer server(Script().send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n").wait(300ms).send("late"));
        const auto outcome = ask(server.endpoint(), request(100ms));
        QVERIFY(outcome && *outcome);
        QCOMPARE(**outcome, QByteArray("late"));
    }

    void losesPatienceWithABodyThatStops()
    {
        const FakeServer server(Script().send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nla").wait(1h));
        HttpRequest hasty = request();
        hasty.longestPause = 100ms;
        const Error error = errorOf(server.endpoint(), hasty);
        QCOMPARE(error.kind, Error::Kind::Timeout);
        QVERIFY2(error.summary.contains(server.endpoint().text()), qPrintable(error.summary));
    }

    // R-06: a byte at a time is no reason to give up, and none to stand still.
    void standsNotStillWhileABodyDrips()
    {
        const FakeServer server(Script().sendInPieces(plainResponse(QByteArray(1000, 'x')), 1, 10ms));
        HttpRequest hasty = request(2s);
        hasty.longestPause = 500ms;
        QPointer<Operation<QByteArray>> call = HttpClient(io, server.endpoint()).send<QByteArray>(hasty, &bodyOf);
        QStringList outcomes;
        call->onFinished(this, [&](const Result<QByteArray> &result) { outcomes.append(result ? u"done"_s : result.error().summary); });
        Watchdog watchdog;
        QTest::qWait(3000);
        QCOMPARE(outcomes, QStringList());
        QVERIFY2(watchdog.take() < 50, "the thread that paints stood still");
        QElapsedTimer time;
        time.start();
        call->cancel();
        QCOMPARE(outcomes, QStringList{u"Cancelled."_s});
        QVERIFY(QTest::qWaitFor([&] { return server.closedCount() == 1; }));
        QVERIFY2(time.elapsed() < 100, QByteArray::number(time.elapsed()).constData());
    }

    void waitsForEverWhenTold()
    {
        const FakeServer server(Script().wait(300ms).send(plainResponse("late")));
        const auto outcome = ask(server.endpoint(), request(0ms));
        QVERIFY(outcome && *outcome);
    }

    void cancelReachesTheSocket()
    {
        const FakeServer server(Script().wait(1h));
        QStringList outcomes;
        QPointer<Operation<QByteArray>> call = HttpClient(io, server.endpoint()).send<QByteArray>(request(), &bodyOf);
        call->onFinished(this, [&](const Result<QByteArray> &result) { outcomes.append(result ? u"done"_s : result.error().summary); });
        QTRY_COMPARE(server.connectionCount(), 1);
        QElapsedTimer time;
        time.start();
        call->cancel();
        QCOMPARE(outcomes, QStringList{u"Cancelled."_s});
        QVERIFY(QTest::qWaitFor([&] { return server.closedCount() == 1; }));
        QVERIFY2(time.elapsed() < 100, QByteArray::number(time.elapsed()).constData());
        QTRY_VERIFY(!call);
        QCOMPARE(outcomes.size(), 1);
    }

    void cancelBeforeTheStartConnectsToNothing()
    {
        const FakeServer server(Script().send(plainResponse({})));
        auto *call = HttpClient(io, server.endpoint()).send<QByteArray>(request(), &bodyOf);
        call->cancel();
        QTest::qWait(50);
        QCOMPARE(server.connectionCount(), 0);
    }

    void destroyingClosesAndCallsNobody()
    {
        const FakeServer server(Script().wait(300ms).send(plainResponse("late")));
        bool called = false;
        QPointer<Operation<QByteArray>> call = HttpClient(io, server.endpoint()).send<QByteArray>(request(), &bodyOf);
        call->onFinished(this, [&](const auto &) { called = true; });
        QTRY_COMPARE(server.connectionCount(), 1);
        QVERIFY(call);
        delete call;
        QTRY_COMPARE(server.closedCount(), 1);
        QTest::qWait(20);
        QVERIFY(!called);
    }

    void destroyingAtAnyMomentIsSafe()
    {
        const FakeServer server(Script().sendInPieces(chunkedResponse(QByteArray(4096, 'x'), 100), 512, 0ms));
        for (int i = 0; i < 60; ++i) {
            QPointer<OperationBase> call = HttpClient(io, server.endpoint()).send<QByteArray>(request(), &bodyOf);
            QTest::qWait(i % 12);
            if (i % 2 == 0 && call)
                call->cancel();
            else
                delete call;
        }
    }

    // R-25
    void saysWhyNobodyAnswers_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("says");
        QTest::newRow("missing") << u"missing"_s << u"There is no socket at"_s;
        QTest::newRow("a file") << u"file"_s << u"is no socket"_s;
        QTest::newRow("a folder") << u"folder"_s << u"is no socket"_s;
        QTest::newRow("left behind by who was killed") << u"dead"_s << u"Nobody answers"_s;
        QTest::newRow("108 bytes") << QString(200, u'x') << u"too long"_s;
        QTest::newRow("none") << QString() << u"no socket"_s;
    }

    void saysWhyNobodyAnswers()
    {
        QFETCH(QString, name);
        QFETCH(QString, says);
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && QDir(folder.path()).mkdir(u"folder"_s));
        const int dead = socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, QFile::encodeName(folder.filePath(u"dead"_s)).constData(), sizeof address.sun_path);
        QVERIFY(bind(dead, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0);
        close(dead);
        QString path = name.isEmpty() ? name : folder.filePath(name);
        if (path.size() > 108)
            path.truncate(108);
        const Error error = errorOf({path});
        QCOMPARE(error.kind, Error::Kind::Unreachable);
        QVERIFY2(error.summary.contains(says) && error.summary.contains(path), qPrintable(error.summary));
    }

    void saysWhenThereIsNoPermission()
    {
        const FakeServer server(Script().send(plainResponse({})));
        QVERIFY(chmod(QFile::encodeName(server.endpoint().socketPath).constData(), 0) == 0);
        const bool isRoot = geteuid() == 0; // root may do anything, so become nobody for a moment
        if (isRoot)
            QVERIFY(seteuid(65534) == 0);
        const Error error = errorOf(server.endpoint());
        if (isRoot)
            QVERIFY(seteuid(0) == 0);
        QCOMPARE(error.kind, Error::Kind::Unauthorized);
        QVERIFY(error.summary.contains(server.endpoint().socketPath));
    }
};

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
