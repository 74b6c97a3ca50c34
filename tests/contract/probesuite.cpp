// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/probesuite.h"

#include "models/automation/probedriver.h"

#include <atomic>
#include <thread>

namespace quayside {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

spec::Probe byHttp(int port, const QString &path)
{
    spec::Probe probe;
    probe.httpGet = spec::HttpGet();
    probe.httpGet->port = port;
    probe.httpGet->path = path;
    return probe;
}

spec::Probe byCommand(const QStringList &command)
{
    spec::Probe probe;
    probe.exec = spec::Exec{command, {}};
    return probe;
}

// Every second, and twice is enough.
spec::Probe impatient(spec::Probe probe)
{
    probe.periodSeconds = 1;
    probe.failureThreshold = 2;
    return probe;
}

QStringList namesOf(const QList<Event> &events)
{
    QStringList names;
    for (const Event &event : events)
        names.append(event.name);
    return names;
}

} // namespace

void ProbeSuite::commands_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<bool>("isWell");
    QTest::addColumn<QString>("words"); // among what it says
    QTest::newRow("well") << QStringList{u"/sample"_s, u"check-health"_s, u"80"_s} << true << u"healthy"_s;
    QTest::newRow("fails") << QStringList{u"/sample"_s, u"check-health"_s, u"81"_s} << false << u"nothing answers on port 81"_s;
    QTest::newRow("complains") << QStringList{u"/sample"_s, u"print-file"_s, u"/none"_s} << false << u"cannot open /none"_s;
    QTest::newRow("no such program") << QStringList{u"/bin/none"_s} << false << u"/bin/none"_s;
}

void ProbeSuite::commands()
{
    QFETCH(QStringList, command);
    QFETCH(bool, isWell);
    QFETCH(QString, words);
    GET(id, runtime().createGroup(groupOf(nameFor(u"exec"_s), {{u"--http"_s, u"80"_s}})));
    GET(answer, runtime().tryProbe(id, u"one"_s, byCommand(command)));
    QCOMPARE(answer.isWell, isWell);
    QVERIFY2(answer.output.contains(words), qPrintable(answer.output));
}

void ProbeSuite::published_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("isWell");
    QTest::addColumn<QString>("words");
    QTest::newRow("well") << u"/"_s << true << u"200"_s;
    QTest::newRow("fails") << u"/healthz"_s << false << u"503"_s;
    QTest::newRow("a path that needs encoding") << u"/ä b?x=1"_s << true << u"200"_s;
}

void ProbeSuite::published()
{
    QFETCH(QString, path);
    QFETCH(bool, isWell);
    QFETCH(QString, words);
    ContainerGroupSpec spec = groupOf(nameFor(u"get"_s), {{u"--http"_s, u"8080"_s, u"--fail-probe-after"_s, u"0"_s}});
    publish(spec, 8080);
    GET(id, runtime().createGroup(spec));
    GET(listed, runtime().listGroups());
    GET(answer, runtime().tryProbe(id, u"one"_s, byHttp(8080, path)));
    QCOMPARE(answer.isWell, isWell);
    QVERIFY2(answer.output.contains(words), qPrintable(answer.output));
}

// A port that the group does not publish; a forwarded engine cannot lead there, and says so instead of guessing.
void ProbeSuite::asksInsideWhereItCan()
{
    GET(id, runtime().createGroup(groupOf(nameFor(u"inside"_s), {{u"--http"_s, u"90"_s}})));
    GET(listed, runtime().listGroups());
    const auto answer = outcome(runtime().tryProbe(id, u"one"_s, byHttp(90, u"/healthz"_s)));
    if (!answer) {
        QVERIFY2(answer.error().kind == Error::Kind::Unsupported, wordsOf(answer).constData());
        return;
    }
    QVERIFY2(answer->isWell, qPrintable(answer->output));
    GET(silent, runtime().tryProbe(id, u"one"_s, byHttp(91, u"/healthz"_s)));
    QVERIFY(!silent.isWell && !silent.output.isEmpty());
}

bool ProbeSuite::driveUntil(ProbeDriver &driver, const GroupId &id, const std::function<bool(const ContainerGroup &)> &condition)
{
    return waitFor([&] {
        const auto groups = outcome(runtime().listGroups()).value_or(QList<ContainerGroup>());
        driver.drive(groups);
        const auto group = std::ranges::find(groups, id, &ContainerGroup::id);
        return group != groups.end() && condition(*group);
    });
}

void ProbeSuite::restartsWhatIsNotAlive()
{
    ContainerGroupSpec spec = groupOf(nameFor(u"alive"_s), {{u"--http"_s, u"80"_s, u"--fail-probe-after"_s, u"3"_s}}, u"Always"_s);
    spec.containers.first().livenessProbe = impatient(byCommand({u"/sample"_s, u"check-health"_s, u"80"_s}));
    spec.containers.first().readinessProbe = impatient(byCommand({u"/sample"_s, u"check-health"_s, u"80"_s}));
    GET(id, runtime().createGroup(spec));
    const QDateTime firstStart = describe(id).containers.first().startedAt;
    const SystemClock clock;
    ProbeDriver driver(runtime(), clock);
    const auto verdict = [&](qsizetype place) { return driver.standings(id, u"one"_s).value(place).verdict; };
    QVERIFY(driveUntil(driver, id, [&](const ContainerGroup &) { return verdict(1) == ProbeState::Verdict::Well; }));
    QVERIFY(driveUntil(driver, id, [&](const ContainerGroup &group) {
        const Container &container = group.containers.first();
        return container.state == ContainerState::Running && container.startedAt > firstStart && verdict(1) == ProbeState::Verdict::Well;
    }));
    QCOMPARE(driver.restarts(id, u"one"_s), 1);
    const QStringList names = namesOf(driver.events(id));
    QVERIFY2(names.count(u"Unhealthy"_s) >= 3 && names.count(u"Killing"_s) == 1, qPrintable(names.join(u' ')));
}

void ProbeSuite::endsWhatMayNotBeRestarted()
{
    ContainerGroupSpec spec = groupOf(nameFor(u"never"_s), {{u"--http"_s, u"80"_s, u"--fail-probe-after"_s, u"0"_s}});
    spec.containers.first().livenessProbe = impatient(byCommand({u"/sample"_s, u"check-health"_s, u"80"_s}));
    GET(id, runtime().createGroup(spec));
    const SystemClock clock;
    ProbeDriver driver(runtime(), clock);
    QVERIFY(driveUntil(driver, id, [](const ContainerGroup &group) { return group.containers.first().state == ContainerState::Terminated; }));
    QCOMPARE(driver.restarts(id, u"one"_s), 0);
}

// Its failures are told all its life, and it runs on.
void ProbeSuite::leavesAloneWhatIsNotReady()
{
    ContainerGroupSpec spec = groupOf(nameFor(u"unready"_s), {{u"--http"_s, u"8080"_s, u"--fail-probe-after"_s, u"3"_s}}, u"Always"_s);
    spec.containers.first().readinessProbe = impatient(byHttp(8080, u"/healthz"_s));
    publish(spec, 8080);
    GET(id, runtime().createGroup(spec));
    const QDateTime started = describe(id).containers.first().startedAt;
    const SystemClock clock;
    ProbeDriver driver(runtime(), clock);
    const auto verdict = [&] { return driver.standings(id, u"one"_s).value(0).verdict; };
    QVERIFY(driveUntil(driver, id, [&](const ContainerGroup &) { return verdict() == ProbeState::Verdict::Well; }));
    QVERIFY(driveUntil(driver, id, [&](const ContainerGroup &) { return verdict() == ProbeState::Verdict::Failed; }));
    bed().pass(3s);
    QVERIFY(namesOf(driver.events(id)).contains(u"Unhealthy"_s) && !namesOf(driver.events(id)).contains(u"Killing"_s));
    const Container container = describe(id).containers.first();
    QCOMPARE(container.state, ContainerState::Running);
    QCOMPARE(container.startedAt, started);
}

// One container of a group takes its time to end, and fails its probe meanwhile. Somebody else stops it, by the engine's own command.
void ProbeSuite::leavesAloneWhatSomebodyStops()
{
    const QStringList stubborn{u"--http"_s, u"8080"_s, u"--fail-probe-after"_s, u"4"_s, u"--ignore-term"_s};
    ContainerGroupSpec spec = groupOf(nameFor(u"slow"_s), {stubborn, {u"--http"_s, u"81"_s}}, u"Always"_s);
    spec.containers.first().livenessProbe = impatient(byHttp(8080, u"/healthz"_s)); // Podman runs no command in what is stopping
    publish(spec, 8080);
    GET(id, runtime().createGroup(spec));
    const SystemClock clock;
    ProbeDriver driver(runtime(), clock);
    QVERIFY(driveUntil(driver, id, [&](const ContainerGroup &) { return driver.standings(id, u"one"_s).value(0).verdict == ProbeState::Verdict::Well; }));
    std::atomic<bool> hasStopped = false;
    std::jthread somebody([&] {
        bed().command({u"stop"_s, u"--time"_s, u"9"_s, id.key + u".one"_s});
        hasStopped = true;
    });
    bool wasSeen = false;
    QVERIFY(driveUntil(driver, id, [&](const ContainerGroup &group) {
        wasSeen = wasSeen || group.containers.first().isStopping;
        return hasStopped && group.containers.first().state == ContainerState::Terminated;
    }));
    QVERIFY(wasSeen);
    QVERIFY(namesOf(driver.events(id)).contains(u"Unhealthy"_s)); // it was a matter of acting, not of not noticing
    QCOMPARE(driver.restarts(id, u"one"_s), 0);
    QVERIFY(!namesOf(driver.events(id)).contains(u"Killing"_s));
}

} // namespace quayside
