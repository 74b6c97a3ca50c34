// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/triggers/foldersource.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestFolderSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder.emplace();
        m_trigger = {};
        m_trigger.folder = m_folder->filePath(u"in"_s);
        QDir(m_folder->path()).mkdir(u"in"_s);
        m_events.clear();
        m_source.reset();
    }

    void tellsOfWhatAppears_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<bool>("isTold");
        QTest::newRow("any") << u"a"_s << u"*"_s << true;
        QTest::newRow("fits") << u"a.csv"_s << u"*.csv"_s << true;
        QTest::newRow("does not fit") << u"a.txt"_s << u"*.csv"_s << false;
        QTest::newRow("case counts") << u"a.CSV"_s << u"*.csv"_s << false;
        QTest::newRow("hidden") << u".a.csv"_s << u"*"_s << false;
        QTest::newRow("begins with a dash") << u"-rf"_s << u"*"_s << true;
        QTest::newRow("line end in the name") << u"a\nb"_s << u"*"_s << true;
        QTest::newRow("spaces and signs") << u"ä $(touch x) .csv"_s << u"*.csv"_s << true;
        QTest::newRow("set") << u"b.csv"_s << u"[ab].csv"_s << true;
    }

    void tellsOfWhatAppears()
    {
        QFETCH(QString, name);
        QFETCH(QString, pattern);
        QFETCH(bool, isTold);
        m_trigger.pattern = pattern;
        begin();
        write(name, "x");
        pass(10s);
        QCOMPARE(m_events.size(), isTold ? 1 : 0);
        if (isTold)
            QCOMPARE(m_events.first().file, m_trigger.folder + u'/' + name);
    }

    void tellsOfNothingTwice()
    {
        begin();
        write(u"a"_s, "x");
        pass(10s);
        QCOMPARE(m_events.size(), 1);
        pass(30s);
        QCOMPARE(m_events.size(), 1); // told, and nobody has answered yet
        m_source->take(m_events.first().key, u"run"_s);
        pass(30s);
        QCOMPARE(m_events.size(), 1);
        begin({m_events.first().key}); // after a restart
        pass(30s);
        QCOMPARE(m_events.size(), 1);
    }

    void tellsAgainWhatWasRefused()
    {
        begin();
        write(u"a"_s, "x");
        pass(10s);
        m_source->take(m_events.first().key, failure(Error::Kind::Conflict, u"too many"_s));
        pass(10s);
        QCOMPARE(m_events.size(), 2);
        QCOMPARE(m_events.first().key, m_events.last().key);
    }

    void aFileThatIsReplacedIsAnotherOne_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("written anew") << 0;
        QTest::newRow("another one moved over it") << 1;
        QTest::newRow("more is written to it") << 2;
        QTest::newRow("touched") << 3;
    }

    void aFileThatIsReplacedIsAnotherOne()
    {
        QFETCH(int, how);
        begin();
        write(u"a"_s, "x");
        pass(10s);
        m_source->take(m_events.first().key, u"run"_s);
        QTest::qSleep(20); // file systems count time in small steps
        if (how == 0)
            write(u"a"_s, "y");
        if (how == 1) {
            write(u"../b"_s, "y");
            QCOMPARE(::rename(QFile::encodeName(m_folder->filePath(u"b"_s)).constData(), QFile::encodeName(m_trigger.folder + u"/a"_s).constData()), 0);
        }
        if (how == 2)
            write(u"a"_s, "y", QIODevice::Append);
        if (how == 3)
            QCOMPARE(utimensat(AT_FDCWD, QFile::encodeName(m_trigger.folder + u"/a"_s).constData(), nullptr, 0), 0);
        pass(10s);
        QCOMPARE(m_events.size(), 2);
        QVERIFY(m_events.first().key != m_events.last().key);
    }

    void aFileThatIsMovedAwayAndBackIsTheSame()
    {
        begin();
        write(u"a"_s, "x");
        pass(10s);
        m_source->take(m_events.first().key, u"run"_s);
        QVERIFY(QFile::rename(m_trigger.folder + u"/a"_s, m_folder->filePath(u"a"_s)));
        pass(10s);
        QVERIFY(QFile::rename(m_folder->filePath(u"a"_s), m_trigger.folder + u"/a"_s));
        pass(10s);
        QCOMPARE(m_events.size(), 1);
    }

    void waitsUntilItIsWritten()
    {
        begin();
        QFile file(m_trigger.folder + u"/a"_s);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        file.write("half");
        pass(60s); // nothing is written for a minute
        QCOMPARE(m_events.size(), 0);
        file.close();
        pass(FolderSource::quiet - 500ms);
        QCOMPARE(m_events.size(), 0);
        pass(2s);
        QCOMPARE(m_events.size(), 1);
    }

    void waitsWhileItGrowsInPieces()
    {
        begin();
        for (int piece = 0; piece < 10; ++piece) {
            write(u"a"_s, "piece", QIODevice::Append); // closed after each
            QTest::qSleep(5);
            pass(1s);
        }
        QCOMPARE(m_events.size(), 0);
        pass(5s);
        QCOMPARE(m_events.size(), 1);
    }

    void leavesOthersAlone()
    {
        QDir(m_trigger.folder).mkdir(u"folder"_s);
        write(u"folder/a"_s, "x");
        write(u"../elsewhere"_s, "x");
        QVERIFY(QFile::link(m_folder->filePath(u"elsewhere"_s), m_trigger.folder + u"/link"_s));
        QCOMPARE(mkfifo(QFile::encodeName(m_trigger.folder + u"/pipe"_s).constData(), 0600), 0);
        begin();
        pass(10s);
        QCOMPARE(m_events.size(), 0);
    }

    void aFolderThatIsMissingIsSaidAndWaitedFor()
    {
        QDir(m_folder->path()).rmdir(u"in"_s);
        begin();
        pass(1s);
        QVERIFY(m_source->problem() && m_source->problem()->summary.contains(m_trigger.folder));
        QDir(m_folder->path()).mkdir(u"in"_s);
        write(u"a"_s, "x");
        pass(15s);
        QVERIFY(!m_source->problem());
        QCOMPARE(m_events.size(), 1);
    }

    void aBurstComesInPortions()
    {
        for (int i = 0; i < 250; ++i)
            write(QString::number(i), "x");
        begin();
        pass(3s);
        QVERIFY(!m_events.isEmpty() && m_events.size() <= 2 * FolderSource::mostAtOnce);
        pass(10s);
        QCOMPARE(m_events.size(), 250);
        QSet<QString> files;
        for (const TriggerEvent &event : std::as_const(m_events))
            files.insert(event.file);
        QCOMPARE(files.size(), 250);
    }

private:
    void begin(const QSet<QString> &seen = {})
    {
        m_source = std::make_unique<FolderSource>(m_trigger, m_clock);
        connect(m_source.get(), &TriggerSource::happened, this, [this](const TriggerEvent &event) { m_events.append(event); });
        m_source->begin(seen);
    }

    // The looks are made by another thread, in real time.
    void pass(std::chrono::milliseconds time)
    {
        for (; time > 0ms; time -= 500ms) {
            for (int turn = 0; turn < 3; ++turn) {
                QThreadPool::globalInstance()->waitForDone();
                QCoreApplication::processEvents();
            }
            m_clock.advance(500ms);
        }
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
    }

    void write(const QString &name, const QByteArray &content, QIODevice::OpenMode mode = QIODevice::WriteOnly)
    {
        QFile file(m_trigger.folder + u'/' + name);
        QVERIFY(file.open(mode));
        file.write(content);
    }

    std::optional<QTemporaryDir> m_folder;
    ManualClock m_clock{QDateTime::fromMSecsSinceEpoch(1'795'348'800'000, Qt::UTC)};
    Trigger m_trigger;
    std::unique_ptr<FolderSource> m_source;
    QList<TriggerEvent> m_events;
};

QTEST_GUILESS_MAIN(TestFolderSource)
#include "tst_foldersource.moc"
