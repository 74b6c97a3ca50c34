// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/enginesuite.h"

#include "models/spec/specdocument.h"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <numeric>

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

// A volume of the group's own at /data.
void addFolder(ContainerGroupSpec &spec, spec::Container &container)
{
    spec::Volume volume;
    volume.name = u"data"_s;
    volume.emptyDir = spec::EmptyDir{};
    spec.volumes.append(volume);
    container.volumeMounts = {{u"data"_s, u"/data"_s, {}, {}}};
}

} // namespace

QList<QByteArray> EngineSuite::printed(const GroupId &id, const QString &container)
{
    LogReader log(runtime(), id, container, {false, -1, {}});
    waitFor([&] { return log.ends > 0 || log.failure; });
    return log.lines;
}

// By the address and the first port that it shows, as a person does.
QByteArray EngineSuite::ask(const ContainerGroup &group)
{
    QTcpSocket socket;
    socket.connectToHost(group.address, group.ports.isEmpty() ? 0 : group.ports.first().hostPort);
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
    QVERIFY(ask(describe(ids.at(0))).contains("Hello from anna."));
    QVERIFY(ask(describe(ids.at(1))).contains("Hello from bert."));
    SUCCEED(runtime().restartGroup(ids.at(0)));
    QVERIFY(waitFor([&] { return ask(describe(ids.at(0))).contains("Hello from anna."); }, 5s));
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
    if (runtime().capabilities().metricsProblem.isEmpty()) // else it has no limits either
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

// R-04
void EngineSuite::readsTheLogOfATerminal()
{
    bed().command({u"run"_s, u"-d"_s, u"-t"_s, u"--name=term"_s, QString::fromLatin1(image), u"--lines"_s, u"3"_s, u"--lines-per-second"_s, u"1000"_s});
    GET(groups, runtime().listGroups());
    QCOMPARE(groups.size(), 1);
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
    const quint16 port = describe(id).ports.first().hostPort;
    SUCCEED(runtime().deleteGroup(id));
    QTcpServer squatter;
    QVERIFY(squatter.listen(QHostAddress(usual), port));
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
    if (!runtime().capabilities().metricsProblem.isEmpty()) // no limits either
        QSKIP(qPrintable(runtime().capabilities().metricsProblem));
    ContainerGroupSpec spec = groupOf(nameFor(u"child"_s), {{u"--memory"_s, u"400"_s, u"--memory-in-child"_s, u"--exit"_s, u"0"_s, u"--after"_s, u"1.5"_s}});
    spec.containers.first().resources->requests->memoryInGB = 0.1;
    GET(id, runtime().createGroup(spec));
    const ContainerGroup group = waitForState(id, GroupState::Succeeded);
    QCOMPARE(group.state, GroupState::Succeeded);
    QCOMPARE(group.containers.first().exitCode, 0);
    QVERIFY(group.containers.first().memoryEvidence != MemoryEvidence::None);
}

void EngineSuite::triesAnInitContainerAgain()
{
    ContainerGroupSpec spec = groupOf(nameFor(u"retried"_s), {serving}, u"OnFailure"_s);
    addFolder(spec, spec.containers.first());
    spec.initContainers = {containerOf(u"prepare"_s, {u"succeed-at"_s, u"3"_s, u"/data/tries"_s})};
    spec.initContainers.first().volumeMounts = spec.containers.first().volumeMounts;
    GET(id, runtime().createGroup(spec));
    QCOMPARE(describe(id).state, GroupState::Running);
    QCOMPARE(printed(id, u"prepare"_s), (QList<QByteArray>{"try 1", "try 2", "try 3"}));
    // Stopped and started it runs again, and has nothing more to do.
    SUCCEED(runtime().restartGroup(id));
    QCOMPARE(printed(id, u"prepare"_s).last(), QByteArray("try 4"));
}

void EngineSuite::givesUpOnAnInitContainer()
{
    ContainerGroupSpec spec = groupOf(nameFor(u"hopeless"_s), {serving}, u"Always"_s);
    spec.initContainers = {containerOf(u"breaks"_s, {u"--name"_s, u"breaks"_s, u"--exit"_s, u"3"_s, u"--after"_s, u"0"_s})};
    const auto created = outcome(runtime().createGroup(spec));
    QVERIFY(!created);
    QVERIFY2(created.error().summary.contains(u"5 time"_s), wordsOf(created).constData());
    const GroupId id{runtime().connection(), *spec.name};
    QCOMPARE(describe(id).containers.last().state, ContainerState::Waiting);
    QCOMPARE(printed(id, u"breaks"_s), QList<QByteArray>(5, "breaks is up"));
}

void EngineSuite::initContainersHaveSecretsToo()
{
    ContainerGroupSpec spec = groupOf(nameFor(u"secret"_s), {serving});
    spec.volumes.append(spec::Volume{});
    spec.volumes.first().name = u"keys"_s;
    spec.volumes.first().secret = QMap<QString, spec::Secret>{{u"key"_s, {QString::fromLatin1(QByteArray("in a file").toBase64())}}};
    spec::EnvironmentVariable token;
    token.name = u"TOKEN"_s;
    token.secureValue = spec::Secret{u"in a variable"_s};
    spec.initContainers = {containerOf(u"reads"_s, {u"print-file"_s, u"/keys/key"_s}), containerOf(u"asks"_s, {u"print-variable"_s, u"TOKEN"_s})};
    spec.initContainers.first().volumeMounts = {{u"keys"_s, u"/keys"_s, {}, {}}};
    spec.initContainers.last().environmentVariables = {token};
    GET(id, runtime().createGroup(spec));
    QCOMPARE(printed(id, u"reads"_s), QList<QByteArray>{"in a file"});
    QCOMPARE(printed(id, u"asks"_s), QList<QByteArray>{"in a variable"});
}

void EngineSuite::emptyFoldersAreEmpty_data()
{
    QTest::addColumn<QString>("user"); // of the image
    QTest::addColumn<QString>("path");
    QTest::newRow("where the image has files") << u"0"_s << u"/data"_s;
    QTest::newRow("for another user than root") << u"1000"_s << u"/elsewhere"_s;
}

// Whatever the image has at the path, and whoever it runs as: they may write.
void EngineSuite::emptyFoldersAreEmpty()
{
    QFETCH(QString, user);
    QFETCH(QString, path);
    const QString filled = u"localhost/quayside-filled-%1:1.0"_s.arg(user);
    GET(loading, runtime().createGroup(groupOf(nameFor(u"loads"_s), {serving}))); // brings our image
    SUCCEED(runtime().deleteGroup(loading));
    const QString plainImage = QString::fromLatin1(image);
    const QString withFolder = u"localhost/quayside-folder-%1:1.0"_s.arg(user);
    const auto run = [this](const QStringList &more) { return bed().command(QStringList{u"run"_s, u"--network=none"_s, u"--name"_s, u"filler"_s} + more); };
    run({u"-v"_s, u"/tmp:/data:ro"_s, plainImage, u"sleep"_s, u"0"_s}); // makes the folder
    bed().command({u"commit"_s, u"filler"_s, withFolder});
    bed().command({u"rm"_s, u"-f"_s, u"filler"_s});
    const QString said = run({withFolder, u"write-file"_s, u"/data/marker"_s, u"mine"_s});
    const QString committed = bed().command({u"commit"_s, u"--change"_s, u"USER %1"_s.arg(user), u"filler"_s, filled});
    QVERIFY2(!committed.contains(u"rror"_s), qPrintable(said + committed));
    bed().command({u"rm"_s, u"-f"_s, u"filler"_s});
    ContainerGroupSpec plain = groupOf(nameFor(u"image"_s), {{u"print-file"_s, u"/data/marker"_s}}, u"Never"_s);
    plain.containers.first().image = filled;
    GET(seen, runtime().createGroup(plain));
    QCOMPARE(waitForState(seen, GroupState::Succeeded).state, GroupState::Succeeded); // it is in the image
    ContainerGroupSpec hidden = groupOf(nameFor(u"hidden"_s), {{u"print-file"_s, path + u"/marker"_s}, {u"write-file"_s, path + u"/fresh"_s, u"mine"_s}}, u"Never"_s);
    addFolder(hidden, hidden.containers.first());
    hidden.containers.first().volumeMounts.first().mountPath = path;
    hidden.containers.last().volumeMounts = hidden.containers.first().volumeMounts;
    for (spec::Container &container : hidden.containers)
        container.image = filled;
    GET(id, runtime().createGroup(hidden));
    const ContainerGroup group = waitForGroup(id, [](const ContainerGroup &now) {
        return std::ranges::all_of(now.containers, [](const Container &container) { return container.state == ContainerState::Terminated; });
    });
    QVERIFY(group.containers.first().exitCode != 0);
    QVERIFY2(group.containers.last().exitCode == 0, qPrintable(group.reason + QString::number(static_cast<int>(group.containers.last().state)) + QString::fromUtf8(printed(id, u"two"_s).join('|'))));
}

// Only the group's containers can publish; while an init container runs nobody answers, and the group is paid for from its start.
void EngineSuite::initContainersHaveNoPorts()
{
    ContainerGroupSpec spec = groupOf(nameFor(u"preparing"_s), {serving});
    publish(spec, 80);
    spec.initContainers = {containerOf(u"prepare"_s, {u"sleep"_s, u"3"_s})};
    const GroupId id{runtime().connection(), *spec.name};
    QPointer<OperationBase> creating = runtime().createGroup(spec);
    ContainerGroup group;
    QVERIFY(waitFor([&] {
        const auto described = outcome(runtime().describeGroup(id));
        group = described.value_or(ContainerGroup());
        return !group.containers.isEmpty() && group.containers.first().isInit && group.containers.first().state == ContainerState::Running;
    }));
    QVERIFY(!ask(group).contains("Hello"));
    const QDateTime begun = group.containers.first().startedAt;
    QVERIFY(begun.isValid());
    QVERIFY(waitFor([&] { return creating.isNull(); }));
    group = describe(id);
    QCOMPARE(group.state, GroupState::Running);
    QVERIFY(waitFor([&] { return ask(describe(id)).contains("Hello"); }));
    QVERIFY(begun.msecsTo(group.containers.last().startedAt) >= 2900);
    QVERIFY(group.startedAt.isValid() && group.startedAt <= begun);
}

void EngineSuite::emptyFoldersBelongToTheirGroup()
{
    ContainerGroupSpec first = groupOf(nameFor(u"folder"_s), {{u"write-file"_s, u"/data/log"_s, u"mine"_s}, serving});
    addFolder(first, first.containers.first());
    GET(writer, runtime().createGroup(first));
    QVERIFY(waitForGroup(writer, [](const ContainerGroup &group) { return group.containers.first().exitCode == 0; }).isComplete);
    ContainerGroupSpec second = groupOf(nameFor(u"other"_s), {{u"print-file"_s, u"/data/log"_s}});
    addFolder(second, second.containers.first());
    GET(reader, runtime().createGroup(second));
    QCOMPARE(waitForState(reader, GroupState::Failed).state, GroupState::Failed); // another group's folder of the same name is empty
    SUCCEED(runtime().restartGroup(writer));
    QVERIFY(waitForGroup(writer, [](const ContainerGroup &group) { return group.containers.first().exitCode == 0; }).isComplete);
    // What was written outlives the containers, and goes with the group.
    ContainerGroupSpec after = first;
    after.containers.first().command = {u"/sample"_s, u"print-file"_s, u"/data/log"_s};
    SUCCEED(runtime().updateGroup(writer, {outcome(runtime().specOf(writer)).value_or(GroupSpec{}).spec, after}));
    QVERIFY(waitFor([&] { return printed(writer, u"one"_s) == QList<QByteArray>{"mine", "mine"}; }));
    SUCCEED(runtime().deleteGroup(writer));
    SUCCEED(runtime().createGroup(after));
    QCOMPARE(waitForGroup(writer, [](const ContainerGroup &group) { return group.containers.first().exitCode.has_value(); }).containers.first().exitCode, 1);
}

void EngineSuite::aCommandReplacesWhatTheImageRuns()
{
    // The image says: /sample --http 80.
    ContainerGroupSpec spec = groupOf(nameFor(u"command"_s), {{}, {u"print-variable"_s, u"WORD"_s}});
    spec::EnvironmentVariable word;
    word.name = u"WORD"_s;
    word.value = u"a $(b) \"c\" 'd' \\e"_s; // nothing comes between
    spec.containers.last().environmentVariables = {word};
    publish(spec, 80);
    GET(id, runtime().createGroup(spec));
    QVERIFY(waitFor([&] { return ask(describe(id)).contains("Hello from"); }, 5s));
    QVERIFY(waitFor([&] { return printed(id, u"two"_s) == QList<QByteArray>{word.value->toUtf8()}; }, 5s));
}

void EngineSuite::holdsContainersToTheirLimits()
{
    if (!runtime().capabilities().metricsProblem.isEmpty())
        QSKIP(qPrintable(runtime().capabilities().metricsProblem));
    ContainerGroupSpec spec = groupOf(nameFor(u"limits"_s), {{u"--cpu"_s, u"1"_s, u"--http"_s, u"80"_s}});
    spec.containers.first().resources->requests->cpu = 0.1;
    spec::Resources limits;
    limits.cpu = 0.2;
    limits.memoryInGB = 0.3;
    spec.containers.first().resources->limits = limits;
    GET(id, runtime().createGroup(spec));
    const Container container = describe(id).containers.first();
    QCOMPARE(container.requests, (ResourceAmount{{0.1}, gigabytes(0.2)}));
    QCOMPARE(container.limits, (ResourceAmount{{0.2}, gigabytes(0.3)}));
    QList<double> used;
    const std::unique_ptr<MetricsStream> metrics = runtime().openMetrics();
    connect(metrics.get(), &MetricsStream::samplesArrived, this, [&](const QList<Sample> &samples) {
        for (const Sample &sample : samples)
            if (sample.container == container.engineId && sample.cpu)
                used.append(sample.cpu->value);
    });
    QVERIFY(waitFor([&] { return used.size() >= 5; }));
    QVERIFY2(std::accumulate(used.begin(), used.end(), 0.0) / static_cast<double>(used.size()) < 0.25, QByteArray::number(used.last()).constData());
}

void EngineSuite::mountsAFolderForAShare()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"letter"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("from outside") > 0);
    file.close();
    const QString text = uR"({"name":"%1","properties":{"osType":"Linux","restartPolicy":"Never",
        "containers":[{"name":"one","properties":{"image":"localhost/quayside-sample:1.0","command":["/sample","print-file","/share/letter"],
            "resources":{"requests":{"cpu":0.5,"memoryInGB":0.2}},"volumeMounts":[{"name":"share","mountPath":"/share"}]}}],
        "volumes":[{"name":"share","azureFile":{"shareName":"s","storageAccountName":"a","readOnly":true}%2}]}})"_s;
    const auto specOf = [&](const QString &name, const QString &more) { return SpecDocument::fromText(text.arg(name, more)).spec(); };
    const auto refused = outcome(runtime().createGroup(specOf(nameFor(u"share"_s), {})));
    QVERIFY(!refused);
    QVERIFY2(refused.error().kind == Error::Kind::Unsupported && refused.error().summary.contains(u"x-quayside"_s), wordsOf(refused).constData());
    GET(id, runtime().createGroup(specOf(nameFor(u"share"_s), uR"(,"x-quayside":{"bind":"%1"})"_s.arg(folder.path()))));
    QCOMPARE(waitForState(id, GroupState::Succeeded).state, GroupState::Succeeded);
    QCOMPARE(printed(id, u"one"_s), QList<QByteArray>{"from outside"});
    SUCCEED(runtime().deleteGroup(id));
    QVERIFY(QFile::exists(file.fileName())); // it is not the group's
}

void EngineSuite::restartsOneContainer()
{
    GET(id, runtime().createGroup(groupOf(nameFor(u"single"_s), {{u"--http"_s, u"80"_s}, {u"--http"_s, u"81"_s}})));
    const QList<Container> before = describe(id).containers;
    QVERIFY(runtime().capabilities().restartsContainers);
    bed().pass(1100ms); // Podman tells whole seconds
    SUCCEED(runtime().changeContainer(id, before.at(1).name, ContainerAction::Restart));
    QVERIFY(waitFor([&] {
        const Container restarted = describe(id).containers.at(1);
        return restarted.startedAt > before.at(1).startedAt && restarted.state == ContainerState::Running;
    }));
    QCOMPARE(describe(id).containers.at(0).startedAt, before.at(0).startedAt);
}

} // namespace quayside
