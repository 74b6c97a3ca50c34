// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/logfile.h"
#include "app/transport/http.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace quayside;
using namespace quayside::compat;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 noon = 1'795'348'800; // 2026-11-22T12:00:00Z

QByteArray record(qint64 second, const QByteArray &text, const QByteArray &tag = "stdout F")
{
    const QString time = QDateTime::fromSecsSinceEpoch(noon + second, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss"_s);
    return time.toUtf8() + ".123456789+00:00 " + tag + ' ' + text + '\n';
}

QStringList textsOf(const LogBatch &batch)
{
    QStringList texts;
    for (const LogLine &line : batch.lines)
        texts.append((line.channel == LogChannel::Error ? u"e:"_s : QString()) + QString::fromLatin1(batch.text(line)));
    return texts;
}

QStringList numbers(int from, int to)
{
    QStringList list;
    for (int i = from; i <= to; ++i)
        list.append(QString::number(i));
    return list;
}

// A reader and what it has said.
struct Listener
{
    QStringList lines;
    QStringList gaps;
    int ends = 0;
    qint64 bytes = 0;
    bool acknowledges = true;
    LogFileReader reader;

    explicit Listener(const QString &path, LogFileReader::Begin begin = {})
        : reader(path, begin, std::make_shared<Intake>())
    {
        QObject::connect(&reader, &LogFileReader::linesRead, &reader, [this](const LogBatch &batch) {
            lines += textsOf(batch);
            bytes += batch.bytes.size();
            if (acknowledges)
                QMetaObject::invokeMethod(&reader, [this, taken = batch.bytes.size()] { reader.acknowledge(taken); }, Qt::QueuedConnection);
        });
        QObject::connect(&reader, &LogFileReader::gapFound, &reader, [this](const QString &words) { gaps.append(words); });
        QObject::connect(&reader, &LogFileReader::caughtUp, &reader, [this] { ++ends; });
    }
};

} // namespace

class TestLogFile : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder;

    QString path() const { return folder->filePath(u"ctr.log"_s); }

    void append(const QByteArray &bytes)
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::Append));
        QCOMPARE(file.write(bytes), bytes.size());
    }

private Q_SLOTS:
    void init() { folder = std::make_unique<QTemporaryDir>(); }

    void parsesTheSameHoweverItIsSplit()
    {
        const QByteArray bytes = record(0, "one") + record(0, "two", "stderr F") + record(1, "", "stdout F") + record(1, "ha", "stdout P") + record(1, "err", "stderr F")
            + record(2, "lf", "stdout F") + record(2, "  spaces  ") + record(2, "odd \xff\xfe\x01") + "no record\n" + record(3, "bad tag", "stdout X")
            + record(4, "no end", "stdout P");
        const QStringList expected{u"one"_s, u"e:two"_s, u""_s, u"e:err"_s, u"half"_s, u"  spaces  "_s, u"odd \u00ff\u00fe\u0001"_s, u"no record"_s,
                                   u"2026-11-22T12:00:03.123456789+00:00 stdout X bad tag"_s, u"no end"_s};
        for (qsizetype i = 0; i <= bytes.size(); ++i) {
            LogFileParser parser;
            QStringList texts = textsOf(parser.feed(QByteArrayView(bytes).first(i)));
            texts += textsOf(parser.feed(QByteArrayView(bytes).sliced(i)));
            texts += textsOf(parser.finish());
            QCOMPARE(texts, expected);
        }
    }

    void keepsNanoseconds()
    {
        LogFileParser parser;
        QCOMPARE(parser.feed(record(5, "x")).lines.first().time, (noon + 5) * 1'000'000'000 + 123'456'789);
    }

    void readsToTheEnd()
    {
        append(record(0, "1") + record(0, "2"));
        Listener listener(path());
        listener.reader.settle();
        QCOMPARE(listener.lines, numbers(1, 2));
        QCOMPARE(listener.ends, 1);
        append(record(0, "3"));
        QTest::qWait(30);
        QCOMPARE(listener.lines, numbers(1, 2)); // it rests
        listener.reader.settle();
        QCOMPARE(listener.lines, numbers(1, 3));
        QCOMPARE(listener.ends, 2);
    }

    void followsWhatIsWritten()
    {
        append(record(0, "1"));
        Listener listener(path());
        listener.reader.follow();
        QCOMPARE(listener.lines, numbers(1, 1));
        for (int i = 2; i <= 20; ++i) {
            const QByteArray whole = record(i, QByteArray::number(i));
            append(whole.first(whole.size() / 2)); // a reader may see half a record
            QTest::qWait(1);
            append(whole.sliced(whole.size() / 2));
        }
        QTRY_COMPARE(listener.lines, numbers(1, 20));
        QCOMPARE(listener.ends, 0);
        listener.reader.settle();
        QCOMPARE(listener.ends, 1);
        append(record(30, "21"));
        listener.reader.follow();
        QTRY_COMPARE(listener.lines, numbers(1, 21));
    }

    void beginsWithTheLastLines()
    {
        QRandomGenerator random(3);
        for (int round = 0; round < 200; ++round) {
            QFile::remove(path());
            QStringList all;
            QByteArray bytes;
            const int count = random.bounded(0, 60);
            for (int i = 0; i < count; ++i) {
                const int size = random.bounded(3) == 0 ? random.bounded(2000) : random.bounded(20);
                const QByteArray text = QByteArray::number(i) + QByteArray(size, 'x');
                const qsizetype cut = random.bounded(2) == 0 ? random.bounded(static_cast<int>(text.size())) : 0;
                if (cut > 0)
                    bytes += record(i, text.first(cut), "stdout P");
                bytes += record(i, text.sliced(cut));
                all.append(QString::fromLatin1(text));
            }
            append(bytes);
            const int tail = random.bounded(0, 70);
            Listener listener(path(), {tail, 0});
            listener.reader.settle();
            QCOMPARE(listener.lines, all.sliced(std::max<qsizetype>(0, all.size() - tail)));
        }
    }

    void beginsAtATime()
    {
        for (int i = 1; i <= 10; ++i)
            append(record(i, QByteArray::number(i)));
        Listener listener(path(), {-1, (noon + 7) * 1'000'000'000});
        listener.reader.settle();
        QCOMPARE(listener.lines, numbers(7, 10));
    }

    //
    void goesOnWhenTheLogIsRotated()
    {
        append(record(0, "1"));
        Listener listener(path());
        listener.reader.follow();
        append(record(0, "2"));
        QVERIFY(QFile::rename(path(), path() + u".1"_s));
        append(record(1, "3"));
        QTRY_COMPARE_WITH_TIMEOUT(listener.lines, numbers(1, 3), 1000);
        append(record(2, "4"));
        QTRY_COMPARE_WITH_TIMEOUT(listener.lines, numbers(1, 4), 1000);
        QCOMPARE(listener.gaps, QStringList());
    }

    void saysWhenTheLogWasCutShort()
    {
        append(record(0, "1") + record(0, "2"));
        Listener listener(path());
        listener.reader.follow();
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.close();
        QTRY_COMPARE_WITH_TIMEOUT(listener.gaps.size(), 1, 1000);
        append(record(1, "3"));
        QTRY_COMPARE_WITH_TIMEOUT(listener.lines, numbers(1, 3), 1000);
    }

    void readsOnWhenTheLogIsDeleted()
    {
        append(record(0, "1"));
        Listener listener(path());
        listener.reader.follow();
        QFile held(path());
        QVERIFY(held.open(QIODevice::Append));
        QVERIFY(QFile::remove(path()));
        held.write(record(0, "2"));
        held.close();
        QTest::qWait(20);
        listener.reader.settle();
        QCOMPARE(listener.lines, numbers(1, 2));
        QCOMPARE(listener.ends, 1);
    }

    void followsNoLinkAndWaitsForNoPipe()
    {
        QVERIFY(!LogFileReader::isReadable(path()));
        QVERIFY(!LogFileReader::isReadable({}));
        QVERIFY(!LogFileReader::isReadable(folder->path()));
        QVERIFY(QFile::link(u"/etc/hostname"_s, path()));
        QVERIFY(!LogFileReader::isReadable(path()));
        QVERIFY(QFile::remove(path()));
        QCOMPARE(mkfifo(QFile::encodeName(path()).constData(), 0600), 0);
        QVERIFY(!LogFileReader::isReadable(path()));
        Listener listener(path());
        listener.reader.settle(); // at once
        QCOMPARE(listener.ends, 1);
        QCOMPARE(listener.lines, QStringList());
    }

    void readsNothingThatTakesThePlaceOfTheLog()
    {
        append(record(0, "1"));
        Listener listener(path());
        listener.reader.follow();
        QVERIFY(QFile::remove(path()));
        QVERIFY(QFile::link(u"/etc/passwd"_s, path()));
        listener.reader.settle();
        QCOMPARE(listener.lines, numbers(1, 1));
        QCOMPARE(listener.gaps.size(), 1);
    }

    // noticed within a second, without being asked, and nothing of it is read.
    void noticesWhatTakesThePlaceOfTheLog_data()
    {
        QTest::addColumn<bool>("isPipe");
        QTest::newRow("link") << false;
        QTest::newRow("pipe") << true;
    }

    void noticesWhatTakesThePlaceOfTheLog()
    {
        QFETCH(bool, isPipe);
        append(record(0, "1"));
        Listener listener(path());
        listener.reader.follow();
        QVERIFY(QFile::rename(path(), path() + u".1"_s));
        if (isPipe)
            QCOMPARE(mkfifo(QFile::encodeName(path()).constData(), 0600), 0);
        else
            QVERIFY(QFile::link(u"/etc/passwd"_s, path()));
        QTRY_COMPARE_WITH_TIMEOUT(listener.gaps.size(), 1, 1000);
        QCOMPARE(listener.lines, numbers(1, 1));
    }

    void readsNoMoreThanIsTaken()
    {
        const QByteArray block = record(0, QByteArray(100'000, 'x')).repeated(200); // 20 MB
        append(block);
        Listener listener(path());
        listener.acknowledges = false;
        listener.reader.follow();
        QVERIFY(listener.bytes >= Intake::most);
        QVERIFY(listener.bytes < Intake::most + 1024 * 1024);
        const qint64 before = listener.bytes;
        listener.acknowledges = true;
        listener.reader.acknowledge(before);
        QTRY_COMPARE(listener.lines.size(), 200);
    }
};

QTEST_GUILESS_MAIN(TestLogFile)
#include "tst_logfile.moc"
