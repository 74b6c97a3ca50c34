// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/watchingsuite.h"

#include <QSignalSpy>

namespace quayside {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QStringList serving{u"--http"_s, u"80"_s};

// A metrics stream and the samples of one container.
struct Gauge
{
    std::unique_ptr<MetricsStream> stream;
    QList<Sample> samples;
    std::optional<Error> failure;

    Gauge(ContainerRuntime &runtime, const QString &engineId)
        : stream(runtime.openMetrics())
    {
        QObject::connect(stream.get(), &MetricsStream::samplesArrived, stream.get(), [this, engineId](const QList<Sample> &all) {
            for (const Sample &sample : all)
                if (sample.container == engineId)
                    samples.append(sample);
        });
        QObject::connect(stream.get(), &MetricsStream::failed, stream.get(), [this](const Error &error) { failure = error; });
    }
};

struct Witness
{
    std::unique_ptr<EventStream> stream;
    QList<Event> events;
    std::optional<Error> failure;

    Witness(ContainerRuntime &runtime, const GroupId &id, const QDateTime &since)
        : stream(runtime.openEvents(id, since))
    {
        QObject::connect(stream.get(), &EventStream::eventsArrived, stream.get(), [this](const QList<Event> &more) { events.append(more); });
        QObject::connect(stream.get(), &EventStream::failed, stream.get(), [this](const Error &error) { failure = error; });
    }

    QStringList namesOf(const QString &container) const
    {
        QStringList names;
        for (const Event &event : events)
            if (event.container == container)
                names.append(event.name);
        return names;
    }
};

} // namespace

void WatchingSuite::measuresWhatRuns()
{
    if (!runtime().capabilities().metricsProblem.isEmpty())
        QSKIP(qPrintable(runtime().capabilities().metricsProblem));
    const QStringList ending{u"--exit"_s, u"0"_s, u"--after"_s, u"0"_s};
    GET(id, runtime().createGroup(groupOf(nameFor(u"metrics"_s), {{u"--cpu"_s, u"0.4"_s, u"--memory"_s, u"60"_s, u"--http"_s, u"80"_s}, ending})));
    const ContainerGroup group = waitForGroup(id, [](const ContainerGroup &one) { return one.containers.last().state == ContainerState::Terminated; });
    Gauge gauge(runtime(), group.containers.first().engineId);
    Gauge ended(runtime(), group.containers.last().engineId);
    QVERIFY(waitFor([&] { return gauge.samples.size() >= 4 || gauge.failure; }));
    QVERIFY(!gauge.failure);
    QVERIFY(ended.samples.isEmpty());
    const Sample &last = gauge.samples.last();
    QVERIFY(last.cpu);
    // It wants 0.4 and gets what a busy machine gives it.
    QVERIFY2(last.cpu->value > 0.02 && last.cpu->value < 0.6, QByteArray::number(last.cpu->value).constData());
    QVERIFY2(last.memory.value > 50'000'000 && last.memory.value < 200'000'000, QByteArray::number(last.memory.value).constData());
    QVERIFY(std::abs(last.memoryLimit.value - 200'000'000) < 5000); // kernels count in pages
    QVERIFY(std::abs(last.time - bed().now().toMSecsSinceEpoch()) < 10'000);
    for (qsizetype i = 1; i < gauge.samples.size(); ++i) {
        QVERIFY(gauge.samples.at(i).time > gauge.samples.at(i - 1).time);
        QVERIFY(gauge.samples.at(i).networkReceived >= gauge.samples.at(i - 1).networkReceived);
    }
}

void WatchingSuite::goesOnMeasuringWhileContainersComeAndGo()
{
    if (!runtime().capabilities().metricsProblem.isEmpty())
        QSKIP(qPrintable(runtime().capabilities().metricsProblem));
    Gauge early(runtime(), {});
    bed().pass(200ms); // nothing runs yet
    GET(other, runtime().createGroup(groupOf(nameFor(u"other"_s), {serving})));
    GET(id, runtime().createGroup(groupOf(nameFor(u"stays"_s), {serving})));
    Gauge gauge(runtime(), describe(id).containers.first().engineId);
    QVERIFY(waitFor([&] { return gauge.samples.size() >= 1; }));
    SUCCEED(runtime().deleteGroup(other));
    const qsizetype before = gauge.samples.size();
    QVERIFY(waitFor([&] { return gauge.samples.size() >= before + 2; }));
    QVERIFY(!gauge.failure && !early.failure);
}

void WatchingSuite::tellsWhatHappened()
{
    const QDateTime start = bed().now().addSecs(-2);
    GET(id, runtime().createGroup(groupOf(nameFor(u"events"_s), {{u"--exit"_s, u"3"_s, u"--after"_s, u"0.1"_s}})));
    QCOMPARE(waitForState(id, GroupState::Failed).state, GroupState::Failed);
    Witness witness(runtime(), id, start);
    QVERIFY(waitFor([&] { return witness.namesOf(u"one"_s).contains(u"Failed"_s); }));
    QCOMPARE(witness.namesOf(u"one"_s), (QStringList{u"Created"_s, u"Started"_s, u"Failed"_s}));
    const Event &failed = witness.events.last();
    QCOMPARE(failed.type, Event::Type::Warning);
    QVERIFY(failed.message.contains(u"3"_s));
    QVERIFY(std::abs(failed.time.secsTo(bed().now())) < 60);
}

void WatchingSuite::tellsWhatHappensFromNowOn()
{
    GET(id, runtime().createGroup(groupOf(nameFor(u"live"_s), {serving})));
    bed().pass(1100ms); // engines count in seconds
    Witness witness(runtime(), id, bed().now());
    bed().pass(100ms);
    SUCCEED(runtime().stopGroup(id));
    QVERIFY(waitFor([&] { return witness.namesOf(u"one"_s).contains(u"Completed"_s); }));
    QVERIFY(!witness.namesOf(u"one"_s).contains(u"Created"_s));
    SUCCEED(runtime().startGroup(id));
    QVERIFY(waitFor([&] { return witness.namesOf(u"one"_s).contains(u"Started"_s); }));
    QVERIFY(!witness.failure);
}

void WatchingSuite::tellsOfOneGroupOnly()
{
    const QDateTime start = bed().now().addSecs(-2);
    GET(id, runtime().createGroup(groupOf(nameFor(u"mine"_s), {serving})));
    GET(other, runtime().createGroup(groupOf(nameFor(u"theirs"_s), {serving, serving})));
    Witness mine(runtime(), id, start);
    Witness theirs(runtime(), other, start);
    Witness nobodys(runtime(), {runtime().connection(), u"nobody"_s}, start);
    SUCCEED(runtime().stopGroup(id));
    QVERIFY(waitFor([&] { return mine.namesOf(u"one"_s).contains(u"Completed"_s) && theirs.namesOf(u"two"_s).contains(u"Started"_s); }));
    for (const Event &event : mine.events)
        QCOMPARE(event.container, u"one"_s);
    QVERIFY(!theirs.namesOf(u"one"_s).contains(u"Completed"_s));
    QVERIFY(nobodys.events.isEmpty());
}

void WatchingSuite::saysWhenTheEngineIsGone()
{
    GET(id, runtime().createGroup(groupOf(nameFor(u"lost"_s), {serving})));
    Gauge gauge(runtime(), describe(id).containers.first().engineId);
    Witness witness(runtime(), id, bed().now());
    QSignalSpy lost(&runtime(), &ContainerRuntime::engineLost);
    bed().pass(300ms);
    bed().killEngine();
    QVERIFY(waitFor([&] { return !lost.isEmpty() && gauge.failure && witness.failure; }));
    QCOMPARE(lost.size(), 1);
    QCOMPARE(lost.first().first().value<Error>().kind, Error::Kind::Unreachable);
    QVERIFY(!lost.first().first().value<Error>().summary.isEmpty());
    QCOMPARE(gauge.failure->kind, runtime().capabilities().metricsProblem.isEmpty() ? Error::Kind::Unreachable : Error::Kind::Conflict);
    QCOMPARE(witness.failure->kind, Error::Kind::Unreachable);
    REFUSED(runtime().listGroups(), Error::Kind::Unreachable);
    REFUSED(runtime().deleteGroup(id), Error::Kind::Unreachable);
    REFUSED(runtime().connectEngine(), Error::Kind::Unreachable);
    bed().restartEngine();
    SUCCEED(runtime().connectEngine());
    QCOMPARE(describe(id).state, GroupState::Running); // groups outlive their engine
    QSignalSpy hints(&runtime(), &ContainerRuntime::groupsMayHaveChanged);
    SUCCEED(runtime().stopGroup(id));
    QVERIFY(waitFor([&] { return !hints.isEmpty(); }));
    QCOMPARE(lost.size(), 1);
}

void WatchingSuite::streamsMayBeClosedAtAnyMoment()
{
    GET(id, runtime().createGroup(groupOf(nameFor(u"close"_s), {serving})));
    for (int i = 0; i < 10; ++i) {
        const std::unique_ptr<MetricsStream> metrics = runtime().openMetrics();
        const std::unique_ptr<EventStream> events = runtime().openEvents(id, bed().now().addSecs(-60));
        bed().pass(std::chrono::milliseconds(i * 5));
    }
    std::unique_ptr<EventStream> events = runtime().openEvents(id, bed().now().addSecs(-60));
    connect(events.get(), &EventStream::eventsArrived, this, [&] { events.reset(); });
    QVERIFY(waitFor([&] { return !events; }));
}

} // namespace quayside
