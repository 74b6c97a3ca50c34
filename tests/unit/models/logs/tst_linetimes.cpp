// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/linetimes.h"
#include "models/logs/logstore.h"

#include <QTest>

#include <numeric>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 second = 1'000'000'000;

// So many lines, one a second.
void append(LogStore &store, int lines, qint64 firstSecond)
{
    LogBatch batch;
    for (int i = 0; i < lines; ++i)
        batch.append("line", (firstSecond + i) * second, LogChannel::Output);
    store.append(0, batch);
}

qint64 linesIn(const QList<LineTimes::Stretch> &stretches)
{
    return std::accumulate(stretches.begin(), stretches.end(), qint64(0), [](qint64 sum, const LineTimes::Stretch &stretch) { return sum + stretch.lines(); });
}

} // namespace

class TestLineTimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing()
    {
        LineTimes times;
        QCOMPARE(times.stretches(10).size(), 0);
        LogStore store;
        times.setLog(&store);
        QCOMPARE(times.lineAt(5), 0);
        store.append(markOf(u"no time"_s, 0, 0));
        QTest::qWait(20);
        QCOMPARE(times.stretches(10).size(), 0);
    }

    void evenlySpread()
    {
        LogStore store;
        append(store, 1000, 1);
        LineTimes times;
        times.setLog(&store);
        QTRY_COMPARE(times.lastTime(), 1000 * second);
        QCOMPARE(times.firstTime(), second);
        for (const qint64 line : {0, 1, 63, 64, 500, 999})
            QCOMPARE(times.lineAt((line + 1) * second), line);
        QCOMPARE(times.lineAt(2000 * second), 1000);
        const auto stretches = times.stretches(10);
        QCOMPARE(stretches.size(), 10);
        for (const LineTimes::Stretch &stretch : stretches)
            QVERIFY2(qAbs(stretch.lines() - 100) <= 1, QByteArray::number(stretch.lines()).constData());
        QCOMPARE(linesIn(stretches), 1000);
    }

    void whatComesAndGoes()
    {
        LogStore store(512 * 1024);
        append(store, 100, 1);
        LineTimes times;
        times.setLog(&store);
        QTRY_COMPARE(times.lastTime(), 100 * second);
        for (int i = 0; i < 300; ++i)
            append(store, 1000, 101 + i * 1000);
        QTRY_COMPARE(times.lastTime(), 300'100 * second);
        QVERIFY(store.firstLine() > 0);
        QVERIFY(times.stretches(7).first().firstLine >= store.firstLine());
        QVERIFY(linesIn(times.stretches(7)) <= store.lineCount());
    }

    //
    void timesThatGoBack()
    {
        LogStore store;
        append(store, 100, 1000);
        append(store, 100, 1);
        append(store, 100, 2000);
        LineTimes times;
        times.setLog(&store);
        QTRY_COMPARE(times.lastTime(), 2099 * second);
        QCOMPARE(linesIn(times.stretches(100)), 300);
        const qint64 line = times.lineAt(2050 * second);
        QVERIFY2(line > 200 && line <= 256, QByteArray::number(line).constData());
    }
};

QTEST_GUILESS_MAIN(TestLineTimes)
#include "tst_linetimes.moc"
