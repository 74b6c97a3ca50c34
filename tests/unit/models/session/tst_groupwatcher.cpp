// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/sessionbed.h"

#include <QSignalSpy>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using State = GroupWatcher::State;

QStringList namesOf(const GroupWatcher &watcher)
{
    QStringList names;
    for (const ContainerGroup &group : watcher.groups())
        names.append(group.name);
    return names;
}

ContainerGroup groupCalled(const QString &name)
{
    ContainerGroup group;
    group.id = {{u"sample"_s}, name};
    group.name = name;
    return group;
}

// A group whose containers were killed, and whether memory was the reason; as somebody finds it.
void addKilled(SessionBed &bed, const QString &name, const QList<MemoryEvidence> &ends)
{
    ContainerGroupSpec spec = sampleGroup(name, QList<QStringList>(ends.size(), {u"--http"_s, u"80"_s}));
    sample::MadeGroup &group = bed.engine.add(spec, ContainerGroup::Origin::Quayside, bed.clock.now().addSecs(-60));
    group.setComplete();
    for (qsizetype i = 0; i < ends.size(); ++i)
        group.tellPast(*spec.containers.at(i).name,
                       {{bed.clock.now().addSecs(-60), bed.clock.now().addSecs(-10), 137, ends.at(i), false, {}, LogChannel::Output}});
}

} // namespace

class TestGroupWatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstList()
    {
        SessionBed bed;
        bed.engine.add(idleGroup(u"first"_s), ContainerGroup::Origin::Quayside, bed.clock.now());
        QCOMPARE(bed.watcher().state(), State::Connecting);
        QVERIFY(bed.watcher().isStale());
        QVERIFY(!bed.watcher().freshAt().isValid());
        QVERIFY(bed.start());
        QCOMPARE(namesOf(bed.watcher()), QStringList{u"first"_s});
        QCOMPARE(bed.watcher().freshAt(), bed.clock.now());
        QVERIFY(!bed.watcher().isStale());
        QVERIFY(!bed.watcher().problem());
        QVERIFY(bed.watcher().isDemo());
        QVERIFY(bed.watcher().find(bed.id(u"first"_s)));
        QVERIFY(!bed.watcher().find(bed.id(u"other"_s)));
        QVERIFY(!bed.watcher().find({{u"elsewhere"_s}, u"first"_s}));
    }

    void theLastListStandsInUntilThereIsAnother()
    {
        SessionBed bed;
        const QDateTime before = bed.clock.now().addDays(-1);
        bed.snapshots.kept.insert({u"sample"_s}, {before, {groupCalled(u"old"_s)}});
        bed.engine.delayAnswers(1s);
        bed.session.start();
        QCOMPARE(namesOf(bed.watcher()), QStringList{u"old"_s});
        QCOMPARE(bed.watcher().freshAt(), before);
        QVERIFY(bed.watcher().isStale());
        QVERIFY(bed.waitFor([&] { return !bed.watcher().isStale(); }));
        QCOMPARE(namesOf(bed.watcher()), QStringList());
        QCOMPARE(bed.snapshots.kept.value({u"sample"_s}).groups.size(), 0);
        QCOMPARE(bed.snapshots.kept.value({u"sample"_s}).time, bed.clock.now());
    }

    void aListThatCannotBeReadIsSaid()
    {
        SessionBed bed;
        bed.snapshots.refusal = Error{Error::Kind::Malformed, u"The last list was damaged."_s, {}};
        QSignalSpy told(&bed.session, &Session::storageFailed);
        QVERIFY(bed.start());
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.first().first().value<Error>(), *bed.snapshots.refusal);
    }

    void everyChangeIsListedAndKept()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        bed.engine.add(idleGroup(u"new"_s), ContainerGroup::Origin::Pod, bed.clock.now());
        QVERIFY(bed.waitFor([&] { return namesOf(bed.watcher()) == QStringList{u"new"_s}; }));
        QCOMPARE(bed.snapshots.kept.value({u"sample"_s}).groups, bed.watcher().groups());
        bed.engine.remove(bed.id(u"new"_s));
        QVERIFY(bed.waitFor([&] { return bed.watcher().groups().isEmpty(); }));
    }

    void aListThatIsTheSameIsNoNews()
    {
        SessionBed bed;
        addKilled(bed, u"killed"_s, {MemoryEvidence::KernelLog, MemoryEvidence::None});
        bed.engine.add(idleGroup(u"idle"_s), ContainerGroup::Origin::Quayside, bed.clock.now());
        QVERIFY(bed.start());
        bed.pass(1s);
        const int saves = bed.snapshots.saves;
        QSignalSpy changes(&bed.watcher(), &GroupWatcher::groupsChanged);
        bed.pass(1s);
        bed.watcher().refresh();
        bed.pass(1s);
        QCOMPARE(bed.watcher().freshAt(), bed.clock.now().addSecs(-1));
        QCOMPARE(changes.size(), 0);
        QCOMPARE(bed.snapshots.saves, saves);
    }

    // A hint that comes while the engine is being asked means that its answer is old.
    void aHintWhileListingListsAgain()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        bed.engine.delayAnswers(1s);
        const QDateTime begun = bed.clock.now();
        bed.watcher().refresh();
        bed.pass(500ms);
        for (int i = 0; i < 5; ++i)
            bed.watcher().refresh();
        bed.pass(10s);
        QCOMPARE(bed.watcher().freshAt(), begun.addSecs(2)); // of a second answer, and of no third
    }

    void aListThatDoesNotComeIsMissed()
    {
        SessionBed bed;
        bed.engine.add(idleGroup(u"web"_s), ContainerGroup::Origin::Quayside, bed.clock.now());
        QVERIFY(bed.start());
        bed.engine.delayAnswers(60s);
        bed.watcher().refresh();
        bed.pass(2900ms);
        QCOMPARE(bed.watcher().state(), State::Live);
        bed.pass(200ms);
        QCOMPARE(bed.watcher().state(), State::Silent);
        QVERIFY(bed.watcher().isStale() && bed.watcher().problem());
        QCOMPARE(namesOf(bed.watcher()), QStringList{u"web"_s});
        bed.pass(50s);
        QCOMPARE(bed.watcher().state(), State::Silent);
        bed.pass(10s);
        QCOMPARE(bed.watcher().state(), State::Live);
        QVERIFY(!bed.watcher().problem());
        bed.watcher().refresh(); // it is known by now to take a minute
        bed.pass(59s);
        QCOMPARE(bed.watcher().state(), State::Live);
    }

    // What is measured does not move with the wall clock.
    void theAgeOfAListSurvivesASetClock()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        bed.engine.loseEngine();
        bed.pass(5s);
        const qint64 age = bed.watcher().freshAt().msecsTo(bed.clock.now());
        bed.clock.setWallClock(bed.clock.now().addSecs(-3600));
        QCOMPARE(bed.watcher().freshAt().msecsTo(bed.clock.now()), age);
        QVERIFY(age >= 5000);
    }

    void aLostEngineLeavesTheListAndItsAge()
    {
        SessionBed bed;
        bed.engine.add(idleGroup(u"web"_s), ContainerGroup::Origin::Quayside, bed.clock.now());
        QVERIFY(bed.start());
        const QDateTime fresh = bed.watcher().freshAt();
        bed.pass(90s);
        bed.engine.loseEngine();
        QCOMPARE(bed.watcher().state(), State::Lost);
        QVERIFY(bed.watcher().isStale());
        QCOMPARE(namesOf(bed.watcher()), QStringList{u"web"_s});
        QVERIFY(bed.watcher().freshAt() >= fresh && bed.watcher().freshAt() < bed.clock.now());
        QCOMPARE(bed.watcher().problem()->kind, Error::Kind::Unreachable);
        QCOMPARE(bed.watcher().nextTry(), bed.clock.now().addMSecs(500));
    }

    void delays_data()
    {
        QTest::addColumn<int>("attempt");
        QTest::addColumn<qint64>("milliseconds");
        const QList<qint64> delays{500, 1000, 2000, 4000, 8000, 16'000, 30'000, 30'000};
        for (int i = 0; i < delays.size(); ++i)
            QTest::newRow(QByteArray::number(i).constData()) << i << delays.at(i);
        QTest::newRow("after a night") << 1'000'000 << qint64(30'000);
    }

    void delays()
    {
        QFETCH(int, attempt);
        QTEST(qint64(reconnectDelay(attempt).count()), "milliseconds");
    }

    void triesAgainWithGrowingPauses()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        bed.engine.loseEngine();
        QList<qint64> pauses;
        QDateTime next = bed.watcher().nextTry();
        connect(&bed.watcher(), &GroupWatcher::stateChanged, this, [&] {
            if (bed.watcher().nextTry() != next)
                pauses.append(bed.clock.now().msecsTo(bed.watcher().nextTry()));
            next = bed.watcher().nextTry();
        });
        bed.pass(100s);
        QCOMPARE(pauses, (QList<qint64>{1000, 2000, 4000, 8000, 16'000, 30'000, 30'000, 30'000}));
        disconnect(&bed.watcher(), nullptr, this, nullptr);
    }

    void comesBackByItself()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        bed.engine.loseEngine();
        bed.pass(5s);
        bed.engine.add(idleGroup(u"meanwhile"_s), ContainerGroup::Origin::Quayside, bed.clock.now());
        bed.engine.bringEngineBack();
        QVERIFY(bed.waitFor([&] { return bed.watcher().state() == State::Live; }, 31s));
        QCOMPARE(namesOf(bed.watcher()), QStringList{u"meanwhile"_s});
        QVERIFY(!bed.watcher().problem());
        QVERIFY(!bed.watcher().nextTry().isValid());
        // And the pauses begin anew.
        bed.engine.loseEngine();
        QCOMPARE(bed.watcher().nextTry(), bed.clock.now().addMSecs(500));
    }

    void triesAtOnceWhenAsked()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        bed.engine.loseEngine();
        bed.pass(40s);
        QVERIFY(bed.clock.now().msecsTo(bed.watcher().nextTry()) > 5000);
        bed.engine.bringEngineBack();
        bed.watcher().retryNow();
        QCOMPARE(bed.watcher().state(), State::Connecting);
        bed.pass(0ms);
        QCOMPARE(bed.watcher().state(), State::Live);
        // The wait that was broken off does not go off any more.
        QSignalSpy states(&bed.watcher(), &GroupWatcher::stateChanged);
        bed.pass(60s);
        QCOMPARE(states.size(), 0);
    }

    void triesAtOnceAtASignOfLife()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        Q_EMIT bed.engine.engineMayBeBack(); // nothing is lost
        QCOMPARE(bed.watcher().state(), State::Live);
        bed.engine.loseEngine();
        bed.pass(40s);
        bed.engine.bringEngineBack();
        Q_EMIT bed.engine.engineMayBeBack();
        bed.pass(0ms);
        QCOMPARE(bed.watcher().state(), State::Live);
    }

    void aFailedListIsALossToo()
    {
        SessionBed bed;
        bed.engine.add(idleGroup(u"web"_s), ContainerGroup::Origin::Quayside, bed.clock.now());
        QVERIFY(bed.start());
        bed.engine.refuseNextCall({Error::Kind::Malformed, u"This answer makes no sense."_s, {}});
        bed.watcher().refresh();
        bed.pass(0ms);
        QCOMPARE(bed.watcher().state(), State::Lost);
        QCOMPARE(bed.watcher().problem()->summary, u"This answer makes no sense."_s);
        QCOMPARE(namesOf(bed.watcher()), QStringList{u"web"_s});
        QVERIFY(bed.waitFor([&] { return bed.watcher().state() == State::Live; }, 1s));
    }

    void anEngineThatWasNeverThere()
    {
        SessionBed bed;
        bed.engine.loseEngine();
        bed.session.start();
        bed.pass(100ms);
        QCOMPARE(bed.watcher().state(), State::Lost);
        QCOMPARE(bed.watcher().groups().size(), 0);
        QVERIFY(!bed.watcher().freshAt().isValid());
        bed.engine.bringEngineBack();
        QVERIFY(bed.waitFor([&] { return bed.watcher().state() == State::Live; }, 2s));
    }

    void describesTheEngine()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        bed.pass(0ms);
        QCOMPARE(bed.watcher().engine().cpus.value, 8.0);
        QVERIFY(!bed.watcher().engine().notes.isEmpty());
    }

    // Nothing waits for the description, and nothing is lost without it.
    void anEngineThatDoesNotDescribeItself()
    {
        SessionBed bed;
        bed.engine.delayAnswers(1s);
        bed.session.start();
        bed.pass(1s); // it is connected, and asked for the list
        bed.engine.refuseNextCall({Error::Kind::Unsupported, u"No."_s, {}});
        QVERIFY(bed.waitFor([&] { return bed.watcher().state() == State::Live || bed.watcher().state() == State::Lost; }));
        QVERIFY(bed.waitFor([&] { return bed.watcher().state() == State::Live; }));
    }

    void saysThatMemoryWasTheReason_data()
    {
        using E = MemoryEvidence;
        QTest::addColumn<QList<MemoryEvidence>>("ends");
        QTest::addColumn<QString>("says");
        QTest::newRow("the kernel says so") << QList{E::KernelLog} << u"one was killed because it ran out of memory"_s;
        QTest::newRow("the first of two") << QList{E::KernelLog, E::None} << u"one was killed because it ran out of memory"_s;
        QTest::newRow("the second of two") << QList{E::None, E::CgroupCounter} << u"two was killed because it ran out of memory"_s;
        QTest::newRow("nobody says so") << QList{E::None} << u"one ended with exit code 137"_s;
    }

    void saysThatMemoryWasTheReason()
    {
        QFETCH(QList<MemoryEvidence>, ends);
        QFETCH(QString, says);
        SessionBed bed;
        addKilled(bed, u"killed"_s, ends);
        QSignalSpy changes(&bed.watcher(), &GroupWatcher::groupsChanged);
        QVERIFY(bed.start());
        bed.pass(1s);
        QCOMPARE(bed.group(u"killed"_s)->reason, says);
        QCOMPARE(changes.size(), ends == QList{MemoryEvidence::None} ? 1 : 2); // who shows the list is told
        QCOMPARE(bed.snapshots.kept.value({u"sample"_s}).groups, bed.watcher().groups());
    }
};

QTEST_GUILESS_MAIN(TestGroupWatcher)
#include "tst_groupwatcher.moc"
