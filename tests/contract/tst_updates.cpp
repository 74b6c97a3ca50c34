// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Updates and rollbacks as a person asks for them, in the window's session and on the command line, over the engine in memory.

#include "app/commandline/verb.h"
#include "app/runtimes/sample/sampleruntime.h"
#include "app/storage/records.h"
#include "app/storage/snapshotfiles.h"
#include "models/core/clock.h"
#include "models/session/session.h"
#include "models/spec/specwriter.h"

#include <QTemporaryDir>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ContainerGroupSpec webSpec(const QString &level, const QString &secret = u"s3cret"_s)
{
    ContainerGroupSpec spec;
    spec.name = u"web"_s;
    spec.location = u"westeurope"_s;
    spec.osType = u"Linux"_s;
    for (const QString &name : {u"front"_s, u"back"_s}) {
        spec::Container container;
        container.name = name;
        container.image = u"localhost/quayside-sample:1.0"_s;
        spec::Resources requests;
        requests.cpu = 1;
        requests.memoryInGB = 1;
        container.resources = spec::ResourceRequirements{requests, {}, {}};
        spec.containers.append(container);
    }
    spec::EnvironmentVariable variable;
    variable.name = u"LEVEL"_s;
    variable.value = level;
    spec::EnvironmentVariable token;
    token.name = u"TOKEN"_s;
    if (!secret.isEmpty())
        token.secureValue = spec::Secret{secret};
    spec.containers.first().environmentVariables = {variable, token};
    return spec;
}

QString levelOf(const ContainerGroupSpec &spec)
{
    return spec.containers.value(0).environmentVariables.value(0).value.value_or(QString());
}

// Remembers what was said, and answers as it was told.
class RecordingTerminal final : public Terminal
{
public:
    void write(QByteArrayView bytes) override { said += QString::fromUtf8(bytes); }
    void writeError(QByteArrayView bytes) override { said += QString::fromUtf8(bytes); }
    bool isInteractive() const override { return interactive; }
    QString ask(const QString &question) override
    {
        said += question;
        return answer;
    }

    QString said;
    QString answer;
    bool interactive = false;
};

} // namespace

class UpdatesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void updatesAndGoesBack();
    void undoGoesBack();
    void fillsInSecretsOfThisProgramsLifetime();
    void asksForSecretsOfAnEarlierLifetime();
    void keepsNoSecretInARevision();
    void saysWhenThereIsNoWayBack();
    void deployReviewsWhatExists_data();
    void deployReviewsWhatExists();
    void deployChangesOneImage();
    void rollbackListsAndGoesBack();

private:
    void pass(std::chrono::milliseconds time = 20s);
    // How the activity has ended.
    JournalEntry ended(const QString &activity);
    ContainerGroupSpec present();
    QString fileOf(const ContainerGroupSpec &spec);
    // Runs a verb, takes down what it says and returns its exit code.
    int run(Invocation invocation);

    const GroupId m_web{{u"demo"_s}, u"web"_s};
    const CostEstimator m_estimator{RateCard()};
    ManualClock m_clock{QDateTime(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC)};
    NoSnapshots m_snapshots;
    NoLedger m_ledger;
    QTemporaryDir m_folder;
    std::unique_ptr<NoJournal> m_journal;
    std::unique_ptr<sample::SampleRuntime> m_runtime;
    std::unique_ptr<Session> m_session;
    RecordingTerminal m_terminal;
};

void UpdatesTest::init()
{
    m_terminal = {};
    m_journal = std::make_unique<NoJournal>();
    m_runtime = std::make_unique<sample::SampleRuntime>(m_web.connection, m_clock, sample::SampleRuntime::Scenario::Empty);
    m_session = std::make_unique<Session>(m_clock, m_estimator, Session::Stores{m_snapshots, m_ledger, *m_journal});
    m_session->addConnection(*m_runtime);
    m_session->start();
    pass(1s);
}

void UpdatesTest::cleanup()
{
    m_session.reset();
    m_runtime.reset();
}

void UpdatesTest::pass(std::chrono::milliseconds time)
{
    for (std::chrono::milliseconds done = 0ms; done < time; done += 50ms) {
        QCoreApplication::processEvents();
        m_clock.advance(50ms);
        QCoreApplication::processEvents();
    }
}

JournalEntry UpdatesTest::ended(const QString &activity)
{
    pass();
    const Activity *found = m_session->operations().find(activity);
    return found ? found->entry : JournalEntry{};
}

ContainerGroupSpec UpdatesTest::present()
{
    ContainerGroupSpec spec;
    m_runtime->specOf(m_web)->onFinished(this, [&spec](const Result<GroupSpec> &read) { spec = read.value_or(GroupSpec{}).spec; });
    pass(100ms);
    return spec;
}

QString UpdatesTest::fileOf(const ContainerGroupSpec &spec)
{
    QFile file(m_folder.filePath(u"spec.yaml"_s));
    if (file.open(QIODevice::WriteOnly))
        file.write(specToYaml(spec, Secrets::Include).toUtf8());
    return file.fileName();
}

int UpdatesTest::run(Invocation invocation)
{
    int code = -1;
    makeVerb({std::move(invocation), {m_runtime.get()}, m_clock, m_estimator, m_terminal, *m_journal})->onFinished(this, [&code](const Result<int> &end) {
        code = end.value_or(-2);
    });
    pass();
    return code;
}

void UpdatesTest::updatesAndGoesBack()
{
    QCOMPARE(ended(m_session->deploy(m_web.connection, webSpec(u"one"_s))).outcome, ActionOutcome::Done);
    const JournalEntry update = ended(m_session->update(m_web, webSpec(u"two"_s)));
    QCOMPARE(update.kind, ActionKind::Update);
    QCOMPARE(update.outcome, ActionOutcome::Done);
    QCOMPARE(levelOf(present()), u"two"_s);
    QCOMPARE(m_session->revisions(m_web)->size(), 2);
    QCOMPARE(ended(*m_session->rollback(m_web)).outcome, ActionOutcome::Done);
    QCOMPARE(levelOf(present()), u"one"_s);
    QCOMPARE(ended(*m_session->rollback(m_web, 2)).outcome, ActionOutcome::Done);
    QCOMPARE(levelOf(present()), u"two"_s);
    QCOMPARE(m_session->revisions(m_web)->size(), 4);
}

void UpdatesTest::undoGoesBack()
{
    ended(m_session->deploy(m_web.connection, webSpec(u"one"_s)));
    const QString update = m_session->update(m_web, webSpec(u"two"_s));
    ended(update);
    QVERIFY(m_session->operations().find(update)->canUndo);
    m_session->operations().undo(update);
    pass();
    QCOMPARE(levelOf(present()), u"one"_s);
}

void UpdatesTest::fillsInSecretsOfThisProgramsLifetime()
{
    ended(m_session->deploy(m_web.connection, webSpec(u"one"_s)));
    const JournalEntry update = ended(m_session->update(m_web, webSpec(u"two"_s, QString())));
    QCOMPARE(update.outcome, ActionOutcome::Done);
    QCOMPARE(m_runtime->find(m_web)->spec().containers.first().environmentVariables.last().secureValue->value, u"s3cret"_s);
}

void UpdatesTest::asksForSecretsOfAnEarlierLifetime()
{
    m_runtime->createGroup(webSpec(u"one"_s));
    pass();
    const JournalEntry update = ended(m_session->update(m_web, webSpec(u"two"_s, QString())));
    QCOMPARE(update.outcome, ActionOutcome::Failed);
    QVERIFY2(update.summary.contains(u"front › TOKEN"_s), qPrintable(update.summary));
    QCOMPARE(levelOf(present()), u"one"_s);
    // The container with the secret stays, so it is not asked for.
    ContainerGroupSpec other = webSpec(u"one"_s, QString());
    other.containers.last().command = {u"/sample"_s};
    QCOMPARE(ended(m_session->update(m_web, other)).outcome, ActionOutcome::Done);
}

void UpdatesTest::keepsNoSecretInARevision()
{
    ended(m_session->deploy(m_web.connection, webSpec(u"one"_s)));
    ended(m_session->update(m_web, webSpec(u"two"_s, u"an0ther"_s)));
    const Result<QList<JournalEntry>> revisions = m_journal->revisions(m_web);
    QVERIFY(revisions);
    for (const JournalEntry &entry : *revisions)
        QVERIFY(entry.spec.contains(u"TOKEN"_s) && !entry.spec.contains(u"s3cret"_s) && !entry.spec.contains(u"an0ther"_s));
}

void UpdatesTest::saysWhenThereIsNoWayBack()
{
    QCOMPARE(m_session->rollback(m_web).error().kind, Error::Kind::NotFound);
    ended(m_session->deploy(m_web.connection, webSpec(u"one"_s)));
    QCOMPARE(m_session->rollback(m_web).error().kind, Error::Kind::NotFound);
    QCOMPARE(m_session->rollback(m_web, 7).error().kind, Error::Kind::NotFound);
}

void UpdatesTest::deployReviewsWhatExists_data()
{
    QTest::addColumn<bool>("interactive");
    QTest::addColumn<bool>("yes");
    QTest::addColumn<bool>("reviewOnly");
    QTest::addColumn<QString>("answer");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("level");
    QTest::newRow("asked, yes") << true << false << false << u"y"_s << 0 << u"two"_s;
    QTest::newRow("asked, no") << true << false << false << u"n"_s << 1 << u"one"_s;
    QTest::newRow("asked, nothing said") << true << false << false << QString() << 1 << u"one"_s;
    QTest::newRow("script without --yes") << false << false << false << u"y"_s << 1 << u"one"_s;
    QTest::newRow("script with --yes") << false << true << false << QString() << 0 << u"two"_s;
    QTest::newRow("review only") << true << true << true << u"y"_s << 0 << u"one"_s;
}

void UpdatesTest::deployReviewsWhatExists()
{
    QFETCH(bool, interactive);
    QFETCH(bool, yes);
    QFETCH(bool, reviewOnly);
    QFETCH(QString, answer);
    Invocation invocation;
    invocation.verb = Invocation::Verb::Deploy;
    invocation.files = {fileOf(webSpec(u"one"_s))};
    QCOMPARE(run(invocation), 0);
    m_terminal.said.clear();
    fileOf(webSpec(u"two"_s));
    invocation.yes = yes;
    invocation.reviewOnly = reviewOnly;
    m_terminal.interactive = interactive;
    m_terminal.answer = answer;
    QTEST(run(invocation), "code");
    QVERIFY2(m_terminal.said.contains(u"~ front › environment › LEVEL: one → two (restarts front)"_s), qPrintable(m_terminal.said));
    QVERIFY2(m_terminal.said.contains(u"Effect: Restart front"_s), qPrintable(m_terminal.said));
    QVERIFY(!m_terminal.said.contains(u"s3cret"_s));
    QTEST(levelOf(present()), "level");
}

void UpdatesTest::deployChangesOneImage()
{
    m_runtime->createGroup(webSpec(u"one"_s));
    pass();
    Invocation invocation;
    invocation.verb = Invocation::Verb::Deploy;
    invocation.group = u"web"_s;
    invocation.image = u"back=localhost/quayside-sample:2.0"_s;
    invocation.yes = true;
    QCOMPARE(run(invocation), 0);
    QCOMPARE(present().containers.last().image, u"localhost/quayside-sample:2.0"_s);
    invocation.image = u"nobody=x"_s;
    QCOMPARE(run(invocation), exitcode::refused);
}

void UpdatesTest::rollbackListsAndGoesBack()
{
    ended(m_session->deploy(m_web.connection, webSpec(u"one"_s)));
    ended(m_session->update(m_web, webSpec(u"two"_s)));
    Invocation invocation;
    invocation.verb = Invocation::Verb::Rollback;
    invocation.group = u"web"_s;
    invocation.list = true;
    QCOMPARE(run(invocation), 0);
    QVERIFY2(m_terminal.said.contains(u"updated, front › environment › LEVEL"_s), qPrintable(m_terminal.said));
    invocation.list = false;
    invocation.yes = true;
    QCOMPARE(run(invocation), exitcode::refused); // another program's secrets are not known here
    QVERIFY2(m_terminal.said.contains(u"front › TOKEN"_s), qPrintable(m_terminal.said));
    QCOMPARE(levelOf(present()), u"two"_s);
    QCOMPARE(ended(*m_session->rollback(m_web)).outcome, ActionOutcome::Done);
    QCOMPARE(levelOf(present()), u"one"_s);
}

QTEST_GUILESS_MAIN(UpdatesTest)
#include "tst_updates.moc"
