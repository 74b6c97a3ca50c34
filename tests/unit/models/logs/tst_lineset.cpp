// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/lineset.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <set>

using namespace quayside;

class TestLineSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void empty()
    {
        LineSet set;
        QCOMPARE(set.count(), 0);
        QCOMPARE(set.rank(0), 0);
        QCOMPARE(set.rank(1'000'000'000'000), 0);
        QVERIFY(!set.contains(5));
        set.remove(5);
        set.removeBefore(5);
        QCOMPARE(set.count(), 0);
    }

    void likeASet_data()
    {
        QTest::addColumn<qint64>("first");
        QTest::addColumn<qint64>("range");
        QTest::addColumn<int>("steps");
        QTest::newRow("dense") << qint64(0) << qint64(500) << 3000;
        QTest::newRow("over chunks") << qint64(60'000) << qint64(300'000) << 3000;
        QTest::newRow("sparse and far") << qint64(5'000'000'000) << qint64(20'000'000) << 3000;
    }

    void likeASet()
    {
        QFETCH(qint64, first);
        QFETCH(qint64, range);
        QFETCH(int, steps);
        QRandomGenerator random(42);
        LineSet set;
        std::set<qint64> expected;
        qint64 least = first;
        for (int step = 0; step < steps; ++step) {
            const qint64 line = std::max(least, first + random.bounded(range));
            const int act = random.bounded(100);
            if (act < 80) {
                set.insert(line);
                expected.insert(line);
            } else if (act < 99) {
                set.remove(line);
                expected.erase(line);
            } else {
                least = std::max(least, first + (line - first) / 20);
                set.removeBefore(least);
                expected.erase(expected.begin(), expected.lower_bound(least));
            }
            QCOMPARE(set.count(), static_cast<qint64>(expected.size()));
            QCOMPARE(set.contains(line), expected.contains(line));
        }
        qint64 place = 0;
        for (const qint64 line : expected) {
            QCOMPARE(set.at(place), line);
            QCOMPARE(set.rank(line), place);
            QCOMPARE(set.rank(line + 1), ++place);
        }
        QVERIFY(place > 100);
        QCOMPARE(set.rank(first - 1), 0);
        QCOMPARE(set.rank(first + 10 * range), place);
    }

    void many()
    {
        LineSet set;
        QList<qint64> lines;
        for (qint64 line = 9'000'000; line > 0; line -= 3) // as a search finds them
            lines.append(line);
        set.insert(lines);
        set.insert(lines);
        QCOMPARE(set.count(), 3'000'000);
        QCOMPARE(set.at(2'999'999), 9'000'000);
        QCOMPARE(set.at(0), 3);
        set.clear();
        QCOMPARE(set.count(), 0);
        set.insert(7);
        QCOMPARE(set.at(0), 7);
    }
};

QTEST_GUILESS_MAIN(TestLineSet)
#include "tst_lineset.moc"
