// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/automation/probedriver.h"
#include "tests/support/probedengine.h"

#include <QSignalSpy>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct DriverBed
{
    DriverBed()
    {
        spec::Probe liveness;
        liveness.exec = spec::Exec{{u"check"_s}, {}};
        engine.spec.containers.first().livenessProbe = liveness;
        spec::Probe readiness;
        readiness.httpGet = spec::HttpGet();
        engine.spec.containers.first().readinessProbe = readiness;
        QObject::connect(&driver, &ProbeDriver::happened, &driver, [this](const GroupId &, const Event &event) { told.append(event.name); });
    }
    // Lists twice a second.
    void pass(std::chrono::milliseconds time)
    {
        for (; time > 0ms; time -= 500ms) {
            if (drives)
                driver.drive({engine.group});
            for (int turn = 0; turn < 3; ++turn)
                QCoreApplication::processEvents();
            clock.advance(500ms);
            for (int turn = 0; turn < 3; ++turn)
                QCoreApplication::processEvents();
        }
    }
    QString verdicts() const
    {
        QString text;
        for (const ProbeStanding &standing : driver.standings(engine.group.id, u"one"_s))
            text += standing.verdict == ProbeState::Verdict::Undecided ? u'?' : standing.verdict == ProbeState::Verdict::Well ? u'+' : u'-';
        return text;
    }

    ManualClock clock{QDateTime::fromMSecsSinceEpoch(1'795'348'800'000, Qt::UTC)};
    ProbedEngine engine{clock};
    ProbeDriver driver{engine, clock};
    QStringList told;
    bool drives = true;
};

} // namespace

class TestProbeDriver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allIsWell()
    {
        DriverBed bed;
        bed.pass(1s);
        QCOMPARE(bed.verdicts(), u"++"_s);
        bed.pass(100s);
        QCOMPARE(bed.told, QStringList());
        QCOMPARE(bed.engine.done, QStringList());
        QCOMPARE(bed.engine.specsRead, 1);
    }

    void nothingIsRestartedWhileSomebodyStopsIt_data()
    {
        QTest::addColumn<bool>("byUs");
        QTest::addColumn<bool>("isWholeGroup");
        QTest::newRow("this program") << true << true;
        QTest::newRow("another one, as the engine tells") << false << true;
        QTest::newRow("another one, this container alone") << false << false;
    }

    void nothingIsRestartedWhileSomebodyStopsIt()
    {
        QFETCH(bool, byUs);
        QFETCH(bool, isWholeGroup);
        DriverBed bed;
        bool isBusy = byUs;
        bed.driver.setBusy([&isBusy](const GroupId &) { return isBusy; });
        if (!byUs && isWholeGroup)
            bed.engine.group.state = GroupState::Stopping;
        bed.engine.group.containers.first().isStopping = !byUs && !isWholeGroup;
        bed.engine.isAlive = false;
        bed.pass(120s);
        QCOMPARE(bed.engine.done, QStringList());
        isBusy = false;
        bed.engine.group.state = GroupState::Running;
        bed.engine.group.containers.first().isStopping = false;
        bed.pass(60s); // it was not stopped after all
        QVERIFY(!bed.engine.done.isEmpty());
    }

    void whatIsNotAliveIsRestarted()
    {
        DriverBed bed;
        bed.pass(15s); // attempts at 0 and 10
        bed.engine.isAlive = false;
        bed.pass(30s); // 20, 30, 40
        QCOMPARE(bed.engine.done, QStringList{u"restart 40"_s});
        QCOMPARE(bed.told.mid(0, 4), (QStringList{u"Unhealthy"_s, u"Unhealthy"_s, u"Unhealthy"_s, u"Killing"_s}));
        QVERIFY(bed.driver.events(bed.engine.group.id).first().message.contains(u"Liveness probe failed: broken"_s));
        QCOMPARE(bed.driver.restarts(bed.engine.group.id, u"one"_s), 1);
    }

    void aCrashLoopIsRestartedMoreAndMoreSeldom()
    {
        DriverBed bed;
        bed.engine.isAlive = false;
        bed.pass(200s);
        QCOMPARE(bed.engine.done.size(), 4);
        QList<int> times;
        for (const QString &one : std::as_const(bed.engine.done))
            times.append(one.section(u' ', 1).toInt());
        for (int i = 1, expected = 30; i < times.size(); ++i, expected = 20 + 10 * (1 << (i - 1)))
            QVERIFY2(std::abs(times[i] - times[i - 1] - expected) <= 2, qPrintable(u"%1: %2"_s.arg(QString::number(i), bed.engine.done.join(u", "_s))));
        QVERIFY(bed.told.contains(u"BackOff"_s));
    }

    void aLongRunIsForgiven()
    {
        DriverBed bed;
        bed.engine.isAlive = false;
        bed.pass(25s);
        QCOMPARE(bed.engine.done.size(), 1);
        bed.engine.isAlive = true;
        bed.pass(700s);
        bed.engine.isAlive = false;
        bed.pass(32s);
        QCOMPARE(bed.engine.done.size(), 2);
        QVERIFY(!bed.told.contains(u"BackOff"_s));
    }

    void thePolicyNeverWins()
    {
        DriverBed bed;
        bed.engine.group.restartPolicy = RestartPolicy::Never;
        bed.engine.isAlive = false;
        bed.pass(60s);
        QCOMPARE(bed.engine.done, QStringList{u"stop 20"_s});
        QCOMPARE(bed.verdicts(), QString()); // it has ended, and is asked no more
    }

    void whatIsNotReadyRunsOn()
    {
        DriverBed bed;
        bed.engine.isReady = false;
        bed.pass(100s);
        QCOMPARE(bed.verdicts(), u"+-"_s);
        QCOMPARE(bed.told, (QStringList{u"Unhealthy"_s, u"Unhealthy"_s, u"Unhealthy"_s})); // and no more: nothing new
        QCOMPARE(bed.engine.done, QStringList());
        bed.engine.isReady = true;
        bed.pass(10s);
        QCOMPARE(bed.verdicts(), u"++"_s);
    }

    void aRestartThatFailsIsTriedAgain()
    {
        DriverBed bed;
        bed.engine.isAlive = false;
        bed.engine.refuses = true;
        bed.pass(25s);
        QCOMPARE(bed.engine.done.size(), 1);
        QCOMPARE(bed.told.last(), u"Failed"_s);
        bed.engine.refuses = false;
        bed.pass(60s);
        QCOMPARE(bed.engine.done.size(), 2);
    }

    void anotherSpecIsReadAnew()
    {
        DriverBed bed;
        bed.pass(1s);
        bed.engine.spec.containers.first().livenessProbe.reset();
        bed.engine.group.revision = 1;
        bed.pass(1s);
        QCOMPARE(bed.engine.specsRead, 2);
        QCOMPARE(bed.verdicts().size(), 1);
    }

    void whoRestsAsksNobody()
    {
        DriverBed bed;
        bed.pass(15s);
        bed.drives = false;
        bed.driver.rest();
        bed.engine.isAlive = false;
        bed.pass(100s);
        QCOMPARE(bed.engine.done, QStringList());
        QCOMPARE(bed.verdicts(), QString());
    }

    void whatIsGoneIsForgotten()
    {
        DriverBed bed;
        bed.engine.isReady = false;
        bed.pass(30s);
        QVERIFY(!bed.driver.events(bed.engine.group.id).isEmpty());
        bed.driver.drive({});
        QVERIFY(bed.driver.events(bed.engine.group.id).isEmpty());
        QCOMPARE(bed.verdicts(), QString());
    }

    void othersGroupsAreLeftAlone()
    {
        DriverBed bed;
        bed.engine.group.origin = ContainerGroup::Origin::Pod;
        bed.engine.isAlive = false;
        bed.pass(60s);
        QCOMPARE(bed.engine.specsRead, 0);
        QCOMPARE(bed.engine.done, QStringList());
    }
};

QTEST_GUILESS_MAIN(TestProbeDriver)
#include "tst_probedriver.moc"
