// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/money.h"

#include <QTest>

#include <limits>

using namespace quayside;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(std::chrono::milliseconds)

class TestMoney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void costOfASpan_data()
    {
        using Span = std::chrono::milliseconds;
        constexpr qint64 most = std::numeric_limits<qint64>::max();
        QTest::addColumn<qint64>("perHour");
        QTest::addColumn<Span>("span");
        QTest::addColumn<qint64>("cost");
        QTest::newRow("nothing for no time") << qint64(47'175'000) << Span(0) << qint64(0);
        QTest::newRow("an hour is the rate") << qint64(47'175'000) << Span(1h) << qint64(47'175'000);
        QTest::newRow("a second") << qint64(36'000'000) << Span(1s) << qint64(10'000);
        QTest::newRow("a part of a billionth is rounded down") << qint64(3'599'999) << Span(1ms) << qint64(0);
        QTest::newRow("just a billionth") << qint64(3'600'000) << Span(1ms) << qint64(1);
        QTest::newRow("two hours less a millisecond") << qint64(1'800'000) << Span(2h - 1ms) << qint64(3'599'999);
        QTest::newRow("a rate that a double cannot hold") << qint64(9'007'199'254'740'993) << Span(1h) << qint64(9'007'199'254'740'993);
        QTest::newRow("a year at a million an hour") << qint64(1'000'000'000'000'000) << Span(24h * 365) << qint64(8'760'000'000'000'000'000);
        QTest::newRow("a span back in time") << qint64(36'000'000) << Span(-1s) << qint64(-10'000);
        QTest::newRow("a credit") << qint64(-36'000'000) << Span(1s) << qint64(-10'000);
        QTest::newRow("a credit is rounded towards nothing") << qint64(-1) << Span(1ms) << qint64(0);
        QTest::newRow("more than there is money") << most << Span(2h) << most;
        QTest::newRow("more debt than there is money") << -most << Span(2h) << std::numeric_limits<qint64>::min();
        QTest::newRow("the longest span") << most << Span::max() << most;
    }

    void costOfASpan()
    {
        QFETCH(qint64, perHour);
        QFETCH(std::chrono::milliseconds, span);
        QTEST(costOf({perHour}, span).nano, "cost");
    }

    // What is charged second by second is what is charged at once: no sum drifts.
    void partsMakeTheWhole()
    {
        const Money perHour{36'000'000};
        Money sum;
        for (int second = 0; second < 86'400; ++second)
            sum = sum + costOf(perHour, 1s);
        QCOMPARE(sum.nano, costOf(perHour, 24h).nano);
    }

    void arithmetic()
    {
        const Money a{1'500'000'000};
        const Money b{-250'000'000};
        QCOMPARE((a + b).nano, qint64(1'250'000'000));
        QCOMPARE((b - a).nano, qint64(-1'750'000'000));
        QCOMPARE((a + b).amount(), 1.25);
        QVERIFY(b < Money{} && Money{} < a);
        constexpr Money most{std::numeric_limits<qint64>::max()};
        constexpr Money least{std::numeric_limits<qint64>::min()};
        QCOMPARE((most + a).nano, most.nano);
        QCOMPARE((least - a).nano, least.nano);
    }
};

QTEST_GUILESS_MAIN(TestMoney)
#include "tst_money.moc"
