// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/creatingsuite.h"

namespace quayside {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QStringList serving{u"--http"_s, u"80"_s};

spec::Volume secretVolume(const QString &name, const QString &file, const QByteArray &content)
{
    spec::Volume volume;
    volume.name = name;
    volume.secret = QMap<QString, spec::Secret>{{file, {QString::fromLatin1(content.toBase64())}}};
    return volume;
}

spec::EnvironmentVariable secureVariable(const QString &name, const QString &value)
{
    spec::EnvironmentVariable variable;
    variable.name = name;
    variable.secureValue = spec::Secret{value};
    return variable;
}

} // namespace

ContainerGroupSpec CreatingSuite::elaborate(const QString &name) const
{
    ContainerGroupSpec spec = groupOf(name, {serving, {u"--lines-per-second"_s, u"1"_s}});
    publish(spec, 80);
    spec.initContainers = {containerOf(u"prepare"_s, {u"sleep"_s, u"0.2"_s})};
    spec.volumes = {secretVolume(u"keys"_s, u"key"_s, "canary-file")};
    spec.volumes.append(spec::Volume{});
    spec.volumes.last().name = u"data"_s;
    spec.volumes.last().emptyDir = spec::EmptyDir{};
    spec.containers.first().volumeMounts = {{u"keys"_s, u"/keys"_s, true, {}}, {u"data"_s, u"/data"_s, {}, {}}};
    spec.containers.first().environmentVariables = {secureVariable(u"TOKEN"_s, u"canary-env"_s)};
    return spec;
}

void CreatingSuite::refusesANameThatIsTaken()
{
    const ContainerGroupSpec spec = groupOf(nameFor(u"taken"_s), {serving});
    GET(id, runtime().createGroup(spec));
    const ContainerGroup before = describe(id);
    REFUSED(runtime().createGroup(spec), Error::Kind::Conflict);
    QCOMPARE(describe(id).containers.first().engineId, before.containers.first().engineId);
    QCOMPARE(describe(id).state, GroupState::Running);
}

void CreatingSuite::refusesAnImageThatCannotBeHad()
{
    ContainerGroupSpec spec = groupOf(nameFor(u"image"_s), {{}});
    spec.containers.first().image = u"127.0.0.1:5999/nothere:1"_s; // nothing listens there
    const auto created = outcome(runtime().createGroup(spec));
    QVERIFY(!created);
    QCOMPARE(created.error().kind, Error::Kind::Rejected);
    QVERIFY2(created.error().summary.contains(u"127.0.0.1:5999"_s), wordsOf(created).constData());
    QCOMPARE(bed().everything(), QStringList());
}

void CreatingSuite::refusesACommandThatIsNotInTheImage()
{
    ContainerGroupSpec spec = groupOf(nameFor(u"command"_s), {serving, serving});
    spec.containers.last().command = {u"/nosuch"_s, u"--option"_s};
    const auto created = outcome(runtime().createGroup(spec));
    QVERIFY(!created);
    QVERIFY2(created.error().summary.contains(u"“/nosuch”"_s), wordsOf(created).constData());
    QCOMPARE(bed().everything(), QStringList());
}

void CreatingSuite::refusesASecretWithoutValue()
{
    ContainerGroupSpec spec = groupOf(nameFor(u"secretless"_s), {serving});
    spec.containers.first().environmentVariables.append(spec::EnvironmentVariable{});
    spec.containers.first().environmentVariables.first().name = u"TOKEN"_s;
    REFUSED(runtime().createGroup(spec), Error::Kind::Unsupported);
    QCOMPARE(bed().everything(), QStringList());
}

void CreatingSuite::tellsHowFarItIs()
{
    QList<Progress> reports;
    Operation<GroupId> *creation = runtime().createGroup(elaborate(nameFor(u"steps"_s)));
    connect(creation, &OperationBase::progressChanged, this, [&](const Progress &progress) { reports.append(progress); });
    SUCCEED(creation);
    QVERIFY(reports.size() >= 6);
    for (qsizetype i = 0; i < reports.size(); ++i) {
        QVERIFY(!reports.at(i).text.isEmpty());
        QVERIFY(reports.at(i).step >= 0 && reports.at(i).step < reports.at(i).steps);
        QVERIFY(i == 0 || reports.at(i).step >= reports.at(i - 1).step);
        QCOMPARE(reports.at(i).steps, reports.first().steps);
    }
    QCOMPARE(reports.last().step + 1, reports.last().steps);
}

void CreatingSuite::secretsArriveAndStayHidden()
{
    ContainerGroupSpec spec = elaborate(nameFor(u"secrets"_s));
    spec.containers.first().command = {u"/sample"_s, u"print-variable"_s, u"TOKEN"_s};
    spec.containers.last().command = {u"/sample"_s, u"print-file"_s, u"/keys/key"_s};
    spec.containers.last().volumeMounts = {{u"keys"_s, u"/keys"_s, true, {}}};
    GET(id, runtime().createGroup(spec));
    QCOMPARE(waitForState(id, GroupState::Succeeded).state, GroupState::Succeeded);
    LogReader variable(runtime(), id, u"one"_s, {false, -1, {}});
    LogReader file(runtime(), id, u"two"_s, {false, -1, {}});
    QVERIFY(waitFor([&] { return variable.ends > 0 && file.ends > 0; }));
    QCOMPARE(variable.lines, QList<QByteArray>{"canary-env"});
    QCOMPARE(file.lines, QList<QByteArray>{"canary-file"});
    GET(back, runtime().specOf(id));
    QVERIFY(!back.spec.containers.first().environmentVariables.first().secureValue || back.spec.containers.first().environmentVariables.first().secureValue->value.isEmpty());
    QCOMPARE(back.missingSecrets, (QStringList{u"/properties/containers/0/properties/environmentVariables/0/secureValue"_s, u"/properties/volumes/0/secret/key"_s}));
}

void CreatingSuite::keepsTheLastLineWithoutItsEnd()
{
    ContainerGroupSpec spec = groupOf(nameFor(u"noend"_s), {{u"print-file"_s, u"/keys/key"_s}});
    spec.volumes = {secretVolume(u"keys"_s, u"key"_s, "first\nlast")};
    spec.containers.first().volumeMounts = {{u"keys"_s, u"/keys"_s, true, {}}};
    GET(id, runtime().createGroup(spec));
    QCOMPARE(waitForState(id, GroupState::Succeeded).state, GroupState::Succeeded);
    for (const bool follow : {false, true}) {
        LogReader log(runtime(), id, u"one"_s, {follow, -1, {}});
        QVERIFY(waitFor([&] { return log.ends > 0; }));
        QCOMPARE(log.lines, (QList<QByteArray>{"first", "last"}));
    }
}

Result<GroupId> CreatingSuite::createUntil(const ContainerGroupSpec &spec, int reports, const std::function<void(OperationBase *)> &then)
{
    Operation<GroupId> *creation = runtime().createGroup(spec);
    auto count = std::make_shared<int>(0);
    connect(creation, &OperationBase::progressChanged, this, [count, reports, then, creation] {
        if (++*count == reports)
            then(creation);
    });
    const auto end = outcome(creation);
    if (reports == 0)
        m_reports = *count;
    return end;
}

int CreatingSuite::countReports()
{
    if (m_reports > 0)
        return m_reports;
    const auto created = createUntil(elaborate(nameFor(u"count"_s)), 0, {});
    if (created)
        (void)outcome(runtime().deleteGroup(*created));
    return m_reports;
}

void CreatingSuite::addMoments(const QList<int> &delays)
{
    QTest::addColumn<int>("report");
    QTest::addColumn<int>("delay");
    if (!bed().obstacle().isEmpty() || !outcome(runtime().connectEngine()))
        return;
    for (int report = 1; report <= countReports(); ++report)
        for (const int delay : delays)
            QTest::addRow("report %d, %d ms later", report, delay) << report << delay;
}

void CreatingSuite::leavesNothingBehindWhenCancelled_data()
{
    addMoments({0, 15});
}

void CreatingSuite::leavesNothingBehindWhenCancelled()
{
    QFETCH(int, report);
    QFETCH(int, delay);
    const ContainerGroupSpec spec = elaborate(nameFor(u"cancel"_s));
    const auto created = createUntil(spec, report, [this, delay](OperationBase *creation) {
        if (delay == 0)
            return creation->cancel();
        QMetaObject::invokeMethod(this, [this, delay, creation = QPointer(creation)] {
            bed().pass(std::chrono::milliseconds(delay));
            if (creation)
                creation->cancel();
        }, Qt::QueuedConnection);
    });
    if (created) { // it was done before the cancel came
        SUCCEED(runtime().deleteGroup(*created));
    } else {
        QVERIFY2(created.error().isCancelled(), wordsOf(created).constData());
    }
    bed().pass(100ms); // nothing may come later either
    QCOMPARE(bed().everything(), QStringList());
}

void CreatingSuite::survivesTheEnginesDeath_data()
{
    addMoments({0});
}

void CreatingSuite::survivesTheEnginesDeath()
{
    QFETCH(int, report);
    const ContainerGroupSpec spec = elaborate(nameFor(u"death"_s));
    const auto created = createUntil(spec, report, [this](OperationBase *) { bed().killEngine(); });
    QVERIFY(!created);
    QVERIFY2(created.error().kind == Error::Kind::Unreachable, wordsOf(created).constData());
    bed().restartEngine();
    SUCCEED(runtime().connectEngine());
    bed().pass(100ms); // nothing is tried again behind our back
    GET(groups, runtime().listGroups());
    QVERIFY(groups.size() <= 1);
    if (groups.isEmpty()) {
        QCOMPARE(bed().everything(), QStringList());
        return;
    }
    REFUSED(runtime().createGroup(spec), Error::Kind::Conflict);
    SUCCEED(runtime().deleteGroup(groups.first().id));
    QCOMPARE(bed().everything(), QStringList());
}

void CreatingSuite::twoOfOneNameMakeOneGroup()
{
    const ContainerGroupSpec spec = groupOf(nameFor(u"twins"_s), {serving});
    std::optional<Result<GroupId>> first;
    std::optional<Result<GroupId>> second;
    runtime().createGroup(spec)->onFinished(this, [&](const Result<GroupId> &result) { first = result; });
    runtime().createGroup(spec)->onFinished(this, [&](const Result<GroupId> &result) { second = result; });
    QVERIFY(waitFor([&] { return first && second; }));
    QVERIFY(first->has_value() != second->has_value());
    const Error &refusal = *first ? second->error() : first->error();
    QCOMPARE(refusal.kind, Error::Kind::Conflict);
    GET(groups, runtime().listGroups());
    QCOMPARE(groups.size(), 1);
    QCOMPARE(groups.first().state, GroupState::Running);
}

} // namespace quayside
