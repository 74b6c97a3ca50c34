// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/logstream.h"
#include "app/runtimes/podman/podmanapi.h"
#include "tests/support/fakeserver.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QtEndian>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

constexpr int lines = 1'000'000;

QByteArray timeOf(int line)
{
    return "2026-11-22T12:00:" + QByteArray::number(line / 100'000).rightJustified(2, '0') + ".000000001";
}

// A log as an engine sends it: a frame for each line, in chunks that end anywhere.
QByteArray numberedLog()
{
    QByteArray frames;
    for (int i = 0; i < lines; ++i) {
        const QByteArray text = timeOf(i) + "Z line " + QByteArray::number(i) + '\n';
        const quint32 length = qToBigEndian(static_cast<quint32>(text.size()));
        frames += QByteArray(i % 10 == 0 ? "\2\0\0\0" : "\1\0\0\0", 4) + QByteArray(reinterpret_cast<const char *>(&length), 4) + text;
    }
    return chunkedResponse(frames, 32'749);
}

// The same as conmon keeps it; what the engine says of its container.
QByteArray inspected(const QTemporaryDir &folder)
{
    QFile file(folder.filePath(u"ctr.log"_s));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    QByteArray text;
    for (int i = 0; i < lines; ++i)
        text += timeOf(i) + (i % 10 == 0 ? "+00:00 stderr F line " : "+00:00 stdout F line ") + QByteArray::number(i) + '\n';
    file.write(text);
    return R"({"Id": "1", "State": {"StartedAt": "2026-11-22T12:00:00Z", "Running": false}, "HostConfig": {"LogConfig": {"Type": "k8s-file", "Path": ")"
        + file.fileName().toUtf8() + R"("}}})";
}

// What came, and how much of it at a time.
struct Taken
{
    explicit Taken(LogStream &stream)
    {
        QObject::connect(&turn, &QTimer::timeout, &turn, [this] { inTurn = 0; });
        turn.start(0);
        QObject::connect(&stream, &LogStream::linesArrived, &turn, [this](const LogBatch &batch) { take(batch); });
        QObject::connect(&stream, &LogStream::ended, &turn, [this] { hasEnded = true; });
        QObject::connect(&stream, &LogStream::failed, &turn, [](const Error &error) { QFAIL(qPrintable(error.summary)); });
    }
    void take(const LogBatch &batch)
    {
        for (const LogLine &line : batch.lines) {
            const qint64 number = batch.text(line).sliced(5).toByteArray().toLongLong();
            const bool isRight = number == next && (line.channel == LogChannel::Error) == (number % 10 == 0);
            wrong += isRight ? 0 : 1;
            next = number + 1;
        }
        inTurn += batch.bytes.size();
        mostInTurn = std::max(mostInTurn, inTurn);
    }

    QTimer turn;
    qint64 next = 0;
    qint64 wrong = 0;
    qint64 inTurn = 0; // bytes that came since the event loop came round
    qint64 mostInTurn = 0;
    bool hasEnded = false;
};

LogOptions onceThrough()
{
    LogOptions options;
    options.follow = false;
    return options;
}

} // namespace

// R-07: an engine that writes as fast as it can. The thread that paints gets its turn, however much there is.
class TestFirehose : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromASocket()
    {
        IoThread io;
        const FakeServer server(FakeServer::Script().send(numberedLog()).close());
        const auto api = std::make_shared<podman::PodmanApi>(HttpClient(io, server.endpoint()));
        compat::EngineLogStream stream(api, u"web"_s, onceThrough(), LogFrameDecoder::Framing::Framed);
        const Taken taken(stream);
        QTRY_VERIFY_WITH_TIMEOUT(taken.hasEnded, 120'000);
        QCOMPARE(taken.next, lines);
        QCOMPARE(taken.wrong, 0);
        QVERIFY2(taken.mostInTurn <= 2 * Intake::most, QByteArray::number(taken.mostInTurn).constData());
    }

    void fromAFile()
    {
        const QTemporaryDir folder;
        IoThread io;
        const FakeServer server(FakeServer::Script().send(plainResponse(inspected(folder))));
        const auto api = std::make_shared<podman::PodmanApi>(HttpClient(io, server.endpoint()));
        compat::ContainerLogStream stream(api, u"web"_s, onceThrough(), compat::LogSource::Files);
        const Taken taken(stream);
        QTRY_VERIFY_WITH_TIMEOUT(taken.hasEnded, 120'000);
        QCOMPARE(taken.next, lines);
        QCOMPARE(taken.wrong, 0);
        QVERIFY2(taken.mostInTurn <= 2 * Intake::most, QByteArray::number(taken.mostInTurn).constData());
    }
};

QTEST_GUILESS_MAIN(TestFirehose)
#include "tst_firehose.moc"
