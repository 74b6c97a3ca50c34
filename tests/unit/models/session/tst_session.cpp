// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/specdocument.h"
#include "models/spec/specwriter.h"
#include "tests/support/sessionbed.h"

#include <QSignalSpy>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString canary = u"canary-7f3a"_s;

ContainerGroupSpec groupWithSecret(const QString &name)
{
    ContainerGroupSpec spec = idleGroup(name);
    spec::EnvironmentVariable variable;
    variable.name = u"PASSWORD"_s;
    variable.secureValue = spec::Secret{canary};
    spec.containers.first().environmentVariables = {variable};
    return spec;
}

ContainerGroupSpec withImage(ContainerGroupSpec spec, const QString &image)
{
    spec.containers.first().image = image;
    return spec;
}

// The activity that was added last, once it has ended.
const Activity &ended(SessionBed &bed)
{
    bed.waitFor([&] { return !bed.session.operations().anyRunning(); });
    bed.pass(0ms);
    return bed.session.operations().activities().first();
}

const ContainerGroupSpec &specIn(SessionBed &bed, const QString &name)
{
    return bed.engine.find(bed.id(name))->spec();
}

// A deployment as a kill leaves it: one of two containers, and a journal that says it is under way.
void leaveHalf(SessionBed &bed, const ContainerGroupSpec &spec)
{
    bed.engine.add(spec, ContainerGroup::Origin::Quayside, bed.clock.now()).tellInterrupted(0);
}

JournalEntry killedDeployment(const ContainerGroupSpec &spec)
{
    JournalEntry entry;
    entry.id = u"killed"_s;
    entry.group = {{u"sample"_s}, *spec.name};
    entry.groupName = *spec.name;
    entry.startedAt = QDateTime::fromMSecsSinceEpoch(1'795'000'000'000, Qt::UTC);
    entry.spec = specToJson(spec, Secrets::Omit);
    entry.processId = 1;
    return entry;
}

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deploys()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        const GroupId id = bed.deployed(groupWithSecret(u"web"_s));
        QCOMPARE(id, bed.id(u"web"_s));
        const JournalEntry &entry = ended(bed).entry;
        QCOMPARE(entry.kind, ActionKind::Deploy);
        QCOMPARE(entry.group, id);
        QCOMPARE(entry.groupName, u"web"_s);
        QCOMPARE(entry.outcome, ActionOutcome::Done);
        QCOMPARE(SpecDocument::fromText(entry.spec).spec().name, u"web"_s);
    }

    // no secret value in what is kept.
    void theJournalHoldsNoSecrets()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        bed.deployed(groupWithSecret(u"web"_s));
        bed.session.deleteGroup(bed.id(u"web"_s));
        ended(bed);
        QCOMPARE(bed.journal.kept.size(), 2);
        for (const JournalEntry &entry : bed.journal.kept)
            for (const QString &text : {entry.spec, entry.summary, entry.detail, entry.groupName})
                QVERIFY(!text.contains(canary));
    }

    void aFailedDeploymentCanBeTriedAgain()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        bed.engine.refuseNextCall({Error::Kind::Rejected, u"No more room."_s, {}});
        bed.session.deploy(bed.engine.connection(), groupWithSecret(u"web"_s));
        const Activity failed = ended(bed);
        QCOMPARE(failed.entry.outcome, ActionOutcome::Failed);
        QCOMPARE(failed.entry.summary, u"No more room."_s);
        bed.session.operations().retry(failed.entry.id);
        QCOMPARE(ended(bed).entry.outcome, ActionOutcome::Done);
        QCOMPARE(specIn(bed, u"web"_s), groupWithSecret(u"web"_s)); // secure values and all
    }

    void changes_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<GroupState>("state");
        QTest::newRow("stop") << int(ActionKind::Stop) << GroupState::Stopped;
        QTest::newRow("start") << int(ActionKind::Start) << GroupState::Running;
        QTest::newRow("restart") << int(ActionKind::Restart) << GroupState::Running;
    }

    void changes()
    {
        QFETCH(int, kind);
        SessionBed bed;
        QVERIFY(bed.start());
        const GroupId id = bed.deployed(idleGroup(u"web"_s));
        if (kind == int(ActionKind::Start)) {
            bed.session.stopGroup(id);
            QCOMPARE(ended(bed).entry.outcome, ActionOutcome::Done);
        }
        const auto method = kind == int(ActionKind::Stop) ? &Session::stopGroup : kind == int(ActionKind::Start) ? &Session::startGroup : &Session::restartGroup;
        const QString activity = (bed.session.*method)(id);
        QVERIFY(bed.session.operations().runningFor(id));
        QCOMPARE(ended(bed).entry.id, activity);
        QCOMPARE(int(ended(bed).entry.kind), kind);
        QCOMPARE(ended(bed).entry.outcome, ActionOutcome::Done);
        QTEST(bed.session.find(id)->state, "state");
    }

    void aFailedChangeCanBeTriedAgain()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        const GroupId id = bed.deployed(idleGroup(u"web"_s));
        bed.engine.refuseNextCall({Error::Kind::Timeout, u"Not now."_s, {}});
        bed.session.stopGroup(id);
        const Activity failed = ended(bed);
        QCOMPARE(failed.entry.outcome, ActionOutcome::Failed);
        bed.session.operations().retry(failed.entry.id);
        QCOMPARE(ended(bed).entry.outcome, ActionOutcome::Done);
        QCOMPARE(bed.session.find(id)->state, GroupState::Stopped);
    }

    void whatIsCancelledLeavesNothing()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        const QString activity = bed.session.deploy(bed.engine.connection(), idleGroup(u"web"_s));
        QVERIFY(bed.waitFor([&] { return bed.engine.find(bed.id(u"web"_s)); }));
        bed.session.operations().cancel(activity);
        QCOMPARE(ended(bed).entry.outcome, ActionOutcome::Cancelled);
        bed.pass(1s);
        QVERIFY(!bed.engine.find(bed.id(u"web"_s)));
        QVERIFY(!bed.group(u"web"_s));
    }

    void aDeletionCanBeUndone()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        const GroupId id = bed.deployed(groupWithSecret(u"web"_s));
        bed.session.deleteGroup(id);
        const Activity deletion = ended(bed);
        QCOMPARE(deletion.entry.outcome, ActionOutcome::Done);
        QVERIFY(!bed.session.find(id));
        QVERIFY(deletion.canUndo);
        bed.session.operations().undo(deletion.entry.id);
        QCOMPARE(ended(bed).entry.kind, ActionKind::Deploy);
        QCOMPARE(ended(bed).entry.outcome, ActionOutcome::Done);
        QCOMPARE(specIn(bed, u"web"_s), groupWithSecret(u"web"_s));
        QVERIFY(bed.session.operations().find(deletion.entry.id)->wasUndone);
    }

    void aDeletionOfWhatSomebodyElseMadeCanBeUndone()
    {
        SessionBed bed;
        bed.engine.add(idleGroup(u"theirs"_s), ContainerGroup::Origin::Quayside, bed.clock.now()).setComplete();
        QVERIFY(bed.start());
        bed.session.deleteGroup(bed.id(u"theirs"_s));
        const Activity deletion = ended(bed);
        QVERIFY(deletion.canUndo);
        bed.session.operations().undo(deletion.entry.id);
        QCOMPARE(ended(bed).entry.outcome, ActionOutcome::Done);
        QCOMPARE(specIn(bed, u"theirs"_s).containers.size(), 1);
    }

    // What was deployed from here may have been replaced meanwhile by another program: undo brings back what was deleted.
    void undoBringsBackWhatWasDeletedAndNothingOlder()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        const GroupId id = bed.deployed(withImage(groupWithSecret(u"web"_s), u"localhost/quayside-sample:1.0"_s));
        bed.engine.remove(id);
        ContainerGroupSpec newer = sampleGroup(u"web"_s, {{u"--http"_s, u"80"_s}, {u"--http"_s, u"81"_s}});
        bed.engine.add(newer, ContainerGroup::Origin::Quayside, bed.clock.now()).setComplete();
        bed.pass(1s);
        bed.session.deleteGroup(id);
        const Activity deletion = ended(bed);
        bed.session.operations().undo(deletion.entry.id);
        QCOMPARE(ended(bed).entry.outcome, ActionOutcome::Done);
        QCOMPARE(specIn(bed, u"web"_s).containers.size(), 2);
    }

    void aDeletionThatFailsOffersNoUndo()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        const GroupId id = bed.deployed(idleGroup(u"web"_s));
        bed.engine.loseEngine();
        bed.session.deleteGroup(id);
        const Activity deletion = ended(bed);
        QCOMPARE(deletion.entry.outcome, ActionOutcome::Failed);
        QVERIFY(deletion.canRetry && !deletion.canUndo);
    }

    // A spec that cannot be read must not keep a group from being deleted; it cannot be undone then.
    void whatCannotBeReadCanBeDeleted()
    {
        SessionBed bed;
        bed.engine.add(idleGroup(u"theirs"_s), ContainerGroup::Origin::Quayside, bed.clock.now()).setComplete();
        QVERIFY(bed.start());
        bed.engine.refuseNextCall({Error::Kind::Malformed, u"A label makes no sense."_s, {}});
        bed.session.deleteGroup(bed.id(u"theirs"_s));
        const Activity deletion = ended(bed);
        QCOMPARE(deletion.entry.outcome, ActionOutcome::Done);
        QVERIFY(!bed.engine.find(bed.id(u"theirs"_s)));
        QVERIFY(!deletion.canUndo);
    }

    void aDeploymentThatWasInterruptedIsFinished()
    {
        SessionBed bed;
        leaveHalf(bed, idleGroup(u"half"_s));
        QVERIFY(bed.start());
        QVERIFY(!bed.group(u"half"_s)->isComplete);
        bed.session.finishDeployment(bed.id(u"half"_s));
        QCOMPARE(ended(bed).entry.kind, ActionKind::Deploy);
        QCOMPARE(ended(bed).entry.outcome, ActionOutcome::Done);
        QVERIFY(bed.group(u"half"_s)->isComplete);
        QCOMPARE(bed.group(u"half"_s)->state, GroupState::Running);
    }

    // Nothing is deleted that could not be made again.
    void missingSecretsAreSaidBeforeAnythingIsRemoved()
    {
        SessionBed bed;
        leaveHalf(bed, groupWithSecret(u"half"_s));
        QVERIFY(bed.start());
        bed.session.finishDeployment(bed.id(u"half"_s));
        QCOMPARE(ended(bed).entry.outcome, ActionOutcome::Failed);
        QVERIFY(ended(bed).entry.summary.contains(u"1 secure value"_s));
        QVERIFY(bed.engine.find(bed.id(u"half"_s)));
    }

    void whatAKillLeftIsSaidAndTriedAgain_data()
    {
        QTest::addColumn<bool>("isHalfThere");
        QTest::newRow("nothing was made yet") << false;
        QTest::newRow("half of it is there") << true;
    }

    void whatAKillLeftIsSaidAndTriedAgain()
    {
        QFETCH(bool, isHalfThere);
        SessionBed bed;
        bed.journal.kept = {killedDeployment(idleGroup(u"web"_s))};
        if (isHalfThere)
            leaveHalf(bed, idleGroup(u"web"_s));
        QSignalSpy loaded(&bed.session.operations(), &OperationLog::loaded);
        QVERIFY(bed.start());
        QCOMPARE(loaded.size(), 1);
        QCOMPARE(loaded.first().first().value<QList<JournalEntry>>().first().groupName, u"web"_s);
        QCOMPARE(bed.journal.kept.first().outcome, ActionOutcome::Interrupted);
        QVERIFY(bed.session.operations().find(u"killed"_s)->canRetry);
        bed.session.operations().retry(u"killed"_s);
        QCOMPARE(ended(bed).entry.outcome, ActionOutcome::Done);
        QVERIFY(bed.group(u"web"_s)->isComplete);
    }

    void whatCannotBeTriedAgainAfterAKill_data()
    {
        QTest::addColumn<JournalEntry>("entry");
        JournalEntry entry = killedDeployment(groupWithSecret(u"web"_s));
        QTest::newRow("a secure value is missing") << entry;
        entry.spec = u"{ \"name\": "_s;
        QTest::newRow("no spec") << entry;
        entry.spec.clear();
        QTest::newRow("nothing") << entry;
        entry = killedDeployment(idleGroup(u"web"_s));
        entry.kind = ActionKind::Delete;
        QTest::newRow("a deletion") << entry;
    }

    void whatCannotBeTriedAgainAfterAKill()
    {
        QFETCH(JournalEntry, entry);
        SessionBed bed;
        bed.journal.kept = {entry};
        QVERIFY(bed.start());
        QCOMPARE(bed.session.operations().activities().first().entry.outcome, ActionOutcome::Interrupted);
        QVERIFY(!bed.session.operations().activities().first().canRetry);
    }

    void anUnknownConnection()
    {
        SessionBed bed;
        QVERIFY(bed.start());
        const GroupId nowhere{{u"nowhere"_s}, u"web"_s};
        QCOMPARE(bed.session.deploy(nowhere.connection, idleGroup(u"web"_s)), QString());
        for (const auto &action : {&Session::startGroup, &Session::stopGroup, &Session::restartGroup, &Session::deleteGroup, &Session::finishDeployment})
            QCOMPARE((bed.session.*action)(nowhere), QString());
        QVERIFY(bed.session.operations().activities().isEmpty());
        QVERIFY(!bed.session.find(nowhere));
        QVERIFY(!bed.session.connection(nowhere.connection));
        std::optional<Error> error;
        bed.session.describeGroup(nowhere)->onFinished(&bed.session, [&](const Result<ContainerGroup> &result) { error = result.error(); });
        QVERIFY(bed.waitFor([&] { return error.has_value(); }));
        QCOMPARE(error->kind, Error::Kind::NotFound);
    }

    void severalConnectionsInOneList()
    {
        SessionBed bed;
        sample::SampleRuntime other({u"other"_s}, bed.clock, sample::SampleRuntime::Scenario::Empty);
        other.add(idleGroup(u"web"_s), ContainerGroup::Origin::Pod, bed.clock.now());
        bed.engine.add(idleGroup(u"web"_s), ContainerGroup::Origin::Pod, bed.clock.now());
        KeptSnapshots snapshots;
        KeptLedger ledger;
        KeptJournal journal;
        Session session(bed.clock, bed.estimator, {snapshots, ledger, journal});
        session.addConnection(bed.engine);
        session.addConnection(other);
        QCOMPARE(session.defaultConnection()->id, bed.engine.connection());
        session.start();
        QVERIFY(bed.waitFor([&] { return session.find({{u"other"_s}, u"web"_s}) && session.find(bed.id(u"web"_s)); }));
        other.loseEngine(); // one does not drag the other down
        bed.pass(1s);
        QVERIFY(session.connection({u"other"_s})->watcher.isStale());
        QVERIFY(!session.connection({u"sample"_s})->watcher.isStale());
        session.deploy(bed.engine.connection(), idleGroup(u"new"_s));
        QVERIFY(bed.waitFor([&] { return session.find(bed.id(u"new"_s)); }));
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
