// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/sessionbed.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A stream that does what the test says.
class ToldStream final : public MetricsStream
{
    Q_OBJECT

public:
    ToldStream() = default;
};

// An engine with one running container that can lose its measuring alone.
class Engine final : public ContainerRuntime
{
    Q_OBJECT

public:
    ConnectionId connection() const override { return {u"told"_s}; }
    quayside::Capabilities capabilities() const override { return able; }
    RuntimeLimits limits() const override { return RuntimeLimits::azure(); }
    Operation<EngineDescription> *connectEngine() override { return new ReadyOperation<EngineDescription>(EngineDescription(), this); }
    Operation<EngineDescription> *describeEngine() override { return connectEngine(); }
    Operation<QList<ContainerGroup>> *listGroups() override { return new ReadyOperation<QList<ContainerGroup>>(groups, this); }
    Operation<ContainerGroup> *describeGroup(const GroupId &) override { return refuse<ContainerGroup>(); }
    Operation<GroupSpec> *specOf(const GroupId &) override { return refuse<GroupSpec>(); }
    Operation<GroupId> *createGroup(const ContainerGroupSpec &) override { return refuse<GroupId>(); }
    Operation<> *updateGroup(const GroupId &, const GroupUpdate &) override { return refuse<void>(); }
    Operation<> *startGroup(const GroupId &) override { return refuse<void>(); }
    Operation<> *stopGroup(const GroupId &) override { return refuse<void>(); }
    Operation<> *restartGroup(const GroupId &) override { return refuse<void>(); }
    Operation<> *deleteGroup(const GroupId &) override { return refuse<void>(); }
    std::unique_ptr<LogStream> openLogs(const GroupId &, const QString &, const LogOptions &) override { return nullptr; }
    std::unique_ptr<EventStream> openEvents(const GroupId &, const QDateTime &) override { return nullptr; }
    std::unique_ptr<MetricsStream> openMetrics() override
    {
        ++opened;
        auto made = std::make_unique<ToldStream>();
        stream = made.get();
        return made;
    }

    quayside::Capabilities able;
    QList<ContainerGroup> groups;
    QPointer<ToldStream> stream;
    int opened = 0;

private:
    template <typename T>
    Operation<T> *refuse()
    {
        return new ReadyOperation<T>(failure(Error::Kind::Unsupported, u"Not here."_s), this);
    }
};

ContainerGroup groupIn(ContainerState state)
{
    Container container;
    container.name = u"one"_s;
    container.engineId = u"id"_s;
    container.state = state;
    ContainerGroup group;
    group.id = {{u"told"_s}, u"web"_s};
    group.containers = {container};
    return group;
}

struct FeedBed
{
    ManualClock clock{QDateTime::fromMSecsSinceEpoch(1'795'348'800'000, Qt::UTC)};
    Engine engine;
    KeptSnapshots snapshots;
    GroupWatcher watcher{engine, clock, snapshots};
    MetricsFeed feed{watcher, clock};

    explicit FeedBed(ContainerState state = ContainerState::Running)
    {
        engine.groups = {groupIn(state)};
        watcher.start();
        turn();
    }
    void turn()
    {
        for (int i = 0; i < 5; ++i) {
            QCoreApplication::processEvents();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
    }
    void list(const QList<ContainerGroup> &groups)
    {
        engine.groups = groups;
        watcher.refresh();
        turn();
    }
    Sample sample() const
    {
        Sample sample;
        sample.time = clock.now().toMSecsSinceEpoch();
        sample.container = u"id"_s;
        sample.memory = {1000};
        return sample;
    }
};

const Error trouble{Error::Kind::Unreachable, u"The engine does not measure now."_s, {}};

} // namespace

class TestMetricsFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void measuresOnlyWhileSomebodyLooks()
    {
        FeedBed bed;
        QVERIFY(!bed.engine.stream);
        std::shared_ptr<void> first = bed.feed.look();
        QVERIFY(bed.engine.stream);
        std::shared_ptr<void> second = bed.feed.look();
        QCOMPARE(bed.engine.opened, 1); // one for all
        first.reset();
        QVERIFY(bed.engine.stream);
        second.reset();
        QVERIFY(!bed.engine.stream);
        const auto again = bed.feed.look();
        QVERIFY(bed.engine.stream);
    }

    void aLookThatOutlivesTheFeed()
    {
        std::shared_ptr<void> looking;
        {
            FeedBed bed;
            looking = bed.feed.look();
        }
        looking.reset();
    }

    void measuresOnlyWhileSomethingRuns()
    {
        FeedBed bed(ContainerState::Terminated);
        const auto looking = bed.feed.look();
        QVERIFY(!bed.engine.stream);
        bed.list({groupIn(ContainerState::Running)});
        QVERIFY(bed.engine.stream);
        bed.list({groupIn(ContainerState::Waiting)});
        QVERIFY(!bed.engine.stream);
    }

    void keepsWhatIsMeasuredOfWhatIsThere()
    {
        FeedBed bed;
        const auto looking = bed.feed.look();
        Q_EMIT bed.engine.stream->samplesArrived({bed.sample()});
        QCOMPARE(bed.feed.history().latest(u"id"_s), bed.sample());
        bed.list({groupIn(ContainerState::Terminated)});
        QVERIFY(bed.feed.history().latest(u"id"_s));
        bed.list({});
        QVERIFY(!bed.feed.history().latest(u"id"_s));
    }

    void aLostEngineIsNotMeasuredAndForgetsNothing()
    {
        FeedBed bed;
        const auto looking = bed.feed.look();
        Q_EMIT bed.engine.stream->samplesArrived({bed.sample()});
        Q_EMIT bed.engine.engineLost(trouble);
        QVERIFY(!bed.engine.stream);
        QVERIFY(bed.feed.history().latest(u"id"_s));
        bed.clock.advance(1s);
        bed.turn();
        QVERIFY(bed.engine.stream); // it is back
    }

    void aFailureIsSaidAndTriedAgainLater()
    {
        FeedBed bed;
        QSignalSpy problems(&bed.feed, &MetricsFeed::problemChanged);
        const auto looking = bed.feed.look();
        Q_EMIT bed.engine.stream->failed(trouble);
        QCOMPARE(bed.feed.problem(), trouble.summary);
        QCOMPARE(problems.size(), 1);
        bed.turn();
        QVERIFY(!bed.engine.stream);
        bed.clock.advance(4900ms);
        bed.list({});
        bed.list({groupIn(ContainerState::Running)}); // nothing hastens it
        QCOMPARE(bed.engine.opened, 1);
        bed.clock.advance(100ms);
        QCOMPARE(bed.engine.opened, 2);
        QCOMPARE(bed.feed.problem(), trouble.summary); // until it is known to work
        Q_EMIT bed.engine.stream->samplesArrived({bed.sample()});
        QCOMPARE(bed.feed.problem(), QString());
        QCOMPARE(problems.size(), 2);
    }

    // A stream may have more to say before it is gone.
    void aStreamThatFailsTwice()
    {
        FeedBed bed;
        const auto looking = bed.feed.look();
        ToldStream *const stream = bed.engine.stream;
        Q_EMIT stream->failed(trouble);
        Q_EMIT stream->samplesArrived({bed.sample()});
        Q_EMIT stream->failed(trouble);
        QCOMPARE(bed.feed.problem(), trouble.summary);
        for (int i = 0; i < 5; ++i) {
            bed.turn(); // the engine says that it is there
            bed.clock.advance(1s);
        }
        QCOMPARE(bed.engine.opened, 2);
    }

    void anEngineThatCannotMeasure()
    {
        FeedBed bed;
        bed.engine.able.metricsProblem = u"This engine has no cgroup v2."_s;
        const auto looking = bed.feed.look();
        QVERIFY(!bed.engine.stream);
        QCOMPARE(bed.feed.problem(), u"This engine has no cgroup v2."_s);
    }
};

QTEST_GUILESS_MAIN(TestMetricsFeed)
#include "tst_metricsfeed.moc"
