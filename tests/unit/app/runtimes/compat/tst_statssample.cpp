// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/statssample.h"

#include <QTest>

#include <cmath>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 second = 1'000'000'000;

StatsReading reading(qint64 time, qint64 cpuTime)
{
    StatsReading reading;
    reading.container = u"c"_s;
    reading.time = time;
    reading.cpuTime = cpuTime;
    return reading;
}

} // namespace

class TestStatsSample : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cpuIsTheDifference()
    {
        StatsArithmetic arithmetic;
        QVERIFY(!arithmetic.sample(reading(100 * second, 7 * second)).cpu); // nothing to compare with, which is not 0
        QCOMPARE(arithmetic.sample(reading(102 * second, 8 * second)).cpu->value, 0.5);
        QCOMPARE(arithmetic.sample(reading(103 * second, 11 * second)).cpu->value, 3.0);
        QCOMPARE(arithmetic.sample(reading(104 * second, 11 * second)).cpu->value, 0.0);
    }

    //
    void survivesOddCounters_data()
    {
        QTest::addColumn<qint64>("time");
        QTest::addColumn<qint64>("cpuTime");
        QTest::newRow("counter goes back") << 101 * second << second;
        QTest::newRow("counter is negative") << 101 * second << -5 * second;
        QTest::newRow("time stands still") << 100 * second << 8 * second;
        QTest::newRow("time goes back") << 90 * second << 8 * second;
        QTest::newRow("no time") << qint64(0) << 8 * second;
    }

    void survivesOddCounters()
    {
        QFETCH(qint64, time);
        QFETCH(qint64, cpuTime);
        StatsArithmetic arithmetic;
        arithmetic.sample(reading(100 * second, 7 * second));
        const Sample odd = arithmetic.sample(reading(time, cpuTime));
        QVERIFY(!odd.cpu);
        arithmetic.sample(reading(200 * second, 20 * second));
        QCOMPARE(arithmetic.sample(reading(201 * second, 21 * second)).cpu->value, 1.0);
    }

    void containersAreApart()
    {
        StatsArithmetic arithmetic;
        StatsReading other = reading(100 * second, 50 * second);
        other.container = u"d"_s;
        arithmetic.sample(reading(100 * second, second));
        QVERIFY(!arithmetic.sample(other).cpu);
        QCOMPARE(arithmetic.sample(reading(101 * second, 2 * second)).cpu->value, 1.0);
    }

    void aLimitBeyondTheMachineIsNone_data()
    {
        QTest::addColumn<qint64>("limit");
        QTest::addColumn<qint64>("expected");
        QTest::newRow("none") << qint64(0) << qint64(0);
        QTest::newRow("100 MB") << qint64(100'000'000) << qint64(100'000'000);
        QTest::newRow("control groups 1, unlimited") << qint64(0x7FFFFFFFFFFFF000) << qint64(0);
        QTest::newRow("2^64-1 wrapped round") << qint64(-1) << qint64(0);
    }

    void aLimitBeyondTheMachineIsNone()
    {
        QFETCH(qint64, limit);
        QFETCH(qint64, expected);
        StatsReading limited = reading(second, second);
        limited.memoryLimit = {limit};
        QCOMPARE(StatsArithmetic().sample(limited).memoryLimit.value, expected);
    }

    void handsOnTheRest()
    {
        StatsReading full{u"c"_s, 1'795'348'800'123 * 1'000'000, 0, {1}, {2}, 3, 4, 5, 6};
        const Sample sample = StatsArithmetic().sample(full);
        QCOMPARE(sample, (Sample{1'795'348'800'123, u"c"_s, {}, {1}, {2}, 3, 4, 5, 6}));
    }
};

QTEST_GUILESS_MAIN(TestStatsSample)
#include "tst_statssample.moc"
