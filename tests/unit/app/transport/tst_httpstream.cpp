// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/httpstream.h"
#include "tests/support/fakeserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Script = FakeServer::Script;

HttpRequest request()
{
    HttpRequest request;
    request.target = "/events";
    request.patience = 5s;
    return request;
}

// A stream and everything it says.
struct Listener
{
    QByteArray bytes;
    QStringList story;
    std::unique_ptr<HttpStream> stream;

    Listener(IoThread &io, const FakeServer &server)
        : stream(std::make_unique<HttpStream>(HttpClient(io, server.endpoint()), request(), [this](Exchange &exchange, QByteArrayView piece) {
            const QByteArray copy = piece.toByteArray();
            exchange.post(copy.size(), [this, copy] { bytes += copy; });
        }))
    {
        QObject::connect(stream.get(), &HttpStream::opened, stream.get(), [this] { story.append(u"opened"_s); });
        QObject::connect(stream.get(), &HttpStream::ended, stream.get(), [this] { story.append(u"ended"_s); });
        QObject::connect(stream.get(), &HttpStream::failed, stream.get(), [this](const Error &error) { story.append(error.summary); });
    }
};

const QByteArray head("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
const QByteArray block(QByteArray("10000\r\n") + QByteArray(65536, 'x') + "\r\n");

} // namespace

class TestHttpStream : public QObject
{
    Q_OBJECT

    IoThread io;

private Q_SLOTS:
    void deliversInOrderAndEnds()
    {
        QByteArray text;
        for (int i = 0; i < 2000; ++i)
            text += QByteArray::number(i) + '\n';
        const FakeServer server(Script().sendInPieces(chunkedResponse(text, 333), 1000, 0ms).close());
        Listener listener(io, server);
        QTRY_COMPARE(listener.story, (QStringList{u"opened"_s, u"ended"_s}));
        QCOMPARE(listener.bytes, text);
    }

    void opensBeforeAnythingComes()
    {
        const FakeServer server(Script().send(head));
        Listener listener(io, server);
        QTRY_COMPARE(listener.story, QStringList{u"opened"_s});
    }

    void deliversEverythingBeforeACut()
    {
        const FakeServer server(Script().send(head + "5\r\nhello\r\n5\r\nwo").close());
        Listener listener(io, server);
        QTRY_COMPARE(listener.story, (QStringList{u"opened"_s, server.endpoint().text() + u" closed the connection in the middle of its answer. Does the engine run?"_s}));
        QCOMPARE(listener.bytes, QByteArray("hellowo"));
    }

    // R-13: an engine that switches protocols at our request, with data right behind its head.
    void deliversWhatFollowsASwitch()
    {
        const QByteArray answer("HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\nhello world");
        for (qsizetype i = 0; i < answer.size(); i = std::max(i + 1, answer.indexOf("\r\n\r\n"))) {
            const FakeServer server(i == 0 ? Script().send(answer).close() : Script().send(answer.first(i)).wait(1ms).send(answer.sliced(i)).close());
            Listener listener(io, server);
            QTRY_COMPARE(listener.story, (QStringList{u"opened"_s, u"ended"_s}));
            QCOMPARE(listener.bytes, QByteArray("hello world"));
        }
    }

    void handsOnARefusal()
    {
        const FakeServer server(Script().send(plainResponse(R"({"message":"no such container"})", "HTTP/1.1 404 Not Found")));
        Listener listener(io, server);
        QTRY_COMPARE(listener.story, QStringList{u"no such container"_s});
        QCOMPARE(listener.bytes, QByteArray());
    }

    void givesUpOnARefusalWithoutEnd()
    {
        const FakeServer server(Script().send("HTTP/1.1 500 Oops\r\nTransfer-Encoding: chunked\r\n\r\n").sendForEver(block));
        Listener listener(io, server);
        QTRY_COMPARE(listener.story, QStringList{u"The engine failed (status 500). Its own log says why; restarting it may help."_s});
        QTRY_COMPARE(server.closedCount(), 1);
    }

    void aSlowReaderSlowsTheServerDown()
    {
        const FakeServer server(Script().send(head).sendForEver(block));
        Listener listener(io, server);
        // Nobody reads what is delivered on this thread, so the server must come to a halt.
        qint64 before = -1;
        while (server.bytesTaken() != before) {
            before = server.bytesTaken();
            QThread::msleep(150);
        }
        QVERIFY(before > Intake::most / 2);
        QVERIFY2(before < Intake::most + 4 * 1024 * 1024, QByteArray::number(before).constData());
        // And go on as soon as somebody does.
        QTRY_VERIFY(listener.bytes.size() > 4 * Intake::most);
    }

    void readsToTheEndThoughTheServerHasGone()
    {
        QByteArray response = head;
        for (int i = 0; i < 100; ++i)
            response += block;
        const FakeServer server(Script().send(response + "0\r\n\r\n").close());
        Listener listener(io, server);
        QThread::msleep(300); // the reader is slow; the server waits for nobody
        QTRY_VERIFY(listener.story.contains(u"ended"_s));
        QCOMPARE(listener.bytes.size(), 100 * 65536);
    }

    void destroyingClosesTheConnection()
    {
        const FakeServer server(Script().send(head).sendForEver(block));
        {
            Listener listener(io, server);
            QTRY_VERIFY(listener.bytes.size() > 0);
        }
        QTRY_COMPARE(server.closedCount(), 1);
    }

    void callsNothingAfterDestruction()
    {
        const FakeServer server(Script().send(head + "5\r\nhello\r\n0\r\n\r\n").close());
        bool destroyed = false;
        bool calledLater = false;
        auto stream = std::make_unique<HttpStream>(HttpClient(io, server.endpoint()), request(), [&](Exchange &exchange, QByteArrayView) {
            exchange.post(1, [&] { calledLater = calledLater || destroyed; });
        });
        QTRY_COMPARE(server.closedCount(), 1); // everything is queued for this thread by now, or soon
        stream.reset();
        destroyed = true;
        QTest::qWait(50);
        QVERIFY(!calledLater);
    }

    void mayBeDestroyedByItsOwnSignal()
    {
        const FakeServer server(Script().send(head + "5\r\nhello\r\n").sendForEver(block));
        for (int i = 0; i < 20; ++i) {
            std::unique_ptr<HttpStream> stream;
            bool gone = false;
            stream = std::make_unique<HttpStream>(HttpClient(io, server.endpoint()), request(), [&](Exchange &exchange, QByteArrayView piece) {
                exchange.post(piece.size(), [&] {
                    stream.reset();
                    gone = true;
                });
            });
            QTRY_VERIFY(gone);
        }
    }
};

QTEST_GUILESS_MAIN(TestHttpStream)
#include "tst_httpstream.moc"
