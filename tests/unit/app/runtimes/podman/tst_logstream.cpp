// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/logstream.h"
#include "app/runtimes/podman/podmanapi.h"
#include "tests/support/fakeserver.h"

#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

using Script = FakeServer::Script;

QByteArray frameOf(char channel, const QByteArray &text)
{
    const QByteArray timed = "2026-11-22T12:00:00Z " + text;
    const quint32 length = qToBigEndian(static_cast<quint32>(timed.size()));
    return QByteArray(1, channel) + QByteArray(3, '\0') + QByteArray(reinterpret_cast<const char *>(&length), 4) + timed;
}

// All that a container has written, in one chunk of which more is to come.
QByteArray recording()
{
    const QByteArray frames = frameOf(1, "one\n") + frameOf(2, "same\n") + frameOf(1, "same\n") + frameOf(1, "gr\xc3") + frameOf(2, "\xff\xfe\n") + frameOf(1, "\xbc\xc3\x9f\n") + frameOf(1, "last\n");
    return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + QByteArray::number(frames.size(), 16) + "\r\n" + frames;
}

QByteArray inspected(const QString &logFile)
{
    return plainResponse(R"({"Id": "1", "State": {"StartedAt": "2026-11-22T12:00:00Z", "Running": false}, "HostConfig": {"LogConfig": {"Type": "k8s-file", "Path": ")"
                         + logFile.toUtf8() + R"("}}})");
}

const QStringList written{u"e same"_s, u"e \u00ff\u00fe"_s, u"o gr\u00c3\u00bc\u00c3\u009f"_s, u"o last"_s, u"o one"_s, u"o same"_s}; // sorted

struct Listener
{
    explicit Listener(LogStream &stream)
    {
        QObject::connect(&stream, &LogStream::linesArrived, &stream, [this](const LogBatch &batch) {
            for (const LogLine &line : batch.lines)
                lines.append((line.channel == LogChannel::Error ? u"e "_s : u"o "_s) + QString::fromLatin1(batch.text(line)));
        });
        QObject::connect(&stream, &LogStream::ended, &stream, [this] { ++ends; });
        QObject::connect(&stream, &LogStream::failed, &stream, [this](const Error &error) { problem = error.summary; });
    }
    QStringList sorted() const
    {
        QStringList list = lines;
        list.sort();
        return list;
    }

    QStringList lines;
    QString problem;
    int ends = 0;
};

} // namespace

class TestLogStream : public QObject
{
    Q_OBJECT

    IoThread io;

private Q_SLOTS:
    // R-02: the connection breaks after any byte of a frame's head or text; it is read again, and every line is there once.
    void aCutIsMended()
    {
        const QByteArray answer = recording();
        const Script whole = Script().send(answer + "\r\n0\r\n\r\n").close();
        const Script state = Script().send(inspected({})).close();
        const qsizetype begin = answer.indexOf("one\n") + 4; // until then nothing is known of what is missing
        for (qsizetype i = begin; i < answer.size(); ++i) {
            const FakeServer server({Script().send(answer.first(i)).close(), state, whole, state});
            const auto api = std::make_shared<podman::PodmanApi>(HttpClient(io, server.endpoint()));
            compat::EngineLogStream stream(api, u"web"_s, {}, LogFrameDecoder::Framing::Framed);
            const Listener listener(stream);
            QTRY_VERIFY2(listener.ends == 1, qPrintable(u"cut at %1: %2"_s.arg(QString::number(i), listener.problem)));
            QVERIFY2(listener.sorted() == written, qPrintable(u"cut at %1: %2"_s.arg(QString::number(i), listener.lines.join(u'|'))));
        }
    }

    // Where the engine's own file cannot be read, its stream takes its place; whoever looks for the reason finds it.
    void saysThatAFileCannotBeRead()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"ctr.log"_s);
        QVERIFY(QFile::link(u"/etc/passwd"_s, path));
        QLoggingCategory::setFilterRules(u"quayside.runtime.info=true"_s);
        const FakeServer server({Script().send(inspected(path)).close(), Script().send(recording() + "\r\n0\r\n\r\n").close(), Script().send(inspected(path)).close()});
        const auto api = std::make_shared<podman::PodmanApi>(HttpClient(io, server.endpoint()));
        LogOptions options;
        options.follow = false;
        QTest::ignoreMessage(QtInfoMsg, QRegularExpression(u"^The engine's log file of \"web\" cannot be read here"_s));
        compat::ContainerLogStream stream(api, u"web"_s, options, compat::LogSource::Files);
        const Listener listener(stream);
        QTRY_COMPARE(listener.ends, 1);
        QCOMPARE(listener.sorted(), written);
        QLoggingCategory::setFilterRules({});
    }
};

QTEST_GUILESS_MAIN(TestLogStream)
#include "tst_logstream.moc"
