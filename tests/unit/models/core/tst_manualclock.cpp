// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/clock.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestManualClock : public QObject
{
    Q_OBJECT

    QStringList log;

    void note(const ManualClock &clock, const QString &name)
    {
        log.append(name + u'@' + QString::number(clock.elapsed().count()));
    }

    QString told() { return std::exchange(log, {}).join(u' '); }

private Q_SLOTS:
    void standsStill()
    {
        const QDateTime start = QDateTime::fromString(u"2026-11-22T10:00:00+01:00"_s, Qt::ISODate);
        ManualClock clock(start);
        QCOMPARE(clock.now(), start);
        QCOMPARE(clock.now().timeSpec(), Qt::UTC);
        QCOMPARE(clock.elapsed(), 0ms);
        clock.advance(90s);
        QCOMPARE(clock.now(), start.addSecs(90));
        QCOMPARE(clock.elapsed(), 90s);
    }

    void callsInTheOrderOfTime()
    {
        ManualClock clock(QDateTime::currentDateTime());
        clock.callAfter(5s, this, [&] { note(clock, u"five"_s); });
        clock.callAfter(1s, this, [&] { note(clock, u"one"_s); });
        clock.callAfter(1s, this, [&] { note(clock, u"one more"_s); });
        clock.callAfter(0s, this, [&] { note(clock, u"now"_s); });
        QCOMPARE(told(), QString()); // never inside callAfter
        clock.advance(999ms);
        QCOMPARE(told(), u"now@0"_s);
        clock.advance(1ms);
        QCOMPARE(told(), u"one@1000 one more@1000"_s);
        clock.advance(1h);
        QCOMPARE(told(), u"five@5000"_s);
        QCOMPARE(clock.elapsed(), 1h + 1s);
    }

    void aCallMayAskForTheNext()
    {
        ManualClock clock(QDateTime::currentDateTime());
        std::function<void()> tick = [&] {
            note(clock, u"tick"_s);
            clock.callAfter(10s, this, tick);
        };
        clock.callAfter(10s, this, tick);
        clock.advance(35s);
        QCOMPARE(told(), u"tick@10000 tick@20000 tick@30000"_s);
    }

    void aGoneContextIsNotCalled()
    {
        ManualClock clock(QDateTime::currentDateTime());
        {
            QObject context;
            clock.callAfter(1s, &context, [&] { note(clock, u"gone"_s); });
        }
        clock.callAfter(2s, this, [&] { note(clock, u"here"_s); });
        clock.advance(5s);
        QCOMPARE(told(), u"here@2000"_s);
    }

    // A wall clock that is set moves nothing that is measured.
    void theWallClockMayJump()
    {
        const QDateTime start = QDateTime::fromString(u"2026-11-22T10:00:00Z"_s, Qt::ISODate);
        ManualClock clock(start);
        clock.callAfter(10s, this, [&] { note(clock, u"ten"_s); });
        clock.setWallClock(start.addSecs(-3600));
        QCOMPARE(clock.now(), start.addSecs(-3600));
        QCOMPARE(clock.elapsed(), 0ms);
        clock.advance(9s);
        QCOMPARE(told(), QString());
        clock.advance(1s);
        QCOMPARE(told(), u"ten@10000"_s);
        QCOMPARE(clock.now(), start.addSecs(-3590));
    }

    void theSystemsClockMeasures()
    {
        const SystemClock clock;
        const auto before = clock.elapsed();
        bool called = false;
        clock.callAfter(20ms, this, [&] { called = true; });
        QVERIFY(!called);
        QTRY_VERIFY(called);
        QVERIFY(clock.elapsed() - before >= 19ms);
        QVERIFY(std::abs(clock.now().secsTo(QDateTime::currentDateTimeUtc())) <= 1);
        QCOMPARE(clock.now().timeSpec(), Qt::UTC);
    }
};

QTEST_GUILESS_MAIN(TestManualClock)
#include "tst_manualclock.moc"
