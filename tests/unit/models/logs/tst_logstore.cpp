// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/logstore.h"

#include <QSignalSpy>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 megabyte = 1024 * 1024;

LogBatch linesOf(int count, qsizetype bytes, int firstNumber = 0)
{
    LogBatch batch;
    for (int i = 0; i < count; ++i)
        batch.append(QByteArray::number(firstNumber + i).leftJustified(bytes, '.', true), firstNumber + i, LogChannel::Output);
    return batch;
}

} // namespace

class TestLogStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatItGot()
    {
        LogStore store;
        QCOMPARE(store.addSource(u"web"_s), 0);
        QCOMPARE(store.addSource(u"db"_s), 1);
        QSignalSpy appended(&store, &LogStore::linesAppended);
        LogBatch batch;
        batch.append("first", 10, LogChannel::Output);
        batch.append(QByteArrayView("\0\xff\x1b[31m", 7), 20, LogChannel::Error); // any bytes
        batch.append("", 0, LogChannel::Output);
        store.append(1, batch);
        store.append(markOf(u"web endet – ja"_s, 0, 30));
        QCOMPARE(appended.size(), 2);
        QCOMPARE(store.lineCount(), 4);
        QCOMPARE(store.at(0).text, QByteArrayView("first"));
        QCOMPARE(store.at(0).time, 10);
        QCOMPARE(store.at(0).source, 1);
        QCOMPARE(store.at(0).kind, LogRecord::Kind::Line);
        QCOMPARE(store.at(1).text, QByteArrayView("\0\xff\x1b[31m", 7));
        QCOMPARE(store.at(1).channel, LogChannel::Error);
        QCOMPARE(store.at(2).text.size(), 0);
        QCOMPARE(store.at(3).text, QByteArrayView("web endet – ja"));
        QCOMPARE(store.at(3).kind, LogRecord::Kind::Mark);
        QCOMPARE(store.at(3).source, 0);
        QCOMPARE(store.longestLine(), 16);
    }

    // Lines that belong together may lie in different blocks.
    void numbersGoOnOverBlocks()
    {
        LogStore store;
        for (int i = 0; i < 50; ++i)
            store.append(0, linesOf(1000, 100, i * 1000)); // 5 MB
        QCOMPARE(store.firstLine(), 0);
        QCOMPARE(store.endLine(), 50'000);
        for (qint64 line = 0; line < store.endLine(); line += 7)
            QCOMPARE(store.at(line).time, line);
    }

    void theOldestMakeRoom()
    {
        LogStore store(4 * megabyte);
        qint64 dropped = 0;
        connect(&store, &LogStore::linesDropped, this, [&](qint64 count) {
            dropped += count;
            QCOMPARE(store.firstLine(), dropped); // who hears it finds it done
        });
        for (int i = 0; i < 200; ++i) {
            store.append(0, linesOf(1000, 100, i * 1000));
            QVERIFY(store.memory() <= 4 * megabyte);
        }
        QCOMPARE(store.endLine(), 200'000);
        QVERIFY(store.lineCount() > 20'000); // and not more than must go
        QCOMPARE(store.firstLine(), dropped);
        QCOMPARE(store.at(store.firstLine()).time, store.firstLine()); // a line keeps its number
        QCOMPARE(store.at(store.endLine() - 1).time, 199'999);
        disconnect(&store, nullptr, this, nullptr);
    }

    void underTheRoof_data()
    {
        QTest::addColumn<qsizetype>("bytes");
        QTest::addColumn<int>("count");
        QTest::newRow("empty lines") << qsizetype(0) << 1'000'000;
        QTest::newRow("tiny lines") << qsizetype(1) << 1'000'000;
        QTest::newRow("usual lines") << qsizetype(120) << 100'000;
        QTest::newRow("long lines") << qsizetype(300'000) << 100;
    }

    void underTheRoof()
    {
        QFETCH(qsizetype, bytes);
        QFETCH(int, count);
        LogStore store(4 * megabyte);
        LogBatch batch;
        for (int i = 0; i < count / 100; ++i)
            batch.append(QByteArray(bytes, 'x'), 1, LogChannel::Output);
        for (int i = 0; i < 100; ++i)
            store.append(0, batch);
        QCOMPARE(store.endLine(), count);
        QVERIFY2(store.memory() <= 4 * megabyte, QByteArray::number(store.memory()).constData());
        QVERIFY(store.lineCount() > 0);
        QCOMPARE(store.at(store.endLine() - 1).text.size(), bytes);
    }

    // The newest line stays, whatever its size.
    void aLineThatIsLargerThanTheRoof()
    {
        LogStore store(megabyte);
        store.append(0, linesOf(10, 10));
        LogBatch huge;
        huge.append(QByteArray(3 * megabyte, 'x'), 1, LogChannel::Output);
        store.append(0, huge);
        QCOMPARE(store.at(store.endLine() - 1).text.size(), 3 * megabyte);
        QCOMPARE(store.lineCount(), 1);
        store.append(0, linesOf(1, 10));
        QCOMPARE(store.lineCount(), 1);
    }

    void clearForgetsAndNumbersGoOn()
    {
        LogStore store;
        store.addSource(u"web"_s);
        store.append(0, linesOf(10, 10));
        QSignalSpy cleared(&store, &LogStore::cleared);
        store.clear();
        QCOMPARE(cleared.size(), 1);
        QCOMPARE(store.lineCount(), 0);
        QCOMPARE(store.memory(), 0);
        QCOMPARE(store.firstLine(), 10);
        QCOMPARE(store.sources(), QStringList());
        QCOMPARE(store.addSource(u"db"_s), 0);
        store.append(0, linesOf(3, 10, 10));
        QCOMPARE(store.at(10).time, 10);
        QCOMPARE(store.lineCount(), 3);
    }
};

QTEST_GUILESS_MAIN(TestLogStore)
#include "tst_logstore.moc"
