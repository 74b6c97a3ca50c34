// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/automation/probedriver.h"

#include <QSignalSpy>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// An engine with one group of one container, whose probes answer what the test says.
class Engine final : public ContainerRuntime
{
    Q_OBJECT

public:
    explicit Engine(const Clock &clock)
        : m_clock(clock)
    {
        Container container;
        container.name = u"one"_s;
        container.engineId = u"id"_s;
        container.state = ContainerState::Running;
        container.startedAt = clock.now();
        group.id = {connection(), u"web"_s};
        group.engineId = u"pod"_s;
        group.containers = {container};
        spec::Container wanted;
        wanted.name = u"one"_s;
        spec.containers = {wanted};
    }

    ConnectionId connection() const override { return {u"told"_s}; }
    quayside::Capabilities capabilities() const override { return {}; }
    RuntimeLimits limits() const override { return RuntimeLimits::azure(); }
    Operation<EngineDescription> *connectEngine() override { return refuse<EngineDescription>(); }
    Operation<EngineDescription> *describeEngine() override { return refuse<EngineDescription>(); }
    Operation<QList<ContainerGroup>> *listGroups() override { return refuse<QList<ContainerGroup>>(); }
    Operation<ContainerGroup> *describeGroup(const GroupId &) override { return refuse<ContainerGroup>(); }
    Operation<GroupSpec> *specOf(const GroupId &) override
    {
        ++specsRead;
        return new ReadyOperation<GroupSpec>(GroupSpec{spec, false, {}}, this);
    }
    Operation<GroupId> *createGroup(const ContainerGroupSpec &) override { return refuse<GroupId>(); }
    Operation<> *updateGroup(const GroupId &, const GroupUpdate &) override { return refuse<void>(); }
    Operation<> *startGroup(const GroupId &) override { return refuse<void>(); }
    Operation<> *stopGroup(const GroupId &) override { return refuse<void>(); }
    Operation<> *restartGroup(const GroupId &) override { return refuse<void>(); }
    Operation<> *deleteGroup(const GroupId &) override { return refuse<void>(); }
    std::unique_ptr<LogStream> openLogs(const GroupId &, const QString &, const LogOptions &) override { return nullptr; }
    std::unique_ptr<EventStream> openEvents(const GroupId &, const QDateTime &) override { return nullptr; }
    std::unique_ptr<MetricsStream> openMetrics() override { return nullptr; }

    Operation<ProbeAnswer> *tryProbe(const GroupId &, const QString &, const spec::Probe &probe) override
    {
        const bool isWell = probe.exec ? isAlive : isReady;
        return new ReadyOperation<ProbeAnswer>(ProbeAnswer{isWell, isWell ? u"fine"_s : u"broken"_s}, this);
    }
    Operation<> *changeContainer(const GroupId &, const QString &, ContainerAction action) override
    {
        done.append((action == ContainerAction::Restart ? u"restart "_s : u"stop "_s) + QString::number(m_clock.elapsed().count() / 1000));
        if (refuses)
            return refuse<void>();
        Container &container = group.containers.first();
        container.startedAt = m_clock.now();
        if (action == ContainerAction::Stop)
            container.state = ContainerState::Terminated;
        return new ReadyOperation<>(Result<>(), this);
    }

    ContainerGroup group;
    ContainerGroupSpec spec;
    bool isAlive = true;
    bool isReady = true;
    bool refuses = false;
    int specsRead = 0;
    QStringList done;

private:
    template <typename T>
    Operation<T> *refuse()
    {
        return new ReadyOperation<T>(failure(Error::Kind::Unsupported, u"Not here."_s), this);
    }

    const Clock &m_clock;
};

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
    Engine engine{clock};
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
