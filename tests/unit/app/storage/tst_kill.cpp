// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/draftfiles.h"
#include "app/storage/logsegmentfiles.h"
#include "app/storage/records.h"
#include "app/storage/settingsfile.h"
#include "app/storage/snapshotfiles.h"
#include "tests/unit/app/storage/logpagesof.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

const ConnectionId here{u"here"_s};
constexpr qint64 start = 1'795'348'800'000;
constexpr Money rate{1'234'567}; // for each second of a span

QDateTime timeOf(int number)
{
    return QDateTime::fromMSecsSinceEpoch(start + number * 1000, Qt::UTC);
}

LedgerEntry span(int number)
{
    LedgerEntry entry;
    entry.group = {here, u"web"_s};
    entry.name = u"web"_s;
    entry.engineId = QString::number(number);
    entry.startedAt = timeOf(number);
    entry.endedAt = timeOf(number + 1);
    entry.lastSeenAt = timeOf(number + 1);
    entry.ratePerHour = {rate.nano * 3600};
    entry.region = u"eastus"_s;
    entry.priceDate = QDate(2026, 10, 9);
    return entry;
}

JournalEntry action(int number)
{
    JournalEntry entry;
    entry.id = QString::number(number);
    entry.group = {here, u"web"_s};
    entry.groupName = u"web"_s;
    entry.startedAt = timeOf(number);
    entry.endedAt = timeOf(number + 1);
    entry.outcome = ActionOutcome::Done;
    entry.spec = QString(20'000, u'x'); // more than a page of the database
    return entry;
}

Snapshot listOf(int number)
{
    Snapshot snapshot;
    snapshot.time = timeOf(number);
    for (int i = 0; i < 200; ++i) {
        ContainerGroup group;
        group.id = {here, u"group-%1"_s.arg(i)};
        group.name = QString::number(number);
        snapshot.groups.append(group);
    }
    return snapshot;
}

Draft draftOf(int number)
{
    Draft draft;
    draft.group = {here, number % 2 == 0 ? QString() : u"web"_s};
    draft.text = {QString::number(number).repeated(10'000), true, false};
    draft.savedAt = timeOf(number);
    return draft;
}

// The other program: writes without end, and says what is done.
int writeUntilKilled(const QString &folder, int number)
{
    const auto database = Database::open(folder + u"/records.sqlite"_s);
    if (!database)
        return 1;
    SqlLedger ledger(**database);
    SqlJournal journal(**database);
    SnapshotFiles snapshots(folder);
    DraftFiles drafts(folder);
    SettingsFile settings(folder + u"/quayside.ini"_s);
    for (;; ++number) {
        drafts.save(draftOf(number));
        drafts.flush(); // the next writer begins after what the database has: no draft may be left out
        ledger.put(span(number));
        journal.put(action(number));
        snapshots.save(here, listOf(number));
        settings.setValue(u"number"_s, number);
        (*database)->flush();
        std::printf("%d\n", number);
        std::fflush(stdout);
    }
}

// Small segments, so that kills also come while one begins, grows cold or goes.
LogBounds tinySegments()
{
    return {.segment = 30'000, .hot = 60'000};
}

// Another one, for logs: says up to which line they are written.
int writeLogsUntilKilled(const QString &folder)
{
    LogSegmentFiles store(folder, tinySegments());
    qint64 line = store.open({here, u"web"_s})->nextLine();
    for (;;) {
        const LogPage page = numbered(line, 1 + line % 400);
        store.append({here, u"web"_s}, page);
        store.flush();
        line = page.endLine();
        std::printf("%lld\n", static_cast<long long>(line));
        std::fflush(stdout);
    }
}

// Kills the writer somewhere in the middle; the last number that it had said was done, or -1.
int killed(const QStringList &arguments, int milliseconds)
{
    QProcess writer;
    writer.start(QCoreApplication::applicationFilePath(), arguments);
    if (!writer.waitForReadyRead(20'000))
        return -1;
    QTest::qSleep(milliseconds);
    writer.kill(); // SIGKILL
    writer.waitForFinished();
    const QList<QByteArray> lines = writer.readAllStandardOutput().split('\n');
    return lines.size() < 2 ? -1 : lines.at(lines.size() - 2).toInt(); // what follows the last line end is cut off
}

} // namespace

class TestKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // what was said to be kept is there, whole, and nothing else is half there.
    void killedWhileWriting()
    {
        const QTemporaryDir folder;
        QRandomGenerator random(20'261'122);
        int next = 0;
        for (int round = 0; round < 20; ++round) {
            const int said = killed({u"write"_s, folder.path(), QString::number(next)}, random.bounded(120));
            QVERIFY2(said >= next, QByteArray::number(round).constData());
            next = check(folder.path(), said);
            QVERIFY2(next > said, QByteArray::number(round).constData());
            QVERIFY2(areDraftsWhole(folder.path(), said), QByteArray::number(round).constData());
        }
    }

    // What was said to be written is there, and nothing else than what comes next may be there too.
    void killedWhileWritingLogs()
    {
        const QTemporaryDir folder;
        QRandomGenerator random(20'261'122);
        qint64 next = 0;
        for (int round = 0; round < 40; ++round) {
            const int said = killed({u"logs"_s, folder.path()}, random.bounded(60));
            QVERIFY2(said > next, QByteArray::number(round).constData());
            LogSegmentFiles store(folder.path(), tinySegments());
            const auto pages = store.open({here, u"web"_s})->pages;
            next = pages->endLine();
            QVERIFY2(next >= said, QByteArray::number(round).constData());
            QCOMPARE(everything(*pages), numbered(0, next));
        }
        QVERIFY(QDir(folder.filePath(QDir(folder.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0))).entryList({u"*.zst"_s}).size() > 3);
    }

private:
    // Both drafts are there, each of a number that is not older than what was said to be kept.
    static bool areDraftsWhole(const QString &folder, int said)
    {
        const auto drafts = DraftFiles(folder).load();
        if (!drafts || drafts->size() != (said == 0 ? 1 : 2))
            return drafts && said == 0 && drafts->size() == 2;
        for (const Draft &draft : *drafts) {
            const int number = static_cast<int>((draft.savedAt.toMSecsSinceEpoch() - start) / 1000);
            if (draft != draftOf(number) || number < said - 1)
                return false;
        }
        return true;
    }

    // The number after the last one that is kept in both; -1 when something is missing or broken.
    static int check(const QString &folder, int said)
    {
        const auto database = Database::open(folder + u"/records.sqlite"_s);
        if (!database)
            return -1;
        const auto spans = SqlLedger(**database).load();
        const auto actions = SqlJournal(**database).load(1'000'000);
        const auto list = SnapshotFiles(folder).load(here);
        const int setting = SettingsFile(folder + u"/quayside.ini"_s).value(u"number"_s).toInt();
        const bool isReadable = spans && actions && list && list->groups == listOf(list->groups.value(0).name.toInt()).groups;
        if (!isReadable || spans->size() <= said || setting < said)
            return -1;
        Money sum;
        for (int i = 0; i < spans->size(); ++i) {
            sum = sum + spans->at(i).cost({});
            if (spans->at(i) != span(i))
                return -1;
        }
        for (int i = 0; i < actions->size(); ++i)
            if (actions->at(i) != action(static_cast<int>(actions->size()) - 1 - i))
                return -1;
        const bool isExact = sum.nano == rate.nano * spans->size();
        // The entry of the ledger is written first: it may be one ahead, never behind.
        const bool isWhole = spans->size() - actions->size() <= 1 && actions->size() <= spans->size() && actions->size() > said;
        return isExact && isWhole ? static_cast<int>(actions->size()) : -1;
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == u"write")
        return writeUntilKilled(arguments.value(2), arguments.value(3).toInt());
    if (arguments.value(1) == u"logs")
        return writeLogsUntilKilled(arguments.value(2));
    TestKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_kill.moc"
