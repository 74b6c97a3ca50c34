// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/database.h"
#include "app/storage/folders.h"
#include "app/storage/records.h"
#include "app/storage/settingsfile.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("nothing");
}

JournalEntry entry(int number)
{
    JournalEntry entry;
    entry.id = QString::number(number);
    entry.startedAt = QDateTime::fromSecsSinceEpoch(1'790'000'000 + number, Qt::UTC);
    entry.spec = QString(20'000, u'x');
    return entry;
}

} // namespace

// A disk of 512 KB of the test's own, in a mount namespace that goes with it.
class TestFullDisk : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path(const QString &name) const { return m_folder.filePath(name); }

    // Whatever fits.
    void fill() const
    {
        QFile file(path(u"ballast"_s));
        QVERIFY(file.open(QIODevice::Append | QIODevice::Unbuffered));
        for (int size : {65'536, 4096, 1})
            while (file.write(QByteArray(size, 'x')) == size) { }
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (geteuid() != 0 || unshare(CLONE_NEWNS) != 0 || mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
            QSKIP("A disk of our own needs root rights.");
    }

    void init() { QCOMPARE(mount("full", QFile::encodeName(m_folder.path()).constData(), "tmpfs", 0, "size=512k"), 0); }
    void cleanup() { QCOMPARE(umount2(QFile::encodeName(m_folder.path()).constData(), MNT_DETACH), 0); }

    void aFileStaysAsItWas()
    {
        const QString file = path(u"list.json"_s);
        QVERIFY(replaceFile(file, "old"));
        fill();
        const Result<> written = replaceFile(file, QByteArray(100'000, 'n'));
        QVERIFY(!written);
        QVERIFY2(written.error().summary.contains(file) && written.error().summary.contains(u"No space left"_s), qPrintable(written.error().summary));
        QCOMPARE(contentOf(file), QByteArray("old"));
        QCOMPARE(QDir(m_folder.path()).entryList({u"list*"_s}, QDir::Files), QStringList{u"list.json"_s});
    }

    // Filled up from within: a write that begins to fit and does not end.
    void halfAFileIsNone()
    {
        const QString file = path(u"list.json"_s);
        QVERIFY(replaceFile(file, "old"));
        const Result<> written = replaceFile(file, QByteArray(1'000'000, 'n'));
        QVERIFY(!written);
        QVERIFY2(written.error().summary.contains(u"No space left"_s), qPrintable(written.error().summary));
        QCOMPARE(contentOf(file), QByteArray("old"));
    }

    void whatIsRecordedStaysAndTheRestIsSaid()
    {
        const QString file = path(u"records.sqlite"_s);
        {
            const auto database = Database::open(file);
            QVERIFY2(database, database ? "" : qPrintable(database.error().summary));
            SqlJournal journal(**database);
            QSignalSpy failures(database->get(), &Database::failed);
            journal.put(entry(1));
            (*database)->flush();
            fill();
            for (int i = 2; i < 40; ++i)
                journal.put(entry(i));
            (*database)->flush();
            QTRY_VERIFY(!failures.isEmpty());
            const QString summary = failures.first().first().value<Error>().summary;
            qInfo().noquote() << summary;
            QVERIFY2(summary.contains(u"disk"_s, Qt::CaseInsensitive) || summary.contains(file), qPrintable(summary));
        }
        fill();
        // Begun again on a disk that is full: nothing is taken for damaged.
        {
            const auto again = Database::open(file);
            qInfo().noquote() << (again ? u"opened"_s : again.error().summary);
            QCOMPARE(QDir(m_folder.path()).entryList({u"*damaged*"_s}), QStringList());
        }
        QVERIFY(QFile::remove(path(u"ballast"_s)));
        const auto database = Database::open(file);
        QVERIFY2(database, database ? "" : qPrintable(database.error().summary));
        SqlJournal journal(**database);
        const Result<QList<JournalEntry>> kept = journal.load(100);
        QVERIFY(kept && !kept->isEmpty());
        QCOMPARE(kept->last().id, u"1"_s);
    }

    void settingsStayAsTheyWere()
    {
        const QString file = path(u"quayside.ini"_s);
        SettingsFile(file).setValue(u"a"_s, u"old"_s);
        fill();
        SettingsFile(file).setValue(u"a"_s, QString(10'000, u'n'));
        const QString read = SettingsFile(file).value(u"a"_s).toString();
        QVERIFY(read == u"old" || read == QString(10'000, u'n'));
        QVERIFY(QFile::remove(path(u"ballast"_s)));
    }
};

QTEST_GUILESS_MAIN(TestFullDisk)
#include "tst_fulldisk.moc"
