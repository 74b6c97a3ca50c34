// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/eventfeed.h"
#include "tests/support/probedengine.h"
#include "tests/support/sessionbed.h"

#include <QSignalSpy>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A lease that the test gives and takes.
class ToldLease final : public Lease
{
public:
    void begin() override { begun = true; }
    bool isHeld() const override { return held; }
    QString holder() const override { return held ? QString() : u"somebody else"_s; }
    std::optional<Error> problem() const override { return trouble; }
    void tell(const QByteArray &told) override { words = told; }
    QByteArray told() const override { return words; }
    Operation<> *end() override
    {
        hasEnded = true;
        held = false;
        return Lease::end();
    }
    void give(bool ours)
    {
        held = ours;
        Q_EMIT changed();
    }

    bool begun = false;
    bool hasEnded = false;
    bool held = false;
    std::optional<Error> trouble;
    QByteArray words;
};

struct DriverBed
{
    explicit DriverBed(bool leases = true)
    {
        spec::Probe liveness;
        liveness.exec = spec::Exec{{u"check"_s}, {}};
        engine.spec.containers.first().livenessProbe = liveness;
        MakeLease makeLease;
        if (leases)
            makeLease = [this](const QString &name) {
                leasedEngines.append(name);
                auto made = std::make_unique<ToldLease>();
                lease = made.get();
                return made;
            };
        session.emplace(clock, base.estimator, Session::Stores{snapshots, ledger, journal, nullptr, nullptr, nullptr, makeLease});
        session->addConnection(engine);
    }
    void start()
    {
        session->start();
        pass(1s);
    }
    void pass(std::chrono::milliseconds time)
    {
        for (; time > 0ms; time -= 500ms) {
            Q_EMIT engine.groupsMayHaveChanged();
            for (int turn = 0; turn < 6; ++turn)
                QCoreApplication::processEvents();
            clock.advance(500ms);
        }
    }
    const EngineDriver &driver() { return session->connections().front()->driver; }

    SessionBed base; // for its prices
    ManualClock clock{QDateTime::fromMSecsSinceEpoch(1'795'348'800'000, Qt::UTC)};
    ProbedEngine engine{clock};
    KeptSnapshots snapshots;
    KeptLedger ledger;
    KeptJournal journal;
    QStringList leasedEngines;
    QPointer<ToldLease> lease;
    std::optional<Session> session;
};

} // namespace

class TestEngineDriver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drivesWhatItHasTheLeaseOf()
    {
        DriverBed bed;
        bed.engine.isAlive = false;
        bed.start();
        QCOMPARE(bed.leasedEngines, QStringList{u"told engine"_s});
        QVERIFY(bed.lease->begun);
        bed.pass(60s);
        QCOMPARE(bed.engine.done, QStringList()); // somebody else has it
        QCOMPARE(bed.driver().driver(), EngineDriver::Driver::Other);
        QCOMPARE(bed.driver().otherName(), u"somebody else"_s);
        bed.lease->give(true);
        QCOMPARE(bed.driver().driver(), EngineDriver::Driver::Ours);
        QCOMPARE(bed.driver().drivenGroups(), 1);
        bed.pass(25s);
        QCOMPARE(bed.engine.done.size(), 1);
        bed.lease->give(false);
        bed.pass(60s);
        QCOMPARE(bed.engine.done.size(), 1);
        QVERIFY(bed.driver().probes().standings(bed.engine.group.id, u"one"_s).isEmpty());
    }

    void whoDoesNotDriveKnowsWhatTheDriverTells()
    {
        DriverBed driving;
        driving.start();
        driving.lease->give(true);
        driving.pass(15s);
        driving.engine.isAlive = false;
        driving.pass(30s);
        const ContainerProbes known = driving.driver().probesOf(driving.engine.group.id, u"one"_s);
        QVERIFY(!known.standings.isEmpty() && known.restarts == 1);
        QVERIFY(!driving.lease->words.contains("broken")); // what probes have answered
        DriverBed looking;
        looking.start();
        QVERIFY(looking.driver().probesOf(looking.engine.group.id, u"one"_s).standings.isEmpty());
        looking.lease->words = driving.lease->words;
        looking.lease->give(false);
        const ContainerProbes told = looking.driver().probesOf(looking.engine.group.id, u"one"_s);
        QCOMPARE(told.restarts, 1);
        QCOMPARE(told.standings.size(), known.standings.size());
        QCOMPARE(told.standings.first().verdict, known.standings.first().verdict);
        looking.lease->words = "no JSON";
        looking.lease->give(false);
        QCOMPARE(looking.driver().probesOf(looking.engine.group.id, u"one"_s), ContainerProbes());
    }

    void nobodyDrivesWithoutLeases()
    {
        DriverBed bed(false);
        bed.engine.isAlive = false;
        bed.start();
        bed.pass(60s);
        QCOMPARE(bed.driver().driver(), EngineDriver::Driver::Nobody);
        QCOMPARE(bed.engine.done, QStringList());
    }

    void aReadOnlyConnectionIsLeftAlone()
    {
        DriverBed bed;
        bed.engine.able.isReadOnly = true;
        bed.start();
        QCOMPARE(bed.leasedEngines, QStringList());
        QCOMPARE(bed.driver().driver(), EngineDriver::Driver::Nobody);
        QVERIFY(bed.driver().problem().contains(u"read-only"_s));
    }

    void anEngineThatDrivesNeedsNobody()
    {
        DriverBed bed;
        bed.engine.able.triesProbes = false;
        bed.engine.able.drivesProbes = true;
        bed.start();
        QCOMPARE(bed.leasedEngines, QStringList());
        QCOMPARE(bed.driver().driver(), EngineDriver::Driver::Engine);
    }

    void aLockThatFailsIsExplained()
    {
        DriverBed bed;
        bed.start();
        bed.lease->trouble = Error{Error::Kind::Storage, u"The file cannot be locked."_s, {}};
        bed.lease->give(false);
        QCOMPARE(bed.driver().driver(), EngineDriver::Driver::Nobody);
        QCOMPARE(bed.driver().problem(), u"The file cannot be locked."_s);
    }

    void whileTheEngineIsAwayNothingIsTried()
    {
        DriverBed bed;
        bed.start();
        bed.lease->give(true);
        bed.pass(15s);
        QVERIFY(!bed.driver().probes().standings(bed.engine.group.id, u"one"_s).isEmpty());
        Q_EMIT bed.engine.engineLost({Error::Kind::Unreachable, u"Gone."_s, {}});
        QVERIFY(bed.driver().probes().standings(bed.engine.group.id, u"one"_s).isEmpty());
        QVERIFY(bed.lease); // kept: it comes back
    }

    void timetablesAreKept_data()
    {
        QTest::addColumn<bool>("isProtected");
        QTest::newRow("deleted") << false;
        QTest::newRow("protected") << true;
    }

    void timetablesAreKept()
    {
        QFETCH(bool, isProtected);
        DriverBed bed;
        bed.engine.group.createdAt = bed.clock.now();
        bed.engine.group.timetable.deleteAfter = 60s;
        bed.start();
        if (isProtected)
            bed.session->marks().set(GroupMarks::Mark::Protected, bed.engine.group.id, true);
        bed.pass(150s);
        QVERIFY(bed.session->operations().activities().isEmpty()); // somebody else has the lease
        bed.lease->give(true);
        bed.pass(150s);
        QCOMPARE(bed.session->operations().activities().isEmpty(), isProtected);
    }

    // The machine slept, and another has the lease since: nobody has said so yet when the next thing is due.
    void whatIsDueAfterALeaseHasLapsedIsNotDone()
    {
        DriverBed bed;
        bed.engine.group.createdAt = bed.clock.now();
        bed.engine.group.timetable.deleteAfter = 60s;
        bed.start();
        bed.lease->give(true);
        bed.pass(10s);
        bed.engine.isAlive = false;
        bed.lease->held = false;
        bed.clock.advance(150s);
        for (int turn = 0; turn < 12; ++turn)
            QCoreApplication::processEvents();
        QVERIFY(bed.session->operations().activities().isEmpty());
        QCOMPARE(bed.engine.done, QStringList());
        QVERIFY(bed.driver().probes().standings(bed.engine.group.id, u"one"_s).isEmpty()); // and it knows now
    }

    void givesTheLeaseBackAtTheEnd()
    {
        DriverBed bed;
        bed.start();
        bed.lease->give(true);
        bool hasEnded = false;
        bed.session->end()->onFinished(bed.session.operator->(), [&hasEnded](const Result<> &) { hasEnded = true; });
        for (int turn = 0; turn < 12; ++turn)
            QCoreApplication::processEvents();
        QVERIFY(hasEnded && bed.lease->hasEnded);
        bed.engine.isAlive = false;
        bed.pass(60s);
        QCOMPARE(bed.engine.done, QStringList());
    }

    void itsEventsAreInTheHistory()
    {
        DriverBed bed;
        bed.engine.isAlive = false;
        bed.start();
        bed.lease->give(true);
        bed.pass(5s);
        EventFeed feed(*bed.session);
        QStringList names;
        connect(&feed, &EventFeed::eventsArrived, &feed, [&names](const QList<Event> &events) {
            for (const Event &event : events)
                names.append(event.name);
        });
        feed.show(bed.engine.group.id);
        QCOMPARE(names, QStringList{u"Unhealthy"_s}); // what was
        bed.pass(22s);
        QVERIFY2(names.contains(u"Killing"_s), qPrintable(names.join(u' '))); // and what comes
    }
};

QTEST_GUILESS_MAIN(TestEngineDriver)
#include "tst_enginedriver.moc"
