// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/responseparser.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

// Everything a parser says, as one text: "head 200", body bytes, "end", "fault" or "cut".
struct Reading
{
    QByteArray story;
    qsizetype mostHeld = 0;

    explicit Reading(const QList<QByteArray> &pieces, bool closes = true)
    {
        ResponseParser parser({.head = [this](const HttpHead &head) { story += "head " + QByteArray::number(head.status) + '\n'; },
                               .body = [this](QByteArrayView bytes) { story.append(bytes); }});
        for (const QByteArray &piece : pieces) {
            if (parser.isComplete())
                break;
            if (!parser.feed(piece)) {
                story += "\nfault";
                return;
            }
        }
        if (closes)
            story += parser.feedEnd() ? "\nend" : "\ncut";
        else
            story += parser.isComplete() ? "\nend" : "\nmore";
    }
};

const QByteArray lengthResponse("HTTP/1.1 200 OK\r\nContent-Length: 11\r\nX-A: b\r\n\r\nhello world");
const QByteArray chunkedText("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1;ext=\"x\"\r\n \r\n5\r\nworld\r\n0\r\n\r\n");
const QByteArray closedResponse("HTTP/1.1 200 OK\r\n\r\nhello world");

} // namespace

class TestResponseParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheSameHoweverItIsSplit_data()
    {
        QTest::addColumn<QByteArray>("response");
        QTest::newRow("content-length") << lengthResponse;
        QTest::newRow("chunked") << chunkedText;
        QTest::newRow("until it closes") << closedResponse;
    }

    void readsTheSameHoweverItIsSplit()
    {
        QFETCH(QByteArray, response);
        const QByteArray whole("head 200\nhello world\nend");
        QCOMPARE(Reading({response}).story, whole);
        for (qsizetype i = 1; i < response.size(); ++i) {
            QCOMPARE(Reading({response.first(i), response.sliced(i)}).story, whole);
            for (qsizetype j = i + 1; j < response.size(); ++j)
                QCOMPARE(Reading({response.first(i), response.sliced(i, j - i), response.sliced(j)}).story, whole);
        }
        QList<QByteArray> bytes;
        for (const char byte : response)
            bytes.append(QByteArray(1, byte));
        QCOMPARE(Reading(bytes).story, whole);
    }

    // what follows the head is the stream, however much of it comes along with the head.
    void handsOnWhatFollowsASwitch()
    {
        const QByteArray response("HTTP/1.1 101 UPGRADED\r\nContent-Type: application/vnd.docker.raw-stream\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\nhello HTTP/1.1 \r\n\r\nworld");
        const QByteArray whole("head 101\nhello HTTP/1.1 \r\n\r\nworld\nend");
        QCOMPARE(Reading({response}).story, whole);
        for (qsizetype i = 1; i < response.size(); ++i)
            QCOMPARE(Reading({response.first(i), response.sliced(i)}).story, whole);
        QCOMPARE(Reading({response}, false).story, whole.chopped(3) + "more");
        QCOMPARE(Reading({response.first(response.indexOf("hello"))}).story, QByteArray("head 101\n\nend"));
        QCOMPARE(Reading({response.first(response.indexOf("hello") - 1)}).story, QByteArray("\ncut"));
    }

    // a length or chunks that a switch announces mean nothing (RFC 9110, 15.2.2).
    void aSwitchHasNoLength()
    {
        for (const QByteArray &header : {QByteArray("Content-Length: 2"), QByteArray("Transfer-Encoding: chunked")}) {
            const QByteArray response = "HTTP/1.1 101 UPGRADED\r\n" + header + "\r\n\r\n2\r\nhello\r\n0\r\n\r\n";
            for (qsizetype i = 1; i <= response.size(); ++i)
                QCOMPARE(Reading({response.first(i), response.sliced(i)}).story, QByteArray("head 101\n2\r\nhello\r\n0\r\n\r\n\nend"));
        }
    }

    void findsEveryCut()
    {
        for (const QByteArray &response : {lengthResponse, chunkedText})
            for (qsizetype i = 0; i < response.size(); ++i)
                QVERIFY2(Reading({response.first(i)}).story.endsWith("\ncut"), QByteArray::number(i).constData());
    }

    void judgesBadBytes_data()
    {
        QTest::addColumn<QByteArray>("response");
        QTest::addColumn<QByteArray>("story");
        const QByteArray chunked("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        QTest::newRow("garbage") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n") << QByteArray("\nfault");
        QTest::newRow("zeros") << QByteArray(100, '\0') << QByteArray("\nfault");
        QTest::newRow("bare LF") << QByteArray("HTTP/1.1 200 OK\nContent-Length: 0\n\n") << QByteArray("\nfault");
        QTest::newRow("HTTP/2") << QByteArray("HTTP/2 200 OK\r\n\r\n") << QByteArray("\nfault");
        QTest::newRow("status that is none") << QByteArray("HTTP/1.1 2x0 OK\r\n\r\n") << QByteArray("\nfault");
        QTest::newRow("negative length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n") << QByteArray("\nfault");
        QTest::newRow("length of 30 digits")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100000000000000000000000000000\r\n\r\n") << QByteArray("\nfault");
        QTest::newRow("two lengths") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab") << QByteArray("\nfault");
        QTest::newRow("length and chunks")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") << QByteArray("\nfault");
        QTest::newRow("17 hex digits") << chunked + "11111111111111111\r\n" << QByteArray("head 200\n\nfault");
        QTest::newRow("16 hex digits, all of them f") << chunked + "ffffffffffffffff\r\nhello" << QByteArray("head 200\nhello\ncut");
        QTest::newRow("last chunk without its last CRLF") << chunked + "5\r\nhello\r\n0\r\n" << QByteArray("head 200\nhello\ncut");
        QTest::newRow("no last chunk") << chunked + "5\r\nhello\r\n" << QByteArray("head 200\nhello\ncut");
        QTest::newRow("chunk without its CRLF") << chunked + "5\r\nhello0\r\n\r\n" << QByteArray("head 200\nhello\nfault");
        QTest::newRow("negative chunk") << chunked + "-5\r\nhello\r\n" << QByteArray("head 200\n\nfault");
        QTest::newRow("no chunk size") << chunked + "\r\nhello\r\n" << QByteArray("head 200\n\nfault");
        QTest::newRow("chunk longer than it says") << chunked + "3\r\nhello\r\n0\r\n\r\n" << QByteArray("head 200\nhel\nfault");
        QTest::newRow("chunk after bare LF") << chunked + "5\nhello\n0\n\n" << QByteArray("head 200\n\ncut");
    }

    void judgesBadBytes()
    {
        QFETCH(QByteArray, response);
        QFETCH(QByteArray, story);
        QCOMPARE(Reading({response}).story, story);
        QList<QByteArray> bytes;
        for (const char byte : response)
            bytes.append(QByteArray(1, byte));
        QCOMPARE(Reading(bytes).story, story);
    }

    void acceptsTrailersAndExtensions()
    {
        const QByteArray head("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X\r\n\r\n");
        QCOMPARE(Reading({head + "2\r\nok\r\n0\r\nX: 1\r\n\r\n"}).story, QByteArray("head 200\nok\nend"));
        QCOMPARE(Reading({head + "0\r\n\r\n2\r\nok\r\n"}).story, QByteArray("head 200\n\nend")); // what follows the end is not ours
        QCOMPARE(Reading({head + "2;a=b;c\r\nok\r\n0;d\r\n\r\n"}).story, QByteArray("head 200\nok\nend"));
    }

    void capsWhatItHolds_data()
    {
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<QByteArray>("more");
        const QByteArray chunked("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        QTest::newRow("status line") << QByteArray("HTTP/1.1 200 ") << QByteArray(1024, 'x');
        QTest::newRow("one header") << QByteArray("HTTP/1.1 200 OK\r\nX: ") << QByteArray(1024, 'x');
        QTest::newRow("many headers") << QByteArray("HTTP/1.1 200 OK\r\n") << QByteArray("X: y\r\n").repeated(200);
        QTest::newRow("chunk extension") << chunked + "5;" << QByteArray(1024, 'x');
        QTest::newRow("trailers") << chunked + "0\r\n" << QByteArray("X: y\r\n").repeated(200);
        QTest::newRow("digits of a chunk size") << chunked << QByteArray(1024, '0');
    }

    void capsWhatItHolds()
    {
        QFETCH(QByteArray, start);
        QFETCH(QByteArray, more);
        ResponseParser parser({.head = [](const HttpHead &) { }, .body = [](QByteArrayView) { }});
        bool accepted = parser.feed(start);
        qsizetype fed = start.size();
        while (accepted && fed < 1024 * 1024) {
            accepted = parser.feed(more);
            fed += more.size();
        }
        QVERIFY(!accepted);
        QVERIFY2(fed <= 3 * HttpLimits::head, QByteArray::number(fed).constData());
        QVERIFY(!parser.fault().isEmpty());
    }

    void answersWithoutABody()
    {
        QCOMPARE(Reading({"HTTP/1.1 204 No Content\r\n\r\n"}, false).story, QByteArray("head 204\n\nend"));
        QCOMPARE(Reading({"HTTP/1.1 304 Not Modified\r\n\r\n"}, false).story, QByteArray("head 304\n\nend"));
        QCOMPARE(Reading({"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"}, false).story, QByteArray("head 200\n\nend"));
    }

    void findsHeadersWithoutRegardToCase()
    {
        HttpHead head{200, {{"Libpod-API-Version", "4.3.1"}, {"X", "1"}, {"x", "2"}}};
        QCOMPARE(head.header("libpod-api-version"), QByteArray("4.3.1"));
        QCOMPARE(head.header("X"), QByteArray("1"));
        QCOMPARE(head.header("Y"), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestResponseParser)
#include "tst_responseparser.moc"
