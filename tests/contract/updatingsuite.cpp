// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/updatingsuite.h"

namespace quayside {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QStringList serving{u"--http"_s, u"80"_s};
const QString oldSecret = u"old-secret"_s;

void setVariable(ContainerGroupSpec &spec, const QString &value)
{
    spec.containers.first().environmentVariables.first().value = value;
}

// The spec as a person edits it: what the engine gives back, with the secret typed again.
ContainerGroupSpec withSecret(ContainerGroupSpec spec, const QString &value = oldSecret)
{
    spec.containers.first().environmentVariables.last().secureValue = spec::Secret{value};
    return spec;
}

// Podman's own part of a pod has another name in each.
QStringList withoutInfra(QStringList names)
{
    names.removeIf([](const QString &name) { return name.endsWith(u"-infra"); });
    names.sort();
    return names;
}

void addMount(ContainerGroupSpec &spec)
{
    spec::Volume volume;
    volume.name = u"more"_s;
    volume.emptyDir = spec::EmptyDir{};
    spec.volumes.append(volume);
}

} // namespace

ContainerGroupSpec UpdatingSuite::before(const QString &purpose) const
{
    ContainerGroupSpec spec = groupOf(nameFor(purpose), {serving, {u"--lines-per-second"_s, u"1"_s}}, u"Always"_s);
    publish(spec, 80);
    spec.tags = {{u"team"_s, u"blue"_s}};
    spec::Volume volume;
    volume.name = u"data"_s;
    volume.emptyDir = spec::EmptyDir{};
    spec.volumes = {volume};
    spec.containers.first().volumeMounts = {{u"data"_s, u"/data"_s, {}, {}}};
    spec::EnvironmentVariable plain;
    plain.name = u"LEVEL"_s;
    plain.value = u"info"_s;
    spec::EnvironmentVariable secret;
    secret.name = u"TOKEN"_s;
    secret.secureValue = spec::Secret{oldSecret};
    spec.containers.first().environmentVariables = {plain, secret};
    return spec;
}

ContainerGroupSpec UpdatingSuite::specOf(const GroupId &id)
{
    return outcome(runtime().specOf(id)).value_or(GroupSpec{}).spec;
}

QMap<QString, QString> UpdatingSuite::engineIds(const GroupId &id)
{
    QMap<QString, QString> ids;
    for (const Container &container : describe(id).containers)
        ids.insert(container.name, container.engineId);
    return ids;
}

Operation<> *UpdatingSuite::update(const GroupId &id, const ContainerGroupSpec &after)
{
    return runtime().updateGroup(id, {specOf(id), after});
}

QByteArray UpdatingSuite::printed(const GroupId &id, const QString &container)
{
    LogReader log(runtime(), id, container, {false, -1, {}});
    waitFor([&] { return log.ends > 0; });
    return log.lines.join('\n');
}

void UpdatingSuite::restartsOnlyTheContainerThatChanges()
{
    const ContainerGroupSpec spec = before(u"level"_s);
    GET(id, runtime().createGroup(spec));
    const ContainerGroup was = describe(id);
    const auto ids = engineIds(id);
    ContainerGroupSpec after = spec;
    setVariable(after, u"debug"_s);
    // With its secrets known, so that these are no change.
    SUCCEED(runtime().updateGroup(id, {withSecret(specOf(id)), after}));
    const ContainerGroup is = describe(id);
    QCOMPARE(is.address, was.address);
    QCOMPARE(is.ports, was.ports);
    QCOMPARE(is.state, GroupState::Running);
    QCOMPARE(is.containers.size(), 2);
    QVERIFY(engineIds(id).value(u"one"_s) != ids.value(u"one"_s));
    QCOMPARE(engineIds(id).value(u"two"_s), ids.value(u"two"_s));
    QCOMPARE(is.containers.last().startedAt, was.containers.last().startedAt);
    QCOMPARE(specOf(id).containers.first().environmentVariables.first().value, u"debug"_s);
}

void UpdatingSuite::changesTagsWithoutARestart()
{
    const ContainerGroupSpec spec = before(u"tags"_s);
    GET(id, runtime().createGroup(spec));
    const auto ids = engineIds(id);
    ContainerGroupSpec after = specOf(id);
    after.tags = {{u"team"_s, u"green"_s}};
    SUCCEED(update(id, after));
    QCOMPARE(engineIds(id), ids);
    QCOMPARE(describe(id).tags, after.tags);
    QCOMPARE(specOf(id).tags, after.tags);
}

void UpdatingSuite::updatesAgainAndAgain()
{
    GET(id, runtime().createGroup(before(u"again"_s)));
    const QStringList all = bed().everything();
    for (int round = 0; round < 3; ++round) {
        ContainerGroupSpec after = withSecret(specOf(id));
        setVariable(after, QString::number(round));
        SUCCEED(update(id, after));
        QCOMPARE(specOf(id).containers.first().environmentVariables.first().value, QString::number(round));
        // One revision at the most is left behind, and no secret, container or volume.
        QVERIFY2(bed().everything().size() <= all.size() + 1, qPrintable(bed().everything().join(u'\n')));
    }
    QCOMPARE(describe(id).state, GroupState::Running);
}

void UpdatingSuite::keepsASecretThatIsNotGivenAgain()
{
    ContainerGroupSpec spec = before(u"kept"_s);
    spec.restartPolicy = u"Never"_s;
    spec.containers.first().command = {u"/sample"_s, u"print-variable"_s, u"TOKEN"_s};
    GET(id, runtime().createGroup(spec));
    ContainerGroupSpec after = specOf(id); // without the secret, of a container that stays
    after.containers.last().command.append({u"--name"_s, u"other"_s});
    SUCCEED(update(id, after));
    SUCCEED(runtime().restartGroup(id));
    QVERIFY(waitFor([&] { return printed(id, u"one"_s).contains(oldSecret.toUtf8()); }, 5s));
}

void UpdatingSuite::changesASecret()
{
    ContainerGroupSpec spec = before(u"secret"_s);
    spec.containers.first().command = {u"/sample"_s, u"print-variable"_s, u"TOKEN"_s};
    spec.restartPolicy = u"Never"_s;
    GET(id, runtime().createGroup(spec));
    SUCCEED(update(id, withSecret(specOf(id), u"new-secret"_s)));
    QVERIFY(waitFor([&] { return printed(id, u"one"_s).contains("new-secret"); }, 5s));
}

void UpdatingSuite::updatesAStoppedGroup()
{
    GET(id, runtime().createGroup(before(u"stopped"_s)));
    SUCCEED(runtime().stopGroup(id));
    ContainerGroupSpec after = withSecret(specOf(id));
    setVariable(after, u"debug"_s);
    SUCCEED(update(id, after));
    QVERIFY(describe(id).state != GroupState::Running);
    SUCCEED(runtime().startGroup(id));
    QCOMPARE(waitForState(id, GroupState::Running).state, GroupState::Running);
    QCOMPARE(specOf(id).containers.first().environmentVariables.first().value, u"debug"_s);
}

void UpdatingSuite::recreatesWithTheSameAddress()
{
    const ContainerGroupSpec spec = before(u"anew"_s);
    GET(id, runtime().createGroup(spec));
    const QString address = describe(id).address;
    const auto ids = engineIds(id);
    ContainerGroupSpec after = withSecret(specOf(id));
    after.restartPolicy = u"OnFailure"_s;
    addMount(after);
    after.containers.append(containerOf(u"three"_s, {u"--lines-per-second"_s, u"1"_s}));
    SUCCEED(update(id, after));
    const ContainerGroup is = waitForState(id, GroupState::Running);
    QCOMPARE(is.state, GroupState::Running);
    QCOMPARE(is.address, address);
    QCOMPARE(is.containers.size(), 3);
    QVERIFY(engineIds(id).value(u"two"_s) != ids.value(u"two"_s));
    QCOMPARE(specOf(id).restartPolicy, u"OnFailure"_s);
    QCOMPARE(specOf(id).volumes.size(), 2);
}

void UpdatingSuite::changesTheRestartPolicyInPlace()
{
    ContainerGroupSpec spec = groupOf(nameFor(u"policy"_s), {serving, {u"--exit"_s, u"3"_s, u"--after"_s, u"0.1"_s}}, u"Never"_s);
    publish(spec, 80);
    GET(id, runtime().createGroup(spec));
    const auto ids = engineIds(id);
    spec.restartPolicy = u"OnFailure"_s;
    SUCCEED(update(id, spec));
    QVERIFY(engineIds(id).value(u"one"_s) != ids.value(u"one"_s) && engineIds(id).value(u"two"_s) != ids.value(u"two"_s));
    const ContainerGroup is = waitForGroup(id, [](const ContainerGroup &group) { return group.containers.last().restartCount > 0; });
    QVERIFY(is.containers.last().restartCount > 0);
    QCOMPARE(is.restartPolicy, RestartPolicy::OnFailure);
}

void UpdatingSuite::givesAnAddressToAGroupWithoutOne()
{
    ContainerGroupSpec spec = groupOf(nameFor(u"private"_s), {serving}, u"Always"_s);
    GET(id, runtime().createGroup(spec));
    publish(spec, 80);
    SUCCEED(update(id, spec));
    QVERIFY(!describe(id).address.isEmpty());
    QVERIFY(waitFor([&] { return !describe(id).ports.isEmpty(); }));
}

void UpdatingSuite::refusesWhatCannotBe_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<Error::Kind>("expected");
    QTest::newRow("no such group") << u"absent"_s << Error::Kind::NotFound;
    QTest::newRow("another name") << u"renamed"_s << Error::Kind::Rejected;
    QTest::newRow("changed meanwhile") << u"stale"_s << Error::Kind::Conflict;
    QTest::newRow("secret missing") << u"secret"_s << Error::Kind::Unsupported;
}

void UpdatingSuite::refusesWhatCannotBe()
{
    QFETCH(QString, what);
    QFETCH(Error::Kind, expected);
    GET(id, runtime().createGroup(before(u"refused"_s)));
    const auto ids = engineIds(id);
    const QStringList all = bed().everything();
    GroupId wanted = id;
    GroupUpdate update{specOf(id), withSecret(specOf(id))};
    setVariable(update.after, u"debug"_s);
    if (what == u"absent")
        wanted.key = u"nobody"_s;
    else if (what == u"renamed")
        update.after.name = u"other"_s;
    else if (what == u"stale")
        update.before.tags = {{u"team"_s, u"red"_s}};
    else
        update.after.containers.first().environmentVariables.last().secureValue.reset();
    REFUSED(runtime().updateGroup(wanted, update), expected);
    QCOMPARE(engineIds(id), ids);
    QCOMPARE(withoutInfra(bed().everything()), withoutInfra(all));
}

void UpdatingSuite::leavesTheOldGroupWhenThePartsFail_data()
{
    QTest::addColumn<bool>("recreates");
    QTest::addColumn<bool>("pulls");
    QTest::newRow("image, one container") << false << true;
    QTest::newRow("image, whole group") << true << true;
    QTest::newRow("command, one container") << false << false;
    QTest::newRow("command, whole group") << true << false;
}

void UpdatingSuite::leavesTheOldGroupWhenThePartsFail()
{
    QFETCH(bool, recreates);
    QFETCH(bool, pulls);
    GET(id, runtime().createGroup(before(u"fails"_s)));
    const ContainerGroup was = describe(id);
    const auto ids = engineIds(id);
    const QStringList all = bed().everything();
    ContainerGroupSpec after = withSecret(specOf(id));
    if (pulls)
        after.containers.first().image = u"127.0.0.1:5999/nothere:1"_s;
    else
        after.containers.first().command = {u"/nosuch"_s};
    if (recreates)
        addMount(after);
    const auto end = outcome(update(id, after));
    QVERIFY(!end);
    const ContainerGroup is = waitForState(id, GroupState::Running);
    QCOMPARE(is.state, GroupState::Running);
    QCOMPARE(is.address, was.address);
    QCOMPARE(withoutInfra(bed().everything()), withoutInfra(all));
    QCOMPARE(specOf(id).volumes.size(), 1);
    if (pulls || !recreates)
        QCOMPARE(engineIds(id), ids);
}

void UpdatingSuite::leavesAWholeGroupWhenCancelled_data()
{
    QTest::addColumn<bool>("recreates");
    QTest::addColumn<int>("report");
    // On a real engine each takes its time: while it looks, pulls, stops, renames, starts, and once it cleans up.
    for (const bool recreates : {false, true})
        for (int report = 1; report <= 11; ++report)
            if (!bed().isReal() || (report > 2 && (!recreates || report % 2 == 0)))
                QTest::addRow("%s, report %d", recreates ? "whole group" : "one container", report) << recreates << report;
}

void UpdatingSuite::leavesAWholeGroupWhenCancelled()
{
    QFETCH(bool, recreates);
    QFETCH(int, report);
    GET(id, runtime().createGroup(before(u"cancel"_s)));
    const QString address = describe(id).address;
    const QStringList all = bed().everything();
    ContainerGroupSpec after = withSecret(specOf(id));
    setVariable(after, u"debug"_s);
    if (recreates)
        addMount(after);
    Operation<> *updating = update(id, after);
    auto count = std::make_shared<int>(0);
    connect(updating, &OperationBase::progressChanged, this, [count, report, updating] {
        if (++*count == report)
            updating->cancel();
    });
    const auto end = outcome(updating);
    QCOMPARE(waitForState(id, GroupState::Running).state, GroupState::Running);
    QCOMPARE(describe(id).address, address);
    QCOMPARE(describe(id).containers.size(), 2);
    QCOMPARE(specOf(id).containers.first().environmentVariables.first().value, end ? u"debug"_s : u"info"_s);
    if (end)
        return;
    QVERIFY2(end.error().isCancelled(), wordsOf(end).constData());
    QVERIFY2(end.error().detail.isEmpty(), wordsOf(end).constData());
    QCOMPARE(withoutInfra(bed().everything()), withoutInfra(all));
}

} // namespace quayside
