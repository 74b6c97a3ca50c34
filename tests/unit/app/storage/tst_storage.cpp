// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/draftfiles.h"
#include "app/storage/records.h"
#include "app/storage/settingsfile.h"
#include "app/storage/snapshotfiles.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <sys/stat.h>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

const ConnectionId here{u"here"_s};
const QDateTime noon = QDateTime::fromMSecsSinceEpoch(1'795'348'800'123, Qt::UTC);

int modeOf(const QString &path)
{
    struct stat status = {};
    return stat(QFile::encodeName(path).constData(), &status) == 0 ? static_cast<int>(status.st_mode & 0777) : -1;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

LedgerEntry fullSpan()
{
    LedgerEntry entry;
    entry.group = {here, u"web '; DROP TABLE ledger; --"_s};
    entry.name = u"wéb \u202e"_s;
    entry.engineId = u"0123"_s;
    entry.startedAt = noon;
    entry.lastSeenAt = noon.addSecs(5);
    entry.ratePerHour = {9'223'372'036'854'775'807};
    entry.region = u"eastus"_s;
    entry.priceDate = QDate(2026, 10, 9);
    return entry;
}

JournalEntry fullAction()
{
    JournalEntry entry;
    entry.id = u"x"_s;
    entry.kind = ActionKind::Delete;
    entry.group = {here, u"web"_s};
    entry.groupName = u"web"_s;
    entry.startedAt = noon;
    entry.outcome = ActionOutcome::Running;
    entry.spec = u"{}"_s;
    entry.processId = 7;
    return entry;
}

Draft fullDraft(const QString &group, int second)
{
    return {{here, group}, {u"name: ü\r\n# \u202e\n"_s, true, true}, u"a file"_s, noon.addSecs(second)};
}

ContainerGroup fullGroup()
{
    Container container;
    container.name = u"one"_s;
    container.engineId = u"id"_s;
    container.image = u"image"_s;
    container.isInit = true;
    container.state = ContainerState::Terminated;
    container.reason = u"why"_s;
    container.exitCode = 137;
    container.startedAt = noon;
    container.finishedAt = noon.addSecs(1);
    container.restartCount = 3;
    container.requests = {{0.5}, {9'007'199'254'740'993}};
    container.limits = {{1}, {5}};
    ContainerGroup group;
    group.id = {here, u"web"_s};
    group.engineId = u"pod"_s;
    group.name = u"web"_s;
    group.origin = ContainerGroup::Origin::Compose;
    group.state = GroupState::Degraded;
    group.reason = u"because"_s;
    group.isComplete = false;
    group.restartPolicy = RestartPolicy::OnFailure;
    group.containers = {container};
    group.address = u"127.1.2.3"_s;
    group.ports = {{u"127.1.2.3"_s, 8080, 80, Protocol::Udp}};
    group.location = u"eastus"_s;
    group.osType = u"Linux"_s;
    group.sku = u"Standard"_s;
    group.priority = u"Spot"_s;
    group.requested = {{2}, {4}};
    group.tags = {{u"a"_s, u"b"_s}};
    group.createdAt = noon;
    group.startedAt = noon.addSecs(2);
    group.endedAt = noon.addSecs(3);
    return group;
}

} // namespace

class TestStorage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theLedgerGivesBackWhatItGot()
    {
        LedgerEntry entry = fullSpan();
        {
            const auto database = Database::open(path());
            QVERIFY(database);
            SqlLedger(**database).put(entry);
            QCOMPARE(*SqlLedger(**database).load(), QList{entry});
            entry.endedAt = noon.addSecs(9);
            entry.lastSeenAt = noon.addSecs(9);
            SqlLedger(**database).put(entry); // the same span
        }
        const auto database = Database::open(path());
        QCOMPARE(*SqlLedger(**database).load(), QList{entry});
    }

    void theJournalGivesBackWhatItGot()
    {
        JournalEntry entry = fullAction();
        const auto database = Database::open(path());
        SqlJournal journal(**database);
        journal.put(entry);
        QCOMPARE(*journal.load(10), QList{entry});
        entry.endedAt = noon.addSecs(1);
        entry.outcome = ActionOutcome::Failed;
        entry.summary = u"No."_s;
        entry.detail = u"Never."_s;
        journal.put(entry);
        JournalEntry newer = fullAction();
        newer.id = u"y"_s;
        newer.startedAt = noon.addSecs(60);
        journal.put(newer);
        QCOMPARE(*journal.load(10), (QList{newer, entry}));
        QCOMPARE(*journal.load(1), QList{newer});
    }

    // Whether somebody is left to end an entry.
    void whoIsUnderWay()
    {
        const auto database = Database::open(path());
        const SqlJournal journal(**database);
        JournalEntry entry = fullAction();
        for (const qint64 process : {qint64(0), qint64(-1), qint64(1), qint64(4'000'000'000), qint64(QCoreApplication::applicationPid())}) {
            entry.processId = process; // nobody, another program, or one that had our number before
            QVERIFY(!journal.isUnderWay(entry));
        }
    }

    void readersAndWriterAtOnce()
    {
        const auto database = Database::open(path());
        SqlJournal journal(**database);
        QSignalSpy failures(database->get(), &Database::failed);
        std::atomic<int> mistakes = 0;
        QThreadPool readers;
        for (int reader = 0; reader < 4; ++reader)
            readers.start([&] {
                for (int i = 0; i < 20; ++i)
                    mistakes += !journal.load(1000);
            });
        for (int i = 0; i < 200; ++i) {
            JournalEntry entry = fullAction();
            entry.id = QString::number(i);
            journal.put(entry);
        }
        readers.waitForDone();
        QCOMPARE(mistakes.load(), 0);
        QCOMPARE(journal.load(1000)->size(), 200);
        QCOMPARE(failures.size(), 0);
    }

    // R-44
    void nobodyElseReadsIt()
    {
        const mode_t before = umask(0);
        const QString folder = m_folder->path() + u"/a/quayside"_s;
        QVERIFY(makePrivate(folder));
        QCOMPARE(modeOf(folder), 0700);
        {
            const auto database = Database::open(folder + u"/records.sqlite"_s);
            SqlLedger(**database).put(fullSpan());
            (*database)->flush();
            SnapshotFiles(folder).save(here, {noon, {fullGroup()}});
            SettingsFile(folder + u"/quayside.ini"_s).setValue(u"a"_s, 1);
            for (const QString &file : QDir(folder).entryList(QDir::Files))
                if (!file.endsWith(u".lock"_s))
                    QCOMPARE(file + QString::number(modeOf(folder + u'/' + file), 8), file + u"600"_s);
            QVERIFY(QDir(folder).entryList(QDir::Files).size() >= 3);
        }
        umask(before);
    }

    void aDamagedDatabaseIsSetAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("text") << QByteArray("This is no database.").repeated(100);
        QTest::newRow("noise behind a good head") << QByteArray("SQLite format 3\0", 16) + QByteArray(5000, '\xa5');
    }

    void aDamagedDatabaseIsSetAside()
    {
        QFETCH(QByteArray, content);
        put(path(), content);
        const auto database = Database::open(path());
        QVERIFY(!database);
        QCOMPARE(database.error().kind, Error::Kind::Storage);
        const QStringList aside = QDir(m_folder->path()).entryList({u"records.sqlite.damaged-*"_s}, QDir::Files, QDir::Name);
        QCOMPARE(aside.size(), 1);
        QVERIFY(database.error().summary.contains(aside.first()));
        QCOMPARE(contentOf(m_folder->filePath(aside.first())), content);
        QVERIFY(Database::open(path())); // begins anew
    }

    void aNewerDatabaseIsLeftAlone()
    {
        {
            const auto database = Database::open(path());
            (*database)->write(u"PRAGMA user_version = 99"_s, {});
        }
        const QByteArray before = contentOf(path());
        const auto database = Database::open(path());
        QVERIFY(!database);
        QVERIFY(database.error().summary.contains(u"newer"_s));
        QCOMPARE(contentOf(path()), before);
    }

    void aWriteThatFailsIsSaid()
    {
        const auto database = Database::open(path());
        QSignalSpy failures(database->get(), &Database::failed);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"no such table"_s));
        (*database)->write(u"INSERT INTO nowhere VALUES (1)"_s, {});
        (*database)->flush();
        QTRY_COMPARE(failures.size(), 1);
    }

    void snapshotsGiveBackWhatTheyGot()
    {
        const ConnectionId odd{u"../../etc \u00e9\n"_s};
        {
            SnapshotFiles files(m_folder->path());
            QCOMPARE(*files.load(here), Snapshot());
            files.save(here, {noon, {}});
            files.save(here, {noon, {fullGroup()}}); // the newest wins
            files.save(odd, {noon.addSecs(1), {}});
        }
        SnapshotFiles files(m_folder->path());
        QCOMPARE(*files.load(here), (Snapshot{noon, {fullGroup()}}));
        QCOMPARE(files.load(odd)->time, noon.addSecs(1));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 2);
    }

    void aDamagedSnapshotIsSetAside()
    {
        const QString file = snapshotFile();
        put(file, "{\"format\":1,\"groups\":[{\"na");
        SnapshotFiles files(m_folder->path());
        const auto loaded = files.load(here);
        QVERIFY(!loaded);
        const QStringList aside = QDir(m_folder->path()).entryList({u"*.damaged-*"_s}, QDir::Files);
        QCOMPARE(aside.size(), 1);
        QVERIFY(loaded.error().summary.contains(aside.first()));
        QCOMPARE(*files.load(here), Snapshot());
    }

    void aNewerSnapshotIsLeftAlone()
    {
        const QByteArray newer = "{\"format\":2,\"groups\":{}}";
        put(snapshotFile(), newer);
        {
            SnapshotFiles files(m_folder->path());
            QCOMPARE(files.load(here).error().kind, Error::Kind::Unsupported);
            files.save(here, {noon, {}});
        }
        QCOMPARE(contentOf(snapshotFile()), newer);
    }

    // R-42: whatever bit is turned over, it is read or it is an error.
    void everyBitOfASnapshot()
    {
        const QByteArray good = snapshotToJson({noon, {fullGroup()}});
        for (qsizetype bit = 0; bit < good.size() * 8; ++bit) {
            QByteArray bad = good;
            bad[bit / 8] = static_cast<char>(bad.at(bit / 8) ^ (1 << (bit % 8)));
            const auto snapshot = snapshotFromJson(bad, here);
            if (snapshot)
                for (const ContainerGroup &group : snapshot->groups)
                    QVERIFY(group.id.connection == here && group.state <= GroupState::Unknown);
        }
    }

    void draftsAreThereAgain()
    {
        const Draft fresh = fullDraft({}, 1);
        const Draft edit = fullDraft(u"../../etc/passwd \n"_s + QString(300, u'x'), 2);
        {
            DraftFiles files(m_folder->path());
            QVERIFY(files.load()->isEmpty());
            files.save(fullDraft({}, 0));
            files.save(fresh);
            files.save(edit);
            files.save(fullDraft(u"gone"_s, 3));
            files.discard({here, u"gone"_s});
            files.discard({here, u"never there"_s});
        }
        QCOMPARE(*DraftFiles(m_folder->path()).load(), (QList<Draft>{edit, fresh}));
        const QFileInfoList files = QDir(m_folder->path()).entryInfoList(QDir::Files);
        QCOMPARE(files.size(), 2);
        for (const QFileInfo &file : files)
            QCOMPARE(modeOf(file.filePath()), 0600);
    }

    // R-42: a damaged one is set aside, and the others are there.
    void aDamagedDraft()
    {
        DraftFiles(m_folder->path()).save(fullDraft({}, 1));
        put(m_folder->filePath(u"draft-0.json"_s), draftToJson(fullDraft({}, 1)).chopped(5));
        QCOMPARE(DraftFiles(m_folder->path()).load()->size(), 1);
        QCOMPARE(QDir(m_folder->path()).entryList({u"draft-0.json.damaged-*"_s}, QDir::Files).size(), 1);
        QVERIFY(!QFile::exists(m_folder->filePath(u"draft-0.json"_s)));
    }

    // R-43
    void aDraftOfANewerProgram()
    {
        const QString file = m_folder->filePath(u"draft-new.json"_s);
        const QByteArray newer = R"({"format":2,"text":"x","time":1})";
        put(file, newer);
        DraftFiles files(m_folder->path());
        const auto drafts = files.load();
        QVERIFY(!drafts);
        QVERIFY(drafts.error().summary.contains(u"newer"_s));
        files.save(fullDraft({}, 1));
        files.discard({});
        files.flush();
        QCOMPARE(contentOf(file), newer);
    }

    // What a kill in the middle of replaceFile() leaves goes, but nothing that another program may be writing, and nothing of others.
    void leftoversGo()
    {
        const QStringList old{u"groups-61.json.a1B2c3"_s, u"draft-new.json.ZZZZZZ"_s};
        const QStringList kept{u"groups-61.json"_s, u"groups-61.json.damaged-20261122-101010"_s, u"note.txt.abcdef"_s, u"other.json.abcdefg"_s};
        for (const QString &name : old + kept) {
            put(m_folder->filePath(name), "x");
            QFile file(m_folder->filePath(name));
            QVERIFY(file.open(QIODevice::ReadWrite) && file.setFileTime(QDateTime::currentDateTime().addSecs(-3600), QFile::FileModificationTime));
        }
        put(m_folder->filePath(u"groups-62.json.d4E5f6"_s), "x");
        clearLeftovers(m_folder->path());
        QStringList left = kept + QStringList{u"groups-62.json.d4E5f6"_s};
        left.sort();
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files, QDir::Name | QDir::LocaleAware).size(), left.size());
        for (const QString &name : left)
            QVERIFY2(QFile::exists(m_folder->filePath(name)), qPrintable(name));
    }

    void replaceFileIsWholeOrNot()
    {
        const QString file = m_folder->filePath(u"x"_s);
        QVERIFY(replaceFile(file, "one"));
        QVERIFY(replaceFile(file, "two"));
        QCOMPARE(contentOf(file), QByteArray("two"));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"x"_s});
        const auto failed = replaceFile(m_folder->filePath(u"no/such/folder"_s), "three");
        QVERIFY(!failed);
        QVERIFY(failed.error().summary.contains(u"no/such/folder"_s));
    }

    void settings()
    {
        const QString file = m_folder->filePath(u"quayside.ini"_s);
        {
            SettingsFile settings(file);
            QSignalSpy changed(&settings, &Settings::changed);
            QCOMPARE(settings.value(u"a"_s, 7), 7);
            settings.setValue(u"a"_s, u"ü, \"x\""_s);
            settings.setValue(u"a"_s, u"ü, \"x\""_s);
            QCOMPARE(changed.size(), 1);
        }
        QCOMPARE(SettingsFile(file).value(u"a"_s), u"ü, \"x\""_s);
    }

    // A program that was killed at the wrong moment leaves it; nobody waits for it.
    void aLockOfNobody()
    {
        const QString file = m_folder->filePath(u"quayside.ini"_s);
        put(file + u".lock"_s, {});
        QElapsedTimer timer;
        timer.start();
        SettingsFile(file).setValue(u"a"_s, 1);
        QVERIFY2(timer.elapsed() < 5000, QByteArray::number(timer.elapsed()).constData());
        QCOMPARE(SettingsFile(file).value(u"a"_s), 1);
    }

private:
    QString path() const { return m_folder->filePath(u"records.sqlite"_s); }
    QString snapshotFile() const { return m_folder->filePath(u"groups-%1.json"_s.arg(QString::fromLatin1(here.value.toUtf8().toHex()))); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestStorage)
#include "tst_storage.moc"
