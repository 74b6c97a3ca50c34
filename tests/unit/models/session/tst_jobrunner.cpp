// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/jobrunner.h"
#include "models/session/runwords.h"
#include "tests/support/keptjobs.h"
#include "tests/support/sessionbed.h"

#include <QTest>

#include <algorithm>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// The engine in memory, as one that needs to be driven.
class DrivenEngine final : public ContainerRuntime
{
public:
    explicit DrivenEngine(sample::SampleRuntime &engine)
        : m_engine(engine)
    {
        connect(&engine, &ContainerRuntime::groupsMayHaveChanged, this, &ContainerRuntime::groupsMayHaveChanged);
    }
    ConnectionId connection() const override { return m_engine.connection(); }
    Capabilities capabilities() const override
    {
        Capabilities able;
        able.triesProbes = true;
        return able;
    }
    RuntimeLimits limits() const override { return m_engine.limits(); }
    Operation<EngineDescription> *connectEngine() override { return m_engine.connectEngine(); }
    Operation<EngineDescription> *describeEngine() override
    {
        EngineDescription engine;
        engine.identity = u"engine"_s;
        return new ReadyOperation<EngineDescription>(engine, this);
    }
    Operation<QList<ContainerGroup>> *listGroups() override { return m_engine.listGroups(); }
    Operation<ContainerGroup> *describeGroup(const GroupId &id) override { return m_engine.describeGroup(id); }
    Operation<GroupSpec> *specOf(const GroupId &id) override { return m_engine.specOf(id); }
    Operation<GroupId> *createGroup(const ContainerGroupSpec &spec) override { return m_engine.createGroup(spec); }
    Operation<> *updateGroup(const GroupId &id, const GroupUpdate &update) override { return m_engine.updateGroup(id, update); }
    Operation<> *startGroup(const GroupId &id) override { return m_engine.startGroup(id); }
    Operation<> *stopGroup(const GroupId &id) override { return m_engine.stopGroup(id); }
    Operation<> *restartGroup(const GroupId &id) override { return m_engine.restartGroup(id); }
    Operation<> *deleteGroup(const GroupId &id) override { return m_engine.deleteGroup(id); }
    std::unique_ptr<LogStream> openLogs(const GroupId &id, const QString &container, const LogOptions &options) override { return m_engine.openLogs(id, container, options); }
    std::unique_ptr<MetricsStream> openMetrics() override { return m_engine.openMetrics(); }
    std::unique_ptr<EventStream> openEvents(const GroupId &id, const QDateTime &since) override { return m_engine.openEvents(id, since); }

private:
    sample::SampleRuntime &m_engine;
};

class ToldLease final : public Lease
{
public:
    enum class Holder { We, OtherProgram, OtherMachine };

    explicit ToldLease(Holder holder)
        : m_holder(holder)
    {
    }
    void begin() override { Q_EMIT changed(); }
    bool isHeld() const override { return m_holder == Holder::We; }
    bool isHeldHere() const override { return m_holder != Holder::OtherProgram; }
    QString holder() const override { return isHeld() ? QString() : u"another window (process 7)"_s; }
    std::optional<Error> problem() const override { return {}; }

private:
    const Holder m_holder;
};

class ToldSource final : public TriggerSource
{
public:
    void begin(const QSet<QString> &keys) override { seen = keys; }
    void take(const QString &key, const Result<QString> &run) override
    {
        if (run)
            seen.insert(key);
        else
            refused.append(run.error().summary);
    }
    std::optional<Error> problem() const override { return {}; }

    QSet<QString> seen;
    QStringList refused;
};

QString jobText(const QString &command)
{
    return u"name: job\nlocation: eastus\nproperties:\n  osType: Linux\n  restartPolicy: Never\n  containers:\n  - name: one\n    properties:\n"
           "      image: localhost/quayside-sample:1.0\n      command: [/sample, %1]\n      resources: {requests: {cpu: 1, memoryInGB: 1}}\n"_s.arg(command);
}

// What outlives a program: the engine, the records, and the files of events.
struct Outside
{
    Outside() { triggers.kept = {trigger}; }

    ManualClock clock{QDateTime::fromMSecsSinceEpoch(1'795'348'800'000, Qt::UTC)};
    sample::SampleRuntime sampled{{u"told"_s}, clock, sample::SampleRuntime::Scenario::Empty};
    Trigger trigger{u"inbox"_s, Trigger::Kind::Folder, {u"told"_s}, u"/job.yaml"_s, u"/in"_s, u"*"_s, Trigger::usualPort, {}, 2};
    KeptTriggers triggers;
    KeptRuns runs;
    QString text = jobText(u"--lines, '4', --lines-per-second, '2', --exit, '3'"_s);
    QStringList files;
};

// A program, until it is killed: at the end of its life it does nothing more.
struct Program
{
    explicit Program(Outside &outside, ToldLease::Holder driver = ToldLease::Holder::We)
        : out(outside)
        , engine(out.sampled)
        , estimator(*RateCard::fromJson(R"({"format":1,"date":"2026-10-09","regions":{"eastus":{"vcpuHour":"0.36","memoryGBHour":"0"}}})"))
        , session(out.clock, estimator, {snapshots, ledger, journal, nullptr, nullptr, nullptr, [driver](const QString &) { return std::make_unique<ToldLease>(driver); }})
        , book(out.triggers, out.runs, [](const Trigger &) { return QStringList{u"old"_s}; })
        , runner(session, {book,
                           [this](const Trigger &) {
                               auto made = std::make_unique<ToldSource>();
                               source = made.get();
                               return made;
                           },
                           [this](const QString &) { return new ReadyOperation<QString>(out.text); }})
    {
        session.addConnection(engine);
        session.start();
        runner.start();
        pass(1s);
    }

    // Every file is told until it is taken, as a folder does it.
    void pass(std::chrono::milliseconds time)
    {
        for (; time > 0ms; time -= 100ms) {
            for (const QString &file : std::as_const(out.files))
                if (source && !source->seen.contains(file)) {
                    source->seen.insert(file);
                    Q_EMIT source->happened({Trigger::Kind::Folder, file, u"/in/"_s + file, {}, out.clock.now()});
                }
            out.clock.advance(100ms);
            for (int turn = 0; turn < 4; ++turn) {
                QCoreApplication::processEvents();
                QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            }
        }
    }
    qsizetype count(RunState state) const { return std::ranges::count(runner.runs(), state, &JobRun::state); }

    Outside &out;
    DrivenEngine engine;
    CostEstimator estimator;
    KeptSnapshots snapshots;
    KeptLedger ledger;
    KeptJournal journal;
    Session session;
    TriggerBook book;
    QPointer<ToldSource> source;
    JobRunner runner;
};

} // namespace

class TestJobRunner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsAnEventToItsEnd()
    {
        Outside out;
        Program program(out);
        out.files = {u"a"_s};
        program.pass(20s);
        QCOMPARE(program.runner.runs().size(), 1);
        const JobRun &run = program.runner.runs().first();
        QCOMPARE(run.state, RunState::Failed);
        QCOMPARE(run.exitCode, std::optional(3));
        QCOMPARE(run.event.file, u"/in/a"_s);
        QVERIFY(run.isSettled);
        QVERIFY(run.startedAt < run.endedAt);
        QCOMPARE(runResult(run), u"exit code 3"_s);
        QVERIFY(out.sampled.groups().empty());
        QCOMPARE(out.runs.kept.first(), run);
    }

    void twoAtOnceAndTheRestInTurn()
    {
        Outside out;
        Program program(out);
        QStringList said;
        QObject::connect(&program.runner, &JobRunner::happened, &program.runner, [&](const QString &, const QString &text) { said.append(text); });
        for (int i = 0; i < 7; ++i)
            out.files.append(QString::number(i));
        size_t most = 0;
        for (int i = 0; i < 600 && program.count(RunState::Failed) < 7; ++i) {
            program.pass(100ms);
            most = std::max(most, out.sampled.groups().size());
        }
        QCOMPARE(program.count(RunState::Failed), 7);
        QCOMPARE(most, size_t(2));
        QCOMPARE(said.filter(u"wait"_s).size(), 1);
        QStringList order;
        for (const JobRun &run : program.runner.runs())
            order.prepend(run.event.key);
        QCOMPARE(order, out.files);
    }

    // At any moment: every file is run once, and its outcome is known in the end.
    void aKillLosesNothingAndDoublesNothing_data()
    {
        QTest::addColumn<int>("moment");
        for (int moment = 0; moment < 8000; moment += 100)
            QTest::addRow("%d ms", moment) << moment;
    }

    void aKillLosesNothingAndDoublesNothing()
    {
        QFETCH(int, moment);
        Outside out;
        out.files = {u"a"_s, u"b"_s, u"c"_s};
        QSet<QString> made;
        QStringList doubled;
        QObject::connect(&out.sampled, &ContainerRuntime::groupsMayHaveChanged, &out.sampled, [&] {
            for (const auto &[name, group] : out.sampled.groups())
                made.insert(name);
        });
        {
            Program killed(out);
            killed.pass(std::chrono::milliseconds(moment));
        }
        Program program(out);
        program.pass(40s);
        QCOMPARE(program.runner.runs().size(), 3);
        for (const JobRun &run : program.runner.runs())
            QVERIFY2(run.isSettled && (run.state == RunState::Failed || run.state == RunState::Lost), qPrintable(runStateName(run.state) + u' ' + run.summary));
        QCOMPARE(program.count(RunState::Failed) + program.count(RunState::Lost), 3);
        QVERIFY2(made.size() <= 3, qPrintable(QStringList(made.values()).join(u' ')));
        QVERIFY(out.sampled.groups().empty());
    }

    void whoDoesNotDriveRunsNothingAndSaysWhoDoes()
    {
        Outside out;
        Program other(out, ToldLease::Holder::OtherProgram);
        out.files = {u"a"_s};
        other.pass(20s);
        QVERIFY(!other.source);
        QCOMPARE(out.runs.kept.size(), 0);
        QCOMPARE(other.runner.standing(out.trigger).words, u"another window (process 7) runs it."_s);
        Program driver(out);
        driver.pass(20s);
        other.runner.lookAgain();
        QCOMPARE(other.runner.runs().size(), 1);
        QCOMPARE(other.runner.runs().first().exitCode, std::optional(3));
    }

    // Its probes are another machine's to run, but that one knows nothing of a folder here.
    void runsWhatHappensHereWhoeverDrivesTheEngine()
    {
        Outside out;
        Program program(out, ToldLease::Holder::OtherMachine);
        out.files = {u"a"_s};
        program.pass(20s);
        QCOMPARE(program.runner.runs().size(), 1);
        QCOMPARE(program.runner.runs().first().exitCode, std::optional(3));
        QCOMPARE(program.runner.standing(out.trigger).words, u"This program runs it."_s);
    }

    void anEngineThatGoesAwayIsWaitedFor()
    {
        Outside out;
        Program program(out);
        out.files = {u"a"_s};
        program.pass(1500ms);
        out.sampled.loseEngine();
        program.pass(30s);
        QVERIFY2(program.count(RunState::Failed) == 0, qPrintable(runResult(program.runner.runs().first())));
        out.sampled.bringEngineBack();
        program.pass(120s);
        QCOMPARE(program.count(RunState::Failed), 1);
        QCOMPARE(program.runner.runs().first().exitCode, std::optional(3));
    }

    void whatCannotBeWrittenDownIsNotRun()
    {
        Outside out;
        Program program(out);
        out.runs.isFull = true;
        out.files = {u"a"_s};
        program.pass(20s);
        QVERIFY(out.sampled.groups().empty());
        QVERIFY(!program.source->refused.isEmpty());
        QCOMPARE(program.runner.runs().size(), 0);
    }

    void aTemplateThatCannotRunIsSaid()
    {
        Outside out;
        Program program(out);
        out.text = jobText(u"--http"_s).replace(u"Never"_s, u"Always"_s);
        out.files = {u"a"_s};
        program.pass(5s);
        QCOMPARE(program.runner.runs().first().state, RunState::Failed);
        QVERIFY(program.runner.runs().first().summary.contains(u"restartPolicy"_s));
        QVERIFY(program.runner.runs().first().isSettled);
    }

    void isCancelledBeforeAndWhileItRuns()
    {
        Outside out;
        out.triggers.kept.first().atOnce = 1;
        out.text = jobText(u"--http, '80'"_s);
        Program program(out);
        out.files = {u"a"_s, u"b"_s};
        program.pass(5s);
        QCOMPARE(program.count(RunState::Running), 1);
        QCOMPARE(program.count(RunState::Waiting), 1);
        for (const JobRun &run : QList(program.runner.runs()))
            program.runner.cancel(run.id);
        program.pass(30s);
        QCOMPARE(program.count(RunState::Cancelled), 2);
        QVERIFY(out.sampled.groups().empty());
        QVERIFY(std::ranges::all_of(out.runs.kept, &JobRun::isSettled));
    }

    void whatWaitsGoesWithItsTrigger()
    {
        Outside out;
        out.triggers.kept.first().atOnce = 1;
        Program program(out);
        out.files = {u"a"_s, u"b"_s};
        program.pass(1500ms);
        QVERIFY(program.book.remove(u"inbox"_s));
        program.pass(20s);
        QCOMPARE(program.count(RunState::Failed), 1); // it was running
        QCOMPARE(program.count(RunState::Cancelled), 1);
        QVERIFY(!program.book.remove(u"inbox"_s));
    }

    void somebodyElseRemovesTheGroup()
    {
        Outside out;
        out.text = jobText(u"--http, '80'"_s);
        Program program(out);
        out.files = {u"a"_s};
        program.pass(5s);
        QCOMPARE(program.count(RunState::Running), 1);
        out.sampled.deleteGroup(program.runner.runs().first().group);
        program.pass(30s);
        QCOMPARE(program.count(RunState::Lost), 1);
    }

    void keepsSoManyRuns()
    {
        Outside out;
        for (int i = 0; i < JobRunner::keptRuns + 5; ++i) {
            JobRun run;
            run.id = u"old%1"_s.arg(i);
            run.trigger = u"inbox"_s;
            run.group = {{u"told"_s}, run.id};
            run.state = RunState::Succeeded;
            run.isSettled = true;
            out.runs.kept.append(run);
        }
        Program program(out);
        out.files = {u"a"_s};
        program.pass(20s);
        QCOMPARE(out.runs.kept.size(), JobRunner::keptRuns);
        QCOMPARE(out.runs.kept.first().id, u"old6"_s);
    }

    void addsWithATokenThatIsKeptNowhere()
    {
        Outside out;
        Program program(out);
        Trigger call{u"hook"_s, Trigger::Kind::Call, {u"told"_s}, u"/job.yaml"_s, {}, u"*"_s, Trigger::usualPort, {}, 1};
        QString token;
        program.book.add(call)->onFinished(&program.runner, [&](const Result<QString> &made) { token = made.value_or(u"refused"_s); });
        program.pass(1s);
        QCOMPARE(token.size(), 43);
        QCOMPARE(out.triggers.kept.last().tokenHash.size(), 32);
        program.book.add(call)->onFinished(&program.runner, [&](const Result<QString> &made) { token = made.value_or(u"refused"_s); });
        program.pass(1s);
        QCOMPARE(token, u"refused"_s); // the name is taken
    }
};

QTEST_GUILESS_MAIN(TestJobRunner)
#include "tst_jobrunner.moc"
