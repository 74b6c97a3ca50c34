// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/podmansuite.h"

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

const QStringList serving{u"--http"_s, u"80"_s};

} // namespace

void PodmanSuite::leavesTheSecretsOfOthersAlone()
{
    GET(id, runtime().createGroup(groupOf(nameFor(u"web"_s), {serving})));
    const QString theirs = id.key + u".password"_s;
    bed().command({u"volume"_s, u"create"_s, theirs});
    bed().command({u"secret"_s, u"create"_s, theirs, u"/proc/version"_s});
    SUCCEED(runtime().deleteGroup(id));
    QCOMPARE(bed().everything(), (QStringList{u"volume "_s + theirs, u"secret "_s + theirs}));
    bed().command({u"volume"_s, u"rm"_s, theirs});
    bed().command({u"secret"_s, u"rm"_s, theirs});
}

void PodmanSuite::showsAndDrivesPodsOfOthers()
{
    bed().command({u"pod"_s, u"create"_s, u"--name=tools"_s});
    bed().command({u"run"_s, u"-d"_s, u"--pod=tools"_s, u"--name=agent"_s, u"localhost/quayside-sample:1.0"_s, u"--http"_s, u"81"_s});
    GET(groups, runtime().listGroups());
    QCOMPARE(groups.size(), 1);
    const GroupId id = groups.first().id;
    QCOMPARE(groups.first().name, u"tools"_s);
    QCOMPARE(groups.first().origin, ContainerGroup::Origin::Pod);
    QCOMPARE(groups.first().state, GroupState::Running);
    GET(spec, runtime().specOf(id));
    QVERIFY(spec.isDerived);
    QCOMPARE(spec.spec.containers.size(), 1);
    QCOMPARE(spec.spec.containers.first().command, (QStringList{u"/sample"_s, u"--http"_s, u"81"_s}));
    const QDateTime started = describe(id).containers.first().startedAt;
    SUCCEED(runtime().stopGroup(id));
    QCOMPARE(describe(id).containers.first().state, ContainerState::Terminated);
    SUCCEED(runtime().startGroup(id));
    QCOMPARE(describe(id).state, GroupState::Running);
    SUCCEED(runtime().restartGroup(id));
    QVERIFY(describe(id).containers.first().startedAt > started);
    SUCCEED(runtime().deleteGroup(id));
    REFUSED(runtime().describeGroup(id), Error::Kind::NotFound);
}

// What podman-restart.service does when a machine has started.
void PodmanSuite::runsAgainAsTheUnitStartsIt()
{
    ContainerGroupSpec spec = groupOf(nameFor(u"reboot"_s), {{u"--http"_s, u"80"_s}, {u"--http"_s, u"81"_s}}, u"Always"_s);
    publish(spec, 80);
    GET(id, runtime().createGroup(spec));
    QVERIFY(describe(id).afterReboot.contains(u"podman-restart.service"_s) || describe(id).afterReboot.contains(u"systemd"_s));
    GET(other, runtime().createGroup(groupOf(nameFor(u"reboot"_s), {{u"--http"_s, u"80"_s}}, u"OnFailure"_s)));
    QVERIFY(describe(other).afterReboot.contains(u"stays as it is"_s));
    bed().command({u"stop"_s, u"--all"_s, u"--time=0"_s});
    bed().command({u"start"_s, u"--all"_s, u"--filter"_s, u"restart-policy=always"_s});
    QCOMPARE(waitForState(id, GroupState::Running).state, GroupState::Running);
    QVERIFY(describe(other).state != GroupState::Running);
}

} // namespace quayside
