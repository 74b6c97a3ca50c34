// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/networksuite.h"

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QString subnet(const QString &network, const QString &name = u"default"_s)
{
    return u"/subscriptions/5f0c1c4e-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/%1/subnets/%2"_s.arg(network, name);
}

void join(ContainerGroupSpec &spec, const QString &subnet)
{
    if (!subnet.isEmpty())
        spec.subnetIds = {{subnet, {}, {}}};
}

} // namespace

GroupId NetworkSuite::serving(const QString &purpose, const QString &subnet)
{
    ContainerGroupSpec spec = groupOf(nameFor(purpose), {{u"--http"_s, u"80"_s, u"--name"_s, purpose}}, u"Always"_s);
    join(spec, subnet);
    return outcome(runtime().createGroup(spec)).value_or(GroupId());
}

QByteArray NetworkSuite::found(const QString &name, const QString &subnet)
{
    ContainerGroupSpec spec = groupOf(nameFor(u"asks"_s), {{u"fetch"_s, name, u"80"_s}});
    join(spec, subnet);
    const auto id = outcome(runtime().createGroup(spec));
    if (!id)
        return wordsOf(id);
    waitForGroup(*id, [](const ContainerGroup &group) { return group.state == GroupState::Succeeded || group.state == GroupState::Failed; });
    LogReader log(runtime(), *id, u"one"_s, {false, -1, {}});
    waitFor([&] { return log.ends > 0 || log.failure; });
    return log.lines.join(' ');
}

QStringList NetworkSuite::networks()
{
    QStringList names;
    for (const QString &name : bed().command({u"network"_s, u"ls"_s, u"--format"_s, u"{{.Name}}"_s}).split(u'\n'))
        if (name.startsWith(u"quayside."_s))
            names.append(name);
    return names;
}

void NetworkSuite::containersFindEachOtherByName()
{
    ContainerGroupSpec spec = groupOf(nameFor(u"inside"_s), {{u"--http"_s, u"80"_s, u"--name"_s, u"neighbour"_s}, {u"fetch"_s, u"one"_s, u"80"_s}}, u"OnFailure"_s);
    GET(id, runtime().createGroup(spec));
    QVERIFY(waitFor([&] { return describe(id).containers.at(1).exitCode == 0; }));
    LogReader log(runtime(), id, u"two"_s, {false, -1, {}});
    QVERIFY(waitFor([&] { return log.ends > 0; }));
    QVERIFY2(log.lines.join(' ').contains("Hello from neighbour."), log.lines.join(' ').constData());
}

void NetworkSuite::groupsOfOneVirtualNetworkFindEachOther()
{
    const GroupId shop = serving(u"shop"_s, subnet(u"harbour"_s));
    QVERIFY(!shop.key.isEmpty());
    QCOMPARE(networks().size(), 1);
    const QByteArray same = found(shop.key, subnet(u"harbour"_s));
    QVERIFY2(same.contains("Hello from shop."), same.constData());
    const QByteArray beside = found(shop.key, subnet(u"HARBOUR"_s, u"other"_s)); // ids know no case, and subnets are routed to each other
    QVERIFY2(beside.contains("Hello from shop."), beside.constData());
    QCOMPARE(networks().size(), 1);
    SUCCEED(runtime().restartGroup(shop));
    const QByteArray again = found(shop.key, subnet(u"harbour"_s));
    QVERIFY2(again.contains("Hello from shop."), again.constData());
}

void NetworkSuite::othersAreNotFound()
{
    const GroupId shop = serving(u"shop"_s, subnet(u"harbour"_s));
    QVERIFY(!shop.key.isEmpty());
    const QByteArray elsewhere = found(shop.key, subnet(u"inland"_s));
    QVERIFY2(elsewhere.contains("nobody is called"), elsewhere.constData());
    const QByteArray nowhere = found(shop.key, {});
    QVERIFY2(nowhere.contains("nobody is called"), nowhere.constData());
}

void NetworkSuite::aNetworkGoesWithItsLastGroup()
{
    const GroupId one = serving(u"one"_s, subnet(u"harbour"_s));
    const GroupId two = serving(u"two"_s, subnet(u"harbour"_s));
    SUCCEED(runtime().deleteGroup(one));
    QCOMPARE(networks().size(), 1);
    SUCCEED(runtime().stopGroup(two));
    ContainerGroupSpec bad = groupOf(nameFor(u"bad"_s), {{}});
    join(bad, subnet(u"harbour"_s));
    bad.containers.first().command = {u"/none"_s};
    QVERIFY(!outcome(runtime().createGroup(bad)));
    QCOMPARE(networks().size(), 1); // a group that is stopped is still in it
    SUCCEED(runtime().startGroup(two));
    SUCCEED(runtime().deleteGroup(two));
    QCOMPARE(networks(), QStringList());
    QVERIFY(!outcome(runtime().createGroup(bad)));
    QCOMPARE(networks(), QStringList());
}

void NetworkSuite::aGroupMovesToAnotherNetwork()
{
    ContainerGroupSpec before = groupOf(nameFor(u"moves"_s), {{u"--http"_s, u"80"_s, u"--name"_s, u"mover"_s}}, u"Always"_s);
    join(before, subnet(u"harbour"_s));
    GET(id, runtime().createGroup(before));
    ContainerGroupSpec after = before;
    join(after, subnet(u"inland"_s));
    SUCCEED(runtime().updateGroup(id, {before, after}));
    QCOMPARE(networks().size(), 1);
    const QByteArray there = found(id.key, subnet(u"inland"_s));
    QVERIFY2(there.contains("Hello from mover."), there.constData());
}

} // namespace quayside
