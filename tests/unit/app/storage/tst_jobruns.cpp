// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/sqljobruns.h"
#include "app/storage/triggerfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

#include <sys/stat.h>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

JobRun newRun(const QString &id)
{
    JobRun run;
    run.id = id;
    run.trigger = u"inbox"_s;
    run.event = {Trigger::Kind::Call, u"key "_s + id, {}, "body", QDateTime::fromMSecsSinceEpoch(1'795'348'800'000 + id.toLongLong(), Qt::UTC)};
    run.group = {{u"podman"_s}, u"inbox-"_s + id};
    return run;
}

Result<> await(Operation<> *operation)
{
    std::optional<Result<>> end;
    operation->onFinished(QCoreApplication::instance(), [&](const Result<> &result) { end = result; });
    return QTest::qWaitFor([&] { return end.has_value(); }) ? *end : failure(Error::Kind::Timeout, u"no end"_s);
}

// Begins runs for ever and prints the id of each that it was told is on disk.
int beginForEver(const QString &path)
{
    const auto database = Database::open(path);
    SqlJobRuns runs(**database);
    for (int i = 0;; ++i) {
        const QString id = QString::number(i);
        if (!await(runs.begin(newRun(id))))
            return 1;
        puts(qPrintable(id));
        fflush(stdout);
    }
}

} // namespace

class TestJobRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder.emplace();
        m_database = std::move(*Database::open(m_folder->filePath(u"records.sqlite"_s)));
    }
    void cleanup() { m_database.reset(); }

    void keepsARun()
    {
        SqlJobRuns runs(*m_database);
        JobRun run = newRun(u"1"_s);
        QVERIFY(await(runs.begin(run)));
        QCOMPARE(*runs.load(10), QList{run});
        QCOMPARE(*runs.seen(u"inbox"_s), QSet{run.event.key});
        run.state = RunState::Failed;
        run.exitCode = 137;
        run.startedAt = run.event.time.addSecs(1);
        run.endedAt = run.event.time.addSecs(3);
        run.summary = u"It was stopped."_s;
        run.event.body.clear();
        run.isSettled = true;
        QVERIFY(await(runs.put(run)));
        QCOMPARE(*runs.load(10), QList{run});
        runs.forget(run.id);
        QCOMPARE(runs.load(10)->size(), 0);
        QVERIFY(runs.seen(u"inbox"_s)->contains(run.event.key)); // for ever
    }

    void neverBeginsAnEventTwice()
    {
        SqlJobRuns runs(*m_database);
        const JobRun run = newRun(u"1"_s);
        QVERIFY(await(runs.begin(run)));
        JobRun again = newRun(u"2"_s);
        again.event.key = run.event.key;
        QVERIFY(!await(runs.begin(again)));
        QCOMPARE(*runs.load(10), QList{run}); // neither or both
        again.trigger = u"other"_s;
        QVERIFY(await(runs.begin(again))); // of another trigger it is another event
    }

    void ignoresWhatWasThere()
    {
        SqlJobRuns runs(*m_database);
        QStringList keys;
        for (int i = 0; i < 1234; ++i)
            keys.append(QString::number(i));
        QVERIFY(await(runs.ignore(u"inbox"_s, keys)));
        QVERIFY(await(runs.ignore(u"inbox"_s, keys)));
        QVERIFY(await(runs.ignore(u"inbox"_s, {})));
        QCOMPARE(runs.seen(u"inbox"_s)->size(), 1234);
        runs.forgetSeen(u"inbox"_s);
        QCOMPARE(runs.seen(u"inbox"_s)->size(), 0);
    }

    void loadsWhatIsNotSettledHoweverOld()
    {
        SqlJobRuns runs(*m_database);
        for (int i = 0; i < 20; ++i) {
            JobRun run = newRun(QString::number(i));
            run.isSettled = i != 3;
            QVERIFY(await(runs.begin(run)));
        }
        const Result<QList<JobRun>> loaded = runs.load(2);
        QVERIFY(loaded);
        QStringList ids;
        for (const JobRun &run : *loaded)
            ids.append(run.id);
        QCOMPARE(ids, QStringList({u"19"_s, u"18"_s, u"3"_s}));
    }

    void whatWasSaidToBeKeptSurvivesAKill()
    {
        m_database.reset();
        QProcess other;
        other.start(QCoreApplication::applicationFilePath(), {u"--begin"_s, m_folder->filePath(u"records.sqlite"_s)});
        QByteArray said;
        QVERIFY(QTest::qWaitFor([&] { return (said += other.readAll()).count('\n') > 20; }, 20'000));
        other.kill();
        other.waitForFinished();
        said += other.readAll();
        m_database = std::move(*Database::open(m_folder->filePath(u"records.sqlite"_s)));
        SqlJobRuns runs(*m_database);
        const auto kept = runs.load(100'000);
        const auto seen = runs.seen(u"inbox"_s);
        QVERIFY(kept->size() >= said.count('\n'));
        QCOMPARE(kept->size(), seen->size()); // both or neither
        for (const QByteArray &id : said.trimmed().split('\n'))
            QVERIFY(seen->contains(u"key "_s + QString::fromLatin1(id)));
    }

    void keepsTriggersForThisPersonOnly()
    {
        const QString path = m_folder->filePath(u"triggers.json"_s);
        TriggerFile mine(path);
        TriggerFile others(path); // of another program
        QSignalSpy changed(&others, &Triggers::changed);
        Trigger files{u"inbox"_s, Trigger::Kind::Folder, {u"podman"_s}, u"/t.yaml"_s, u"/in"_s, u"*.csv"_s, Trigger::usualPort, {}, 3};
        Trigger call{u"hook"_s, Trigger::Kind::Call, {u"podman"_s}, u"/t.yaml"_s, {}, u"*"_s, 9000, QByteArray(32, 'x'), 1};
        QVERIFY(mine.put(files));
        QVERIFY(mine.put(call));
        QCOMPARE(*others.load(), QList({call, files}));
        QTRY_VERIFY(!changed.isEmpty());
        struct stat file{};
        QCOMPARE(stat(QFile::encodeName(path).constData(), &file), 0);
        QCOMPARE(file.st_mode & 0777, 0600u);
        QVERIFY(others.remove(u"hook"_s));
        QCOMPARE(*mine.load(), QList{files});
    }

    void leavesATriggerFileAloneThatItCannotRead()
    {
        const QString path = m_folder->filePath(u"triggers.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"format\": 2}");
        file.close();
        TriggerFile triggers(path);
        QVERIFY(!triggers.load());
        QVERIFY(!triggers.put({}));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("{\"format\": 2}"));
    }

private:
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

int main(int argc, char **argv)
{
    QCoreApplication program(argc, argv);
    if (argc == 3 && QByteArray(argv[1]) == "--begin")
        return beginForEver(QString::fromLocal8Bit(argv[2]));
    TestJobRuns test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_jobruns.moc"
