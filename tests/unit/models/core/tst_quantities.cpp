// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/quantities.h"

#include <QTest>

#include <concepts>
#include <limits>

using namespace quayside;

namespace {

template <typename A, typename B>
concept Addable = requires(A a, B b) { a + b; };

} // namespace

// A swapped argument does not compile.
static_assert(Addable<Bytes, Bytes> && Addable<CpuCores, CpuCores>);
static_assert(!Addable<Bytes, CpuCores> && !Addable<Bytes, qint64> && !Addable<CpuCores, double>);
static_assert(!std::equality_comparable_with<Bytes, CpuCores>);

class TestQuantities : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gigabytesAreDecimal_data()
    {
        QTest::addColumn<double>("count");
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("none") << 0.0 << qint64(0);
        QTest::newRow("one") << 1.0 << qint64(1'000'000'000);
        QTest::newRow("a step of ACI") << 0.1 << qint64(100'000'000);
        QTest::newRow("three steps, which are no double") << 0.3 << qint64(300'000'000);
        QTest::newRow("the most of a group") << 240.0 << qint64(240'000'000'000);
    }

    void gigabytesAreDecimal()
    {
        QFETCH(double, count);
        QTEST(gigabytes(count).value, "bytes");
        QCOMPARE(inGigabytes(gigabytes(count)), count);
    }

    void absurdGigabytes()
    {
        QCOMPARE(gigabytes(-1.5).value, qint64(-1'500'000'000));
        QCOMPARE(gigabytes(1e300).value, qint64(9'000'000'000'000'000'000));
        QCOMPARE(gigabytes(-1e300).value, qint64(-9'000'000'000'000'000'000));
        QCOMPARE(gigabytes(std::numeric_limits<double>::infinity()).value, qint64(9'000'000'000'000'000'000));
        QCOMPARE(gigabytes(std::numeric_limits<double>::quiet_NaN()).value, qint64(0));
    }

    void sums()
    {
        QCOMPARE((Bytes{1} + Bytes{2}).value, qint64(3));
        QCOMPARE((CpuCores{0.25} + CpuCores{0.5}).value, 0.75);
        QVERIFY(Bytes{1} < Bytes{2});
        QVERIFY(CpuCores{0.5} > CpuCores{0.25});
    }
};

QTEST_GUILESS_MAIN(TestQuantities)
#include "tst_quantities.moc"
