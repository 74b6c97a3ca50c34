// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/enginesuite.h"

#include <QTcpServer>
#include <QTcpSocket>

namespace quayside {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr const char *image = "localhost/quayside-sample:1.0";
const QStringList serving{u"--http"_s, u"80"_s};

const ContainerGroup &groupNamed(const QList<ContainerGroup> &groups, const QString &name)
{
    static const ContainerGroup none;
    const auto found = std::ranges::find(groups, name, &ContainerGroup::name);
    return found == groups.end() ? none : *found;
}

} // namespace

QByteArray EngineSuite::ask(const QString &address, quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(address, port);
    if (!socket.waitForConnected(3000))
        return socket.errorString().toUtf8();
    socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    while (socket.waitForReadyRead(3000)) { }
    return socket.readAll();
}

void EngineSuite::answersOnItsAddress()
{
    QList<GroupId> ids;
    for (const QString &name : {u"anna"_s, u"bert"_s}) {
        ContainerGroupSpec spec = groupOf(nameFor(name), {serving + QStringList{u"--name"_s, name}});
        publish(spec, 80);
        GET(id, runtime().createGroup(spec));
        ids.append(id);
    }
    QVERIFY(ask(describe(ids.at(0)).address).contains("Hello from anna."));
    QVERIFY(ask(describe(ids.at(1)).address).contains("Hello from bert."));
    SUCCEED(runtime().restartGroup(ids.at(0)));
    QVERIFY(waitFor([&] { return ask(describe(ids.at(0)).address).contains("Hello from anna."); }, 5s));
}

void EngineSuite::keepsNoSecretWhereItCanBeRead()
{
    ContainerGroupSpec spec = groupOf(nameFor(u"canary"_s), {serving});
    spec::EnvironmentVariable variable;
    variable.name = u"TOKEN"_s;
    variable.secureValue = spec::Secret{u"canary-env-Zq"_s};
    spec.containers.first().environmentVariables = {variable};
    spec.volumes.append(spec::Volume{});
    spec.volumes.first().name = u"keys"_s;
    spec.volumes.first().secret = QMap<QString, spec::Secret>{{u"key"_s, {QString::fromLatin1(QByteArray("canary-file-Zq").toBase64())}}};
    spec.containers.first().volumeMounts = {{u"keys"_s, u"/keys"_s, {}, {}}};
    GET(id, runtime().createGroup(spec));
    QString seen = bed().everythingShown();
    QVERIFY(seen.contains(id.key) && seen.contains(u"/keys"_s)); // we did look at something
    for (const QString &known : bed().knownLeaks(u"TOKEN"_s, u"canary-env-Zq"_s))
        seen.remove(known);
    for (const QString &canary : {u"canary-env-Zq"_s, u"canary-file-Zq"_s})
        if (const qsizetype at = seen.indexOf(canary); at >= 0)
            QFAIL(qPrintable(seen.mid(at - 200, 300)));
    QVERIFY(!seen.contains(QString::fromLatin1(QByteArray("canary-file-Zq").toBase64())));
}

void EngineSuite::showsWhatOthersHaveMade()
{
    bed().command({u"run"_s, u"-d"_s, u"--name=loose"_s, QString::fromLatin1(image), u"--exit"_s, u"4"_s, u"--after"_s, u"0"_s});
    bed().command({u"run"_s, u"-d"_s, u"--name=agent"_s, u"-e"_s, u"LEVEL=debug"_s, u"--memory=128m"_s, u"--cpus=0.5"_s, QString::fromLatin1(image), u"--http"_s, u"81"_s});
    const QString project = u"--label=com.docker.compose.project=shop"_s;
    bed().command({u"run"_s, u"-d"_s, u"--name=shop_db_1"_s, project, u"--label=com.docker.compose.service=db"_s, QString::fromLatin1(image), u"--http"_s, u"80"_s});
    const auto all = [this] { return outcome(runtime().listGroups()).value_or(QList<ContainerGroup>{}); };
    QVERIFY(waitFor([&] { return groupNamed(all(), u"loose"_s).state == GroupState::Failed; }));
    const QList<ContainerGroup> groups = all();
    QCOMPARE(groups.size(), 3);
    QCOMPARE(groupNamed(groups, u"loose"_s).origin, ContainerGroup::Origin::Container);
    QCOMPARE(groupNamed(groups, u"loose"_s).containers.first().exitCode, 4);
    QCOMPARE(groupNamed(groups, u"shop"_s).origin, ContainerGroup::Origin::Compose);
    QCOMPARE(groupNamed(groups, u"shop"_s).containers.first().name, u"db"_s);
    GET(spec, runtime().specOf(groupNamed(groups, u"agent"_s).id));
    QVERIFY(spec.isDerived);
    QCOMPARE(spec.spec.containers.first().command, (QStringList{u"/sample"_s, u"--http"_s, u"81"_s}));
    QCOMPARE(spec.spec.containers.first().environmentVariables.first().value, u"debug"_s);
    QCOMPARE(spec.spec.containers.first().resources->requests->cpu, 0.5);
    LogReader log(runtime(), groupNamed(groups, u"loose"_s).id, u"loose"_s, {false, -1, {}});
    QVERIFY(waitFor([&] { return log.ends > 0; }));
    QCOMPARE(log.lines, QList<QByteArray>{"sample is up"});
}

void EngineSuite::worksOnWhatOthersHaveMade()
{
    bed().command({u"run"_s, u"-d"_s, u"--name=loose"_s, QString::fromLatin1(image), u"--http"_s, u"80"_s});
    bed().command({u"run"_s, u"-d"_s, u"--name=shop_db_1"_s, u"--label=com.docker.compose.project=shop"_s, QString::fromLatin1(image), u"--http"_s, u"80"_s});
    GET(groups, runtime().listGroups());
    QCOMPARE(groups.size(), 2);
    for (const ContainerGroup &group : groups) {
        const QDateTime started = describe(group.id).containers.first().startedAt;
        SUCCEED(runtime().stopGroup(group.id));
        QCOMPARE(describe(group.id).containers.first().state, ContainerState::Terminated);
        SUCCEED(runtime().startGroup(group.id));
        QCOMPARE(describe(group.id).state, GroupState::Running);
        SUCCEED(runtime().restartGroup(group.id));
        QVERIFY(describe(group.id).containers.first().startedAt > started);
        SUCCEED(runtime().deleteGroup(group.id));
        REFUSED(runtime().describeGroup(group.id), Error::Kind::NotFound);
    }
}

//
void EngineSuite::readsTheLogOfATerminal()
{
    bed().command({u"run"_s, u"-d"_s, u"-t"_s, u"--name=term"_s, QString::fromLatin1(image), u"--lines"_s, u"3"_s, u"--lines-per-second"_s, u"1000"_s});
    GET(groups, runtime().listGroups());
    QCOMPARE(waitForState(groups.first().id, GroupState::Succeeded).state, GroupState::Succeeded);
    LogReader log(runtime(), groups.first().id, u"term"_s, {false, -1, {}});
    QVERIFY(waitFor([&] { return log.ends > 0; }));
    QCOMPARE(log.lines, (QList<QByteArray>{"sample is up\r", "line 1 of sample\r", "line 2 of sample\r", "line 3 of sample\r"}));
}

void EngineSuite::leavesAnAddressThatIsTaken()
{
    ContainerGroupSpec spec = groupOf(nameFor(u"addr"_s), {serving});
    publish(spec, 80);
    GET(id, runtime().createGroup(spec));
    const QString usual = describe(id).address;
    SUCCEED(runtime().deleteGroup(id));
    QTcpServer squatter;
    QVERIFY(squatter.listen(QHostAddress(usual), 80));
    GET(other, runtime().createGroup(spec)); // the same name gets the same address, where it can
    QVERIFY(describe(other).address != usual);
    SUCCEED(runtime().deleteGroup(other));
}

void EngineSuite::saysWhenAPortIsTakenEverywhere()
{
    QTcpServer squatter;
    QVERIFY(squatter.listen(QHostAddress::AnyIPv4));
    ContainerGroupSpec spec = groupOf(nameFor(u"port"_s), {serving});
    publish(spec, squatter.serverPort());
    const auto created = outcome(runtime().createGroup(spec));
    QVERIFY(!created);
    QVERIFY2(created.error().summary.contains(QString::number(squatter.serverPort())), wordsOf(created).constData());
    QCOMPARE(bed().everything(), QStringList());
}

void EngineSuite::showsAnInterruptedDeployment()
{
    GET(id, runtime().createGroup(groupOf(nameFor(u"half"_s), {serving, serving})));
    bed().command({u"rm"_s, u"--force"_s, id.key + u".two"_s});
    const ContainerGroup group = describe(id);
    QVERIFY(!group.isComplete);
    QCOMPARE(group.state, GroupState::Waiting);
    QVERIFY2(group.reason.contains(u"1 of 2"_s), qPrintable(group.reason));
}

// Nobody but the kernel tells: the main process lives on, or ends well.
void EngineSuite::findsAKilledChild()
{
    ContainerGroupSpec spec = groupOf(nameFor(u"child"_s), {{u"--memory"_s, u"400"_s, u"--memory-in-child"_s, u"--exit"_s, u"0"_s, u"--after"_s, u"1.5"_s}});
    spec.containers.first().resources->requests->memoryInGB = 0.1;
    GET(id, runtime().createGroup(spec));
    const ContainerGroup group = waitForState(id, GroupState::Succeeded);
    QCOMPARE(group.state, GroupState::Succeeded);
    QCOMPARE(group.containers.first().exitCode, 0);
    QVERIFY(group.containers.first().memoryEvidence != MemoryEvidence::None);
}

} // namespace quayside
