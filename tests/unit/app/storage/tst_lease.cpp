// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/lockfilelease.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>

#include <fcntl.h>
#include <sys/stat.h>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

// This program once more, as somebody else who wants the lease; says so when it is theirs.
struct Other
{
    explicit Other(const QString &folder)
    {
        process.start(QCoreApplication::applicationFilePath(), {u"--hold"_s, folder});
        process.waitForStarted();
    }
    ~Other()
    {
        process.kill();
        process.waitForFinished();
    }
    bool hasIt(int patience = 5000)
    {
        if (!said && (process.bytesAvailable() > 0 || process.waitForReadyRead(patience)))
            said = process.readAll().contains("held");
        return said;
    }

    QProcess process;
    bool said = false;
};

constexpr int patience = 3 * LockFileLease::period;

int holdForever(const QString &folder)
{
    LockFileLease lease(folder, u"engine"_s, u"other"_s);
    QObject::connect(&lease, &Lease::changed, &lease, [&lease] {
        if (lease.isHeld())
            puts("held");
        fflush(stdout);
    });
    lease.begin();
    return QCoreApplication::exec();
}

} // namespace

class TestLease : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder.emplace();
        QVERIFY(m_folder->isValid());
    }

    void isOursAtOnce()
    {
        LockFileLease lease(m_folder->path(), u"engine"_s, u"we"_s);
        QSignalSpy changed(&lease, &Lease::changed);
        lease.begin();
        QVERIFY(lease.isHeld());
        QCOMPARE(changed.size(), 1);
        QVERIFY(!lease.problem());
    }

    void othersHearWhatWeTell()
    {
        auto first = std::make_unique<LockFileLease>(m_folder->path(), u"engine"_s, u"we"_s);
        first->begin();
        LockFileLease second(m_folder->path(), u"engine"_s, u"others"_s);
        second.begin();
        QCOMPARE(second.told(), QByteArray());
        first->tell("all is well");
        QTRY_COMPARE_WITH_TIMEOUT(second.told(), QByteArray("all is well"), patience);
        QCOMPARE(first->told(), QByteArray());
        first.reset();
        QTRY_VERIFY_WITH_TIMEOUT(second.isHeld(), patience);
        QCOMPARE(second.told(), QByteArray());
        QCOMPARE(QDir(m_folder->path()).entryList({u"*.told*"_s}, QDir::Files), QStringList());
    }

    void isOneProgramsAlone()
    {
        Other other(m_folder->path());
        QVERIFY(other.hasIt());
        LockFileLease lease(m_folder->path(), u"engine"_s, u"we"_s);
        lease.begin();
        QVERIFY(!lease.isHeld());
        QCOMPARE(lease.holder(), u"other (process %1)"_s.arg(other.process.processId()));
        LockFileLease elsewhere(m_folder->path(), u"another engine"_s, u"we"_s);
        elsewhere.begin();
        QVERIFY(elsewhere.isHeld());
    }

    void ofManyOneHasIt()
    {
        std::vector<std::unique_ptr<Other>> others;
        for (int i = 0; i < 5; ++i)
            others.push_back(std::make_unique<Other>(m_folder->path()));
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::any_of(others, [](const auto &other) { return other->hasIt(10); }), 5000);
        QTest::qWait(1000);
        int holders = 0;
        for (const auto &other : others)
            holders += other->hasIt(10) ? 1 : 0;
        QCOMPARE(holders, 1);
    }

    void isTakenOverFromTheKilled_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("kill -9") << SIGKILL;
        QTest::newRow("terminate") << SIGTERM;
    }

    void isTakenOverFromTheKilled()
    {
        QFETCH(int, signal);
        Other other(m_folder->path());
        QVERIFY(other.hasIt());
        LockFileLease lease(m_folder->path(), u"engine"_s, u"we"_s);
        lease.begin();
        QVERIFY(!lease.isHeld());
        ::kill(static_cast<pid_t>(other.process.processId()), signal);
        QVERIFY(other.process.waitForFinished());
        QTRY_VERIFY_WITH_TIMEOUT(lease.isHeld(), patience);
        QCOMPARE(lease.holder(), QString());
    }

    // Who stands still may go on in the next moment: two would drive.
    void isNotTakenFromTheStopped()
    {
        Other other(m_folder->path());
        QVERIFY(other.hasIt());
        const auto process = static_cast<pid_t>(other.process.processId());
        ::kill(process, SIGSTOP);
        LockFileLease lease(m_folder->path(), u"engine"_s, u"we"_s);
        lease.begin();
        QTest::qWait(LockFileLease::period + 500);
        QVERIFY(!lease.isHeld());
        ::kill(process, SIGCONT);
    }

    // Somebody sets the clock back by years, or forth: the file seems to be older, or of the future.
    void timesMeanNothing_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("long ago") << qint64(1);
        QTest::newRow("in the future") << qint64(4'000'000'000);
    }

    void timesMeanNothing()
    {
        QFETCH(qint64, seconds);
        Other other(m_folder->path());
        QVERIFY(other.hasIt());
        LockFileLease lease(m_folder->path(), u"engine"_s, u"we"_s);
        lease.begin();
        const timespec time{seconds, 0};
        const timespec times[2] = {time, time};
        const QStringList files = QDir(m_folder->path()).entryList({u"lease-*"_s});
        QCOMPARE(files.size(), 1);
        QCOMPARE(utimensat(AT_FDCWD, QFile::encodeName(m_folder->filePath(files.first())).constData(), times, 0), 0);
        QTest::qWait(LockFileLease::period + 500);
        QVERIFY(!lease.isHeld());
    }

    // So that what one that was killed left in the engine is known to be nobody's.
    void itsIdGoesToTheNextHolder()
    {
        LockFileLease elsewhere(m_folder->path(), u"another engine"_s, u"we"_s);
        elsewhere.begin();
        auto first = std::make_unique<LockFileLease>(m_folder->path(), u"engine"_s, u"we"_s);
        first->begin();
        const QString id = first->id();
        QVERIFY(!id.isEmpty() && id != elsewhere.id());
        LockFileLease second(m_folder->path(), u"engine"_s, u"others"_s);
        second.begin();
        QCOMPARE(second.id(), QString()); // not now
        QVERIFY(second.holder().startsWith(u"we (") && !second.holder().contains(id));
        first.reset();
        QTRY_VERIFY_WITH_TIMEOUT(second.isHeld(), patience);
        QCOMPARE(second.id(), id);
    }

    void aCopiedIdIsNotTaken_data()
    {
        QTest::addColumn<QByteArray>("left");
        QTest::newRow("of another start of a machine") << QByteArray("we (process 1)\n00000000-0123456789abcdef0123456789abcdef");
        QTest::newRow("none") << QByteArray("we (process 1)");
        QTest::newRow("damage") << QByteArray(5000, '\n');
    }
    void aCopiedIdIsNotTaken()
    {
        QFETCH(QByteArray, left);
        std::make_unique<LockFileLease>(m_folder->path(), u"engine"_s, u"we"_s)->begin();
        QFile file(m_folder->filePath(QDir(m_folder->path()).entryList({u"lease-*.lock"_s}).value(0)));
        QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly));
        file.write(left);
        file.resize(left.size());
        file.close();
        LockFileLease lease(m_folder->path(), u"engine"_s, u"we"_s);
        lease.begin();
        QCOMPARE(lease.id().size(), 41);
        QVERIFY(!left.contains(lease.id().toLatin1()));
    }

    void saysWhyNobodyCanHaveIt()
    {
        LockFileLease lease(m_folder->path() + u"/none"_s, u"engine"_s, u"we"_s);
        lease.begin();
        QVERIFY(!lease.isHeld());
        QVERIFY(lease.problem() && lease.problem()->summary.contains(u"/none/"_s));
    }

private:
    std::optional<QTemporaryDir> m_folder;
};

int main(int argc, char **argv)
{
    QCoreApplication program(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--hold") == 0)
        return holdForever(QString::fromLocal8Bit(argv[2]));
    TestLease test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_lease.moc"
