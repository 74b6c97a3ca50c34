// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/sessionbed.h"

#include <QSignalSpy>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Money aSecond{100'000}; // of one vCPU, by the rates of the bed

Money seconds(qint64 count)
{
    return {aSecond.nano * count};
}

// What the ledger comes to at a time: what a next start of the program would show.
Money sumOf(const KeptLedger &ledger, const QDateTime &now)
{
    Money sum;
    for (const LedgerEntry &entry : ledger.kept)
        sum = sum + entry.cost(now);
    return sum;
}

LedgerEntry span(const QString &name, const QDateTime &start, const std::optional<QDateTime> &end)
{
    LedgerEntry entry;
    entry.group = {{u"sample"_s}, name};
    entry.name = name;
    entry.engineId = u"id-of-"_s + name;
    entry.startedAt = start;
    entry.endedAt = end;
    entry.lastSeenAt = end.value_or(start.addSecs(30));
    entry.ratePerHour = {aSecond.nano * 3600};
    return entry;
}

} // namespace

class TestCostMeter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsBySecondsWhileItRuns()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        const GroupId id = bed.deployed(idleGroup(u"web"_s));
        const QDateTime start = bed.session.find(id)->startedAt;
        CostMeter &costs = bed.session.costs();
        bed.clock.advance(std::chrono::milliseconds(bed.clock.now().msecsTo(start.addSecs(100))));
        QCOMPARE(costs.soFar(id).nano, seconds(100).nano);
        QCOMPARE(costs.total().nano, seconds(100).nano);
        QCOMPARE(costs.entries().size(), 1);
        QCOMPARE(costs.entries().first().ratePerHour.nano, seconds(3600).nano);
        QCOMPARE(costs.entries().first().region, u"eastus"_s);
        QCOMPARE(costs.entries().first().priceDate, QDate(2026, 10, 9));
        QCOMPARE(bed.ledger.kept.size(), 1);
        bed.clock.advance(1h);
        QCOMPARE(costs.soFar(id).nano, seconds(3700).nano);
    }

    void aStopEndsTheSpanAndAStartBeginsAnother()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        const GroupId id = bed.deployed(idleGroup(u"web"_s));
        const QDateTime firstStart = bed.session.find(id)->startedAt;
        bed.pass(100s);
        bed.session.stopGroup(id);
        QVERIFY(bed.waitFor([&] { return bed.session.find(id)->state == GroupState::Stopped; }));
        const QDateTime end = bed.session.find(id)->endedAt;
        const Money first = costOf(seconds(3600), std::chrono::milliseconds(firstStart.msecsTo(end)));
        bed.pass(500s);
        QCOMPARE(bed.session.costs().soFar(id).nano, first.nano);
        bed.session.startGroup(id);
        QVERIFY(bed.waitFor([&] { return bed.session.find(id)->state == GroupState::Running; }));
        const QDateTime secondStart = bed.session.find(id)->startedAt;
        bed.pass(50s);
        const Money second = costOf(seconds(3600), std::chrono::milliseconds(secondStart.msecsTo(bed.clock.now())));
        QCOMPARE(bed.session.costs().soFar(id).nano, first.nano + second.nano);
        QCOMPARE(bed.session.costs().entries().size(), 2);
        QCOMPARE(sumOf(bed.ledger, bed.clock.now()).nano, first.nano + second.nano);
    }

    void aDeletedGroupKeepsItsCost()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        const GroupId id = bed.deployed(idleGroup(u"web"_s));
        bed.pass(100s);
        bed.session.deleteGroup(id);
        QVERIFY(bed.waitFor([&] { return !bed.session.find(id); }));
        const Money sum = bed.session.costs().soFar(id);
        // Charged until it was seen last: at most a minute is lost.
        QVERIFY(sum >= seconds(40) && sum <= seconds(102));
        bed.pass(500s);
        QCOMPARE(bed.session.costs().soFar(id).nano, sum.nano);
        QCOMPARE(sumOf(bed.ledger, bed.clock.now()).nano, sum.nano);
    }

    // Somebody may delete a group behind our back and nobody tells: what it cost is not lost.
    void whatVanishesWhileNobodyLooksIsChargedUntilItWasSeen()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        const GroupId id = bed.deployed(idleGroup(u"web"_s));
        const QDateTime start = bed.session.find(id)->startedAt;
        bed.pass(600s);
        const QDateTime seen = bed.ledger.kept.first().lastSeenAt;
        QVERIFY(seen.secsTo(bed.clock.now()) <= 60);
        bed.engine.loseEngine();
        bed.pass(1h);
        bed.engine.remove(id);
        bed.engine.bringEngineBack();
        QVERIFY(bed.waitFor([&] { return !bed.session.find(id); }, 60s));
        QCOMPARE(bed.session.costs().soFar(id).nano, costOf(seconds(3600), std::chrono::milliseconds(start.msecsTo(bed.ledger.kept.first().lastSeenAt))).nano);
        QVERIFY(bed.ledger.kept.first().endedAt >= seen);
        QVERIFY(bed.ledger.kept.first().endedAt <= seen.addSecs(61));
    }

    // The engine lives on while it cannot be reached, and so does the bill.
    void anEngineThatIsLostForAWhileChangesNothing()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        const GroupId id = bed.deployed(idleGroup(u"web"_s));
        const QDateTime start = bed.session.find(id)->startedAt;
        bed.engine.loseEngine();
        bed.pass(1h);
        bed.engine.bringEngineBack();
        QVERIFY(bed.waitFor([&] { return bed.watcher().state() == GroupWatcher::State::Live; }, 60s));
        QCOMPARE(bed.session.costs().soFar(id).nano, costOf(seconds(3600), std::chrono::milliseconds(start.msecsTo(bed.clock.now()))).nano);
        QCOMPARE(bed.ledger.kept.size(), 1);
    }

    void whatRanAndEndedWhileNobodyLookedIsChargedOnce()
    {
        SessionBed bed;
        sample::MadeGroup &group = bed.engine.add(idleGroup(u"job"_s), ContainerGroup::Origin::Quayside, bed.clock.now().addSecs(-100));
        group.setComplete();
        group.tellPast(u"one"_s, {{bed.clock.now().addSecs(-100), bed.clock.now().addSecs(-40), 0, MemoryEvidence::None, false, {}, LogChannel::Output}});
        QVERIFY(bed.start());
        for (int i = 0; i < 3; ++i) {
            bed.watcher().refresh();
            bed.pass(61s);
        }
        QCOMPARE(bed.session.costs().soFar(bed.id(u"job"_s)).nano, seconds(60).nano);
        QCOMPARE(bed.ledger.kept.size(), 1);
        QVERIFY(bed.ledger.kept.first().endedAt);
    }

    void goesOnWithWhatWasKept()
    {
        SessionBed first;
        QVERIFY(first.start());
        first.deployed(idleGroup(u"web"_s));
        const ContainerGroup running = *first.group(u"web"_s);

        SessionBed bed;
        bed.ledger.kept = {span(u"gone"_s, running.startedAt.addSecs(-500), running.startedAt.addSecs(-400)),
                           span(u"web"_s, running.startedAt.addSecs(-90), running.startedAt.addSecs(-50))};
        QVERIFY(bed.session.costs().load());
        QCOMPARE(bed.session.costs().soFar(bed.id(u"gone"_s)).nano, seconds(100).nano);
        QCOMPARE(bed.session.costs().soFar(bed.id(u"web"_s)).nano, seconds(40).nano);
        QCOMPARE(bed.session.costs().total().nano, seconds(140).nano);
    }

    // The program was killed while a group ran, and the group is still there: one span, from its start.
    void anOpenSpanIsGoneOnWithAfterAKill()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        const GroupId id = bed.deployed(idleGroup(u"web"_s));
        const QDateTime start = bed.session.find(id)->startedAt;
        bed.pass(200s);
        KeptSnapshots snapshots;
        KeptJournal journal;
        Session next(bed.clock, bed.estimator, {snapshots, bed.ledger, journal});
        next.addConnection(bed.engine);
        next.start();
        QVERIFY(bed.waitFor([&] { return next.find(id); }));
        QCOMPARE(bed.ledger.kept.size(), 1);
        QCOMPARE(next.costs().soFar(id).nano, costOf(seconds(3600), std::chrono::milliseconds(start.msecsTo(bed.clock.now()))).nano);
    }

    // ... and one that was made anew meanwhile is another one.
    void anOpenSpanOfAnotherRunEndsWhereItWasSeen()
    {
        SessionBed bed;
        const QDateTime start = bed.clock.now().addSecs(-1000);
        bed.ledger.kept = {span(u"web"_s, start, std::nullopt)};
        sample::MadeGroup &group = bed.engine.add(idleGroup(u"web"_s), ContainerGroup::Origin::Quayside, bed.clock.now().addSecs(-10));
        group.setComplete();
        group.tellPast(u"one"_s, {{bed.clock.now().addSecs(-10), {}, 0, MemoryEvidence::None, false, {}, LogChannel::Output}});
        QVERIFY(bed.start());
        QCOMPARE(bed.ledger.kept.size(), 2);
        QCOMPARE(bed.ledger.kept.first().endedAt, start.addSecs(30));
        QCOMPARE(bed.session.costs().soFar(bed.id(u"web"_s)).nano, seconds(30 + bed.ledger.kept.last().startedAt.secsTo(bed.clock.now())).nano);
    }

    // The span has ended, but the group runs without having been started anew: because the engine could not tell its state for a
    // moment, or because somebody started a container that had ended.
    void whatRunsAgainWithoutAStartIsChargedOn()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        const GroupId id = bed.deployed(idleGroup(u"web"_s));
        const ContainerGroup group = *bed.session.find(id);
        bed.pass(100s);
        LedgerEntry ended = bed.ledger.kept.first();
        ended.endedAt = group.startedAt.addSecs(20);
        ended.lastSeenAt = *ended.endedAt;
        KeptLedger ledger;
        ledger.kept = {ended};
        KeptSnapshots snapshots;
        KeptJournal journal;
        Session next(bed.clock, bed.estimator, {snapshots, ledger, journal});
        next.addConnection(bed.engine);
        next.start();
        QVERIFY(bed.waitFor([&] { return next.find(id); }));
        QCOMPARE(next.costs().entries().size(), 2);
        const Money before = next.costs().soFar(id);
        QVERIFY(before >= seconds(20) && before <= seconds(21));
        bed.pass(100s); // and the span that was begun is this one's
        QCOMPARE(next.costs().soFar(id).nano, before.nano + seconds(100).nano);
        QCOMPARE(ledger.kept.size(), 2);
        QVERIFY(!ledger.kept.last().endedAt);
    }

    void whatHasNoPriceIsNotCounted()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        ContainerGroupSpec free = idleGroup(u"free"_s);
        free.containers.first().resources.reset();
        const GroupId id = bed.deployed(free);
        bed.pass(100s);
        QVERIFY(!bed.session.costs().price(*bed.session.find(id)));
        QCOMPARE(bed.session.costs().soFar(id).nano, 0);
        QVERIFY(bed.ledger.kept.isEmpty());
    }

    void severalGroupsAddUp()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        Money sum;
        for (const auto &name : {u"a"_s, u"b"_s, u"c"_s})
            bed.deployed(idleGroup(name));
        bed.pass(100s);
        bed.session.stopGroup(bed.id(u"b"_s));
        bed.pass(100s);
        for (const auto &name : {u"a"_s, u"b"_s, u"c"_s})
            sum = sum + bed.session.costs().soFar(bed.id(name));
        QVERIFY(sum > seconds(500));
        QCOMPARE(bed.session.costs().total().nano, sum.nano);
        QCOMPARE(sumOf(bed.ledger, bed.clock.now()).nano, sum.nano);
    }

    // The wall clock may be set; a span is what lies between two times, and never below nothing.
    void aClockThatWasSetBack()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        const GroupId id = bed.deployed(idleGroup(u"web"_s));
        bed.clock.setWallClock(bed.clock.now().addDays(-1));
        bed.pass(70s);
        QCOMPARE(bed.session.costs().soFar(id).nano, 0);
        QCOMPARE(bed.session.costs().total().nano, 0);
    }

    void aLedgerThatCannotBeRead()
    {
        SessionBed bed;
        bed.ledger.refusal = Error{Error::Kind::Storage, u"The disk is gone."_s, {}};
        QSignalSpy told(&bed.session, &Session::storageFailed);
        QVERIFY(bed.start());
        QCOMPARE(told.size(), 1);
        const GroupId id = bed.deployed(idleGroup(u"web"_s));
        bed.pass(10s);
        QVERIFY(bed.session.costs().soFar(id) > seconds(5));
    }
};

QTEST_GUILESS_MAIN(TestCostMeter)
#include "tst_costmeter.moc"
