// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/lifecyclesuite.h"

#include "models/format/format.h"

#include <QSignalSpy>

namespace quayside {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QStringList serving{u"--http"_s, u"80"_s};

QStringList endingWith(const QString &code, const QString &after = u"0"_s)
{
    return {u"--exit"_s, code, u"--after"_s, after};
}

const Container &containerNamed(const ContainerGroup &group, const QString &name)
{
    static const Container none;
    const auto found = std::ranges::find(group.containers, name, &Container::name);
    return found == group.containers.end() ? none : *found;
}

} // namespace

void LifecycleSuite::answersNothingBeforeItIsConnected()
{
    const std::unique_ptr<ContainerRuntime> fresh = bed().newRuntime();
    const GroupId id{fresh->connection(), u"any"_s};
    REFUSED(fresh->listGroups(), Error::Kind::Unreachable);
    REFUSED(fresh->describeGroup(id), Error::Kind::Unreachable);
    REFUSED(fresh->specOf(id), Error::Kind::Unreachable);
    REFUSED(fresh->createGroup(groupOf(u"any"_s, {serving})), Error::Kind::Unreachable);
    REFUSED(fresh->startGroup(id), Error::Kind::Unreachable);
    REFUSED(fresh->stopGroup(id), Error::Kind::Unreachable);
    REFUSED(fresh->restartGroup(id), Error::Kind::Unreachable);
    REFUSED(fresh->deleteGroup(id), Error::Kind::Unreachable);
    GET(engine, fresh->connectEngine());
    QVERIFY(!engine.name.isEmpty() && !engine.address.isEmpty());
    GET(groups, fresh->listGroups());
    QVERIFY(groups.isEmpty());
}

void LifecycleSuite::aCreatedGroupRunsAsItsSpecSays()
{
    ContainerGroupSpec spec = groupOf(nameFor(u"runs"_s), {serving, {u"--lines-per-second"_s, u"1"_s}}, u"Always"_s);
    publish(spec, 80);
    spec.tags = {{u"env"_s, u"test"_s}};
    GET(id, runtime().createGroup(spec));
    QCOMPARE(id, (GroupId{runtime().connection(), *spec.name}));
    GET(groups, runtime().listGroups());
    QCOMPARE(groups.size(), 1);
    const ContainerGroup &group = groups.first();
    QCOMPARE(group.id, id);
    QCOMPARE(group.name, *spec.name);
    QCOMPARE(group.origin, ContainerGroup::Origin::Quayside);
    QCOMPARE(group.state, GroupState::Running);
    QVERIFY(group.isComplete && group.reason.isEmpty());
    QCOMPARE(group.restartPolicy, RestartPolicy::Always);
    QCOMPARE(group.location, u"westeurope"_s);
    QCOMPARE(group.tags, spec.tags);
    QCOMPARE(group.requested, (ResourceAmount{{1}, gigabytes(0.4)}));
    QCOMPARE(group.ports, QList{(PortMapping{group.address, bed().openedPort(80), 80, Protocol::Tcp})});
    QVERIFY(std::abs(group.createdAt.secsTo(bed().now())) < 60);
    QVERIFY(group.startedAt.isValid());
    QCOMPARE(group.containers.size(), 2);
    QCOMPARE(group.containers.at(0).name, u"one"_s);
    QCOMPARE(group.containers.at(1).name, u"two"_s);
    QCOMPARE(group.containers.at(0).state, ContainerState::Running);
    QVERIFY(!group.containers.at(0).engineId.isEmpty());
    if (runtime().capabilities().metricsProblem.isEmpty()) // else it has no limits either
        QCOMPARE(describe(id).containers.at(0).limits, (ResourceAmount{{0.5}, gigabytes(0.2)}));
    GET(back, runtime().specOf(id));
    QVERIFY(!back.isDerived && back.missingSecrets.isEmpty());
    QCOMPARE(back.spec.name, spec.name);
    QCOMPARE(back.spec.containers, spec.containers);
    QCOMPARE(back.spec.ipAddress, spec.ipAddress);
    QCOMPARE(back.spec.restartPolicy, spec.restartPolicy);
}

void LifecycleSuite::aJobEndsWithItsCode_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("policy");
    QTest::addColumn<GroupState>("state");
    QTest::newRow("0, Never") << u"0"_s << u"Never"_s << GroupState::Succeeded;
    QTest::newRow("3, Never") << u"3"_s << u"Never"_s << GroupState::Failed;
    QTest::newRow("0, OnFailure") << u"0"_s << u"OnFailure"_s << GroupState::Succeeded;
}

void LifecycleSuite::aJobEndsWithItsCode()
{
    QFETCH(QString, code);
    QFETCH(QString, policy);
    QFETCH(GroupState, state);
    GET(id, runtime().createGroup(groupOf(nameFor(u"job"_s), {endingWith(code)}, policy)));
    const ContainerGroup group = waitForState(id, state);
    QCOMPARE(group.state, state);
    QCOMPARE(group.containers.first().state, ContainerState::Terminated);
    QCOMPARE(group.containers.first().exitCode, code.toInt());
    QCOMPARE(group.containers.first().restartCount, 0);
    QVERIFY(group.containers.first().finishedAt >= group.containers.first().startedAt);
    QCOMPARE(group.reason.contains(u"one"_s), state == GroupState::Failed);
}

void LifecycleSuite::startsAgainAsThePolicySays_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("policy");
    QTest::newRow("Always, after success") << u"0"_s << u"Always"_s;
    QTest::newRow("Always, after failure") << u"1"_s << u"Always"_s;
    QTest::newRow("OnFailure, after failure") << u"1"_s << u"OnFailure"_s;
}

void LifecycleSuite::startsAgainAsThePolicySays()
{
    QFETCH(QString, code);
    QFETCH(QString, policy);
    GET(id, runtime().createGroup(groupOf(nameFor(u"again"_s), {endingWith(code, u"0.1"_s)}, policy)));
    const ContainerGroup group = waitForGroup(id, [](const ContainerGroup &one) { return !one.containers.isEmpty() && one.containers.first().restartCount >= 2; });
    QVERIFY(group.containers.first().restartCount >= 2);
    QVERIFY(group.state != GroupState::Succeeded && group.state != GroupState::Failed);
}

void LifecycleSuite::isDegradedWhenOneHasFailed()
{
    GET(id, runtime().createGroup(groupOf(nameFor(u"degraded"_s), {serving, endingWith(u"3"_s)})));
    const ContainerGroup group = waitForState(id, GroupState::Degraded);
    QCOMPARE(group.state, GroupState::Degraded);
    QCOMPARE(containerNamed(group, u"one"_s).state, ContainerState::Running);
    QCOMPARE(containerNamed(group, u"two"_s).exitCode, 3);
    QVERIFY2(group.reason.contains(u"two"_s), qPrintable(group.reason));
}

void LifecycleSuite::startsInitContainersFirstAndInOrder()
{
    ContainerGroupSpec spec = groupOf(nameFor(u"inits"_s), {{u"print-file"_s, u"/data/log"_s}});
    spec.volumes.append(spec::Volume{});
    spec.volumes.first().name = u"data"_s;
    spec.volumes.first().emptyDir = spec::EmptyDir{};
    const spec::VolumeMount mount{u"data"_s, u"/data"_s, {}, {}};
    for (const QString &word : {u"first"_s, u"second"_s}) {
        spec.initContainers.append(containerOf(word, {u"write-file"_s, u"/data/log"_s, word}));
        spec.initContainers.last().resources.reset();
        spec.initContainers.last().volumeMounts = {mount};
    }
    spec.containers.first().volumeMounts = {mount};
    GET(id, runtime().createGroup(spec));
    const ContainerGroup group = waitForState(id, GroupState::Succeeded);
    QCOMPARE(group.state, GroupState::Succeeded);
    QCOMPARE(group.containers.size(), 3);
    QVERIFY(group.containers.at(0).isInit && group.containers.at(1).isInit && !group.containers.at(2).isInit);
    LogReader log(runtime(), id, u"one"_s, {false, -1, {}});
    QVERIFY(waitFor([&] { return log.ends > 0; }));
    QCOMPARE(log.lines, (QList<QByteArray>{"first", "second"}));
}

void LifecycleSuite::keepsAGroupWhoseInitContainerFails()
{
    ContainerGroupSpec spec = groupOf(nameFor(u"badinit"_s), {serving});
    spec.initContainers = {containerOf(u"breaks"_s, {u"--name"_s, u"breaks"_s, u"--exit"_s, u"3"_s, u"--after"_s, u"0"_s}), containerOf(u"never"_s, serving)};
    const auto created = outcome(runtime().createGroup(spec));
    QVERIFY(!created);
    QVERIFY2(created.error().summary.contains(u"init container"_s) && created.error().summary.contains(u"3"_s), wordsOf(created).constData());
    const GroupId id{runtime().connection(), *spec.name};
    const ContainerGroup group = describe(id);
    QCOMPARE(group.state, GroupState::Failed);
    QCOMPARE(containerNamed(group, u"breaks"_s).exitCode, 3);
    QCOMPARE(containerNamed(group, u"never"_s).state, ContainerState::Waiting);
    QCOMPARE(containerNamed(group, u"one"_s).state, ContainerState::Waiting);
    LogReader log(runtime(), id, u"breaks"_s, {false, -1, {}});
    QVERIFY(waitFor([&] { return log.ends > 0; }));
    QCOMPARE(log.lines, QList<QByteArray>{"breaks is up"});
}

void LifecycleSuite::addStates(const QStringList &states)
{
    QTest::addColumn<QString>("state");
    for (const QString &state : states)
        QTest::newRow(qPrintable(state)) << state;
}

// A real engine takes a second for each of them; failed and succeeded are the same to it.
QStringList LifecycleSuite::everyState() const
{
    const QStringList states{u"Running"_s, u"Degraded"_s, u"Succeeded"_s, u"Stopped"_s};
    return bed().isReal() ? states : states + QStringList{u"Failed"_s};
}

Result<GroupId> LifecycleSuite::groupInState(const QString &state)
{
    QList<QStringList> commands{serving};
    if (state == u"Succeeded" || state == u"Failed")
        commands = {endingWith(state == u"Failed" ? u"3"_s : u"0"_s)};
    if (state == u"Degraded")
        commands.append(endingWith(u"3"_s));
    const auto id = outcome(runtime().createGroup(groupOf(nameFor(state.toLower()), commands)));
    if (!id)
        return id;
    if (state == u"Stopped")
        if (const auto stopped = outcome(runtime().stopGroup(*id)); !stopped)
            return tl::unexpected(stopped.error());
    static const QHash<QString, GroupState> states{{u"Running"_s, GroupState::Running}, {u"Degraded"_s, GroupState::Degraded}, {u"Succeeded"_s, GroupState::Succeeded},
                                                   {u"Failed"_s, GroupState::Failed}, {u"Stopped"_s, GroupState::Stopped}};
    if (waitForState(*id, states.value(state)).state != states.value(state))
        return failure(Error::Kind::Timeout, u"The group does not become "_s + state);
    return id;
}

void LifecycleSuite::stopsInEveryState_data()
{
    addStates(everyState());
}

void LifecycleSuite::stopsInEveryState()
{
    QFETCH(QString, state);
    const auto id = groupInState(state);
    QVERIFY2(id, wordsOf(id).constData());
    SUCCEED(runtime().stopGroup(*id));
    const ContainerGroup group = describe(*id);
    for (const Container &container : group.containers)
        QCOMPARE(container.state, ContainerState::Terminated);
    const bool wasOver = state == u"Succeeded" || state == u"Failed"; // there is nothing to stop
    QVERIFY(wasOver || group.state == GroupState::Stopped);
    SUCCEED(runtime().stopGroup(*id)); // twice is as good as once
}

void LifecycleSuite::startsInEveryState_data()
{
    addStates(everyState());
}

void LifecycleSuite::startsInEveryState()
{
    QFETCH(QString, state);
    const auto id = groupInState(state);
    QVERIFY2(id, wordsOf(id).constData());
    const ContainerGroup before = describe(*id);
    bed().pass(20ms);
    SUCCEED(runtime().startGroup(*id));
    const ContainerGroup after = waitForGroup(*id, [](const ContainerGroup &group) { return group.state != GroupState::Waiting && group.state != GroupState::Starting; });
    QVERIFY(after.state != GroupState::Stopped);
    for (qsizetype i = 0; i < before.containers.size(); ++i) {
        const bool ran = before.containers.at(i).state == ContainerState::Running;
        QCOMPARE(after.containers.at(i).startedAt > before.containers.at(i).startedAt, !ran);
    }
}

void LifecycleSuite::restartsInEveryState_data()
{
    addStates(everyState());
}

void LifecycleSuite::restartsInEveryState()
{
    QFETCH(QString, state);
    const auto id = groupInState(state);
    QVERIFY2(id, wordsOf(id).constData());
    const ContainerGroup before = describe(*id);
    bed().pass(20ms);
    SUCCEED(runtime().restartGroup(*id));
    const ContainerGroup after = waitForGroup(*id, [](const ContainerGroup &group) { return group.state != GroupState::Waiting && group.state != GroupState::Starting; });
    QVERIFY(after.state != GroupState::Stopped);
    for (qsizetype i = 0; i < before.containers.size(); ++i)
        QVERIFY(after.containers.at(i).startedAt > before.containers.at(i).startedAt);
}

void LifecycleSuite::deletesInEveryState_data()
{
    // The end of every test deletes a group in some state; on a real engine what is left is this.
    addStates(bed().isReal() ? QStringList{u"Degraded"_s} : everyState());
}

void LifecycleSuite::deletesInEveryState()
{
    QFETCH(QString, state);
    const auto id = groupInState(state);
    QVERIFY2(id, wordsOf(id).constData());
    SUCCEED(runtime().deleteGroup(*id));
    GET(groups, runtime().listGroups());
    QVERIFY(groups.isEmpty());
    QCOMPARE(bed().everything(), QStringList());
}

void LifecycleSuite::endsAProcessThatWillNot()
{
    GET(id, runtime().createGroup(groupOf(nameFor(u"stubborn"_s), {{u"--ignore-term"_s, u"--lines-per-second"_s, u"1"_s}})));
    SUCCEED(runtime().stopGroup(id));
    QCOMPARE(describe(id).containers.first().exitCode, 137);
    QCOMPARE(describe(id).containers.first().memoryEvidence, MemoryEvidence::None);
}

void LifecycleSuite::knowsNothingOfAGroupThatIsGone()
{
    GET(id, runtime().createGroup(groupOf(nameFor(u"gone"_s), {serving})));
    SUCCEED(runtime().deleteGroup(id));
    const GroupId never{runtime().connection(), u"container:never"_s};
    for (const GroupId &gone : {id, never}) {
        REFUSED(runtime().describeGroup(gone), Error::Kind::NotFound);
        REFUSED(runtime().specOf(gone), Error::Kind::NotFound);
        REFUSED(runtime().startGroup(gone), Error::Kind::NotFound);
        REFUSED(runtime().stopGroup(gone), Error::Kind::NotFound);
        REFUSED(runtime().restartGroup(gone), Error::Kind::NotFound);
        REFUSED(runtime().deleteGroup(gone), Error::Kind::NotFound);
    }
    QVERIFY(outcome(runtime().deleteGroup(id)).error().summary.contains(id.key));
}

void LifecycleSuite::hintsAtChanges()
{
    QSignalSpy hints(&runtime(), &ContainerRuntime::groupsMayHaveChanged);
    GET(id, runtime().createGroup(groupOf(nameFor(u"hints"_s), {endingWith(u"0"_s, u"0.3"_s)})));
    QVERIFY(waitFor([&] { return !hints.isEmpty(); }));
    QCOMPARE(waitForState(id, GroupState::Succeeded).state, GroupState::Succeeded);
    bed().pass(300ms);
    hints.clear();
    SUCCEED(runtime().startGroup(id));
    QVERIFY(waitFor([&] { return !hints.isEmpty(); }));
    QCOMPARE(waitForState(id, GroupState::Succeeded).state, GroupState::Succeeded);
    bed().pass(300ms);
    hints.clear();
    SUCCEED(runtime().deleteGroup(id));
    QVERIFY(waitFor([&] { return !hints.isEmpty(); }));
}

void LifecycleSuite::groupsHaveAddressesOfTheirOwn()
{
    QStringList addresses;
    for (int i = 0; i < 2; ++i) {
        ContainerGroupSpec spec = groupOf(nameFor(u"port"_s), {serving});
        publish(spec, 80);
        GET(id, runtime().createGroup(spec));
        addresses.append(describe(id).address);
    }
    QVERIFY(!addresses.at(0).isEmpty());
    QVERIFY(addresses.at(0) != addresses.at(1));
}

void LifecycleSuite::explainsAKillForMemory()
{
    if (!runtime().capabilities().metricsProblem.isEmpty()) // no limits either
        QSKIP(qPrintable(runtime().capabilities().metricsProblem));
    ContainerGroupSpec spec = groupOf(nameFor(u"memory"_s), {{u"--memory"_s, u"400"_s}});
    spec.containers.first().resources->requests->memoryInGB = 0.1;
    GET(id, runtime().createGroup(spec));
    const ContainerGroup group = waitForState(id, GroupState::Failed);
    QCOMPARE(group.state, GroupState::Failed);
    const Container &killed = group.containers.first();
    QCOMPARE(killed.exitCode, 137);
    const MemoryEvidence evidence = killed.memoryEvidence;
    QVERIFY(evidence == MemoryEvidence::KernelLog || evidence == MemoryEvidence::CgroupCounter || evidence == MemoryEvidence::EngineFlag);
    QVERIFY(format::explainEnd(killed).contains(u"out of memory"_s));
}

} // namespace quayside
