// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/coldsegment.h"
#include "app/storage/logsegmentfiles.h"
#include "tests/unit/app/storage/logpagesof.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

const GroupId web{{u"podman"_s}, u"web"_s};
const GroupId other{{u"podman"_s}, u"../../etc/\u00e9\n"_s};
constexpr qint64 megabyte = 1024 * 1024;

// A store with bounds that a test can reach.
LogBounds small()
{
    return {.segment = megabyte, .hot = 2 * megabyte, .group = 1024 * megabyte, .total = 4096 * megabyte};
}

LogPage kept(const QString &folder, const GroupId &group = web)
{
    LogSegmentFiles store(folder);
    return everything(*store.open(group)->pages);
}

// The same lines one after the other.
LogPage joined(const QList<LogPage> &pages)
{
    LogPage all;
    all.firstLine = pages.value(0).firstLine;
    for (const LogPage &page : pages) {
        all.text += page.text;
        all.stamps += page.stamps;
        all.lines += page.lines;
    }
    return all;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

} // namespace

class TestLogSegments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void givesBackWhatItGot_data()
    {
        QTest::addColumn<QList<QByteArray>>("lines");
        QTest::newRow("text") << QList<QByteArray>{"one", "two", "three"};
        QTest::newRow("invalid UTF-8") << QList<QByteArray>{"\xff\xfe", "\xc0\xaf", "\xed\xa0\x80", "caf\xc3"};
        QTest::newRow("NULs") << QList<QByteArray>{QByteArray("\0", 1), QByteArray("a\0b\0", 4), QByteArray(1000, '\0')};
        QTest::newRow("escapes") << QList<QByteArray>{"\x1b]52;c;cm0gLXJm\x07", "\x1b[2J\x1b[1;1H", "\x1bP$q\x1b\\", "a\rb", "\x0c"};
        QTest::newRow("empty lines") << QList<QByteArray>(3000, QByteArray());
        QTest::newRow("a long line") << QList<QByteArray>{"before", QByteArray(300'000, 'x'), "after"};
        QTest::newRow("many pages") << QList<QByteArray>(20'000, QByteArray(100, 'y'));
    }

    void givesBackWhatItGot()
    {
        QFETCH(QList<QByteArray>, lines);
        const LogPage page = pageOf(0, lines);
        {
            LogSegmentFiles store(m_folder->path());
            QCOMPARE(store.open(web)->nextLine(), 0);
            store.append(web, page);
            store.flush();
            QCOMPARE(everything(*store.open(web)->pages), page); // while it writes
        }
        QCOMPARE(kept(m_folder->path()), page); // and for the next program
        QVERIFY(ColdSegment::compress(segment(0)));
        QFile::remove(segment(0).text());
        QFile::remove(segment(0).lines());
        QCOMPARE(kept(m_folder->path()), page); // and when it has grown cold
    }

    // it is kept whole as far as a line may go, and takes a page for itself.
    void aLineOfAHundredMegabytes()
    {
        LogPage page;
        for (int i = 0; i < 100; ++i)
            page.append(QByteArray(megabyte, static_cast<char>('a' + i % 26)), {});
        page.text.replace('\n', 'n');
        page.text[page.text.size() - 1] = '\n';
        page.lines = 1;
        page.stamps = {{}};
        LogSegmentFiles store(m_folder->path(), {}, 256 * megabyte);
        store.append(web, numbered(0, 10));
        page.firstLine = 10;
        store.append(web, page);
        store.append(web, numbered(11, 10));
        store.flush();
        const auto pages = store.open(web)->pages;
        QCOMPARE(pages->endLine(), 21);
        QCOMPARE(pages->page(10, LogPages::Want::TextAndStamps), page);
        QCOMPARE(pages->page(11, LogPages::Want::TextAndStamps), numbered(11, 10));
    }

    void aMillionEmptyLines()
    {
        LogSegmentFiles store(m_folder->path());
        const LogPage page = pageOf(0, QList<QByteArray>(1'000'000, QByteArray()));
        store.append(web, page);
        store.flush();
        QCOMPARE(store.open(web)->nextLine(), 1'000'000);
        const LogPage last = store.open(web)->pages->page(999'999, LogPages::Want::TextAndStamps);
        QCOMPARE(last.stamps.last(), page.stamps.last());
    }

    // P-04: in larger pieces, each line in one of them; a line that is too long for them changes nothing.
    void isSearchedInLargerPieces()
    {
        LogSegmentFiles store(m_folder->path());
        LogPage page = numbered(0, 50'000);
        page.append(QByteArray(5 * megabyte, 'x'), {});
        store.append(web, page);
        store.flush();
        const auto pages = store.open(web)->pages;
        QList<qint64> starts;
        QByteArray text;
        for (qint64 end = pages->endLine(); end > 0; end = starts.last()) {
            starts.append(pages->pageStart(end - 1, LogPages::Want::Text));
            const LogPage piece = pages->page(end - 1, LogPages::Want::Text);
            QCOMPARE(piece.firstLine, starts.last());
            QCOMPARE(piece.endLine(), end);
            text.prepend(piece.text);
        }
        QCOMPARE(text, page.text);
        QCOMPARE(starts, (QList<qint64>{50'000, 49'152, 32'768, 16'384, 0}));
    }

    void linesComeInAnyPortions()
    {
        QList<LogPage> pages;
        LogSegmentFiles store(m_folder->path(), small());
        qint64 line = 0;
        for (int i = 0; i < 400; ++i) {
            pages.append(numbered(line, 1 + i * 7 % 500));
            line = pages.last().endLine();
            store.append(web, pages.last());
        }
        store.flush();
        QVERIFY(files(u"*.zst"_s) > 0); // some have grown cold
        QVERIFY(files(u"*.log"_s) > 1); // and some have not
        QCOMPARE(everything(*store.open(web)->pages), joined(pages));
    }

    void goesOnWhereItEnded()
    {
        QList<LogPage> pages;
        for (int run = 0; run < 20; ++run) {
            LogSegmentFiles store(m_folder->path(), small());
            const qint64 next = store.open(web)->nextLine();
            QCOMPARE(next, run * 2000);
            pages.append(numbered(next, 2000));
            store.append(web, pages.last());
        }
        QCOMPARE(kept(m_folder->path()), joined(pages));
    }

    void whatIsKnownOfAGroupIsKept()
    {
        {
            LogSegmentFiles store(m_folder->path());
            QCOMPARE(store.addContainer(web, u"app"_s), 0);
            QCOMPARE(store.addContainer(web, u"db \u00e9"_s), 1);
            QCOMPARE(store.addContainer(web, u"app"_s), 0);
            QCOMPARE(store.addContainer(other, u"app"_s), 0);
            store.setRecorded(other, LogSegments::Recording::Always);
        }
        LogSegmentFiles store(m_folder->path());
        QCOMPARE(store.open(web)->containers, (QStringList{u"app"_s, u"db \u00e9"_s}));
        QCOMPARE(store.addContainer(web, u"new"_s), 2);
        QVERIFY(store.open(other)->isRecorded);
        QVERIFY(!store.open(web)->isRecorded);
        QList<GroupId> groups = store.groups();
        std::ranges::sort(groups);
        QCOMPARE(groups, (QList<GroupId>{other, web}));
    }

    void theOldestOfAGroupMakeRoom()
    {
        LogBounds bounds = small();
        bounds.group = 4 * megabyte;
        bounds.hot = 100 * megabyte;
        LogSegmentFiles store(m_folder->path(), bounds);
        for (qint64 line = 0; line < 200'000; line += 1000) {
            store.append(web, numbered(line, 1000));
            store.flush();
            QVERIFY(bytesOnDisk() <= bounds.group + bounds.segment * 3 / 2);
        }
        const auto pages = store.open(web)->pages;
        QVERIFY(pages->firstLine() > 0);
        QCOMPARE(pages->endLine(), 200'000);
        QVERIFY(pages->endLine() - pages->firstLine() > 20'000); // no more than must go
        QCOMPARE(everything(*pages), numbered(pages->firstLine(), pages->endLine() - pages->firstLine()));
        QCOMPARE(pages->page(0, LogPages::Want::Text).lines, 0);
    }

    // A person asks for less: it counts at once, also for groups that nobody writes to.
    void newBoundsCountAtOnce()
    {
        {
            LogSegmentFiles store(m_folder->path(), small());
            for (const GroupId &group : {web, other})
                for (qint64 line = 0; line < 100'000; line += 1000)
                    store.append(group, numbered(line, 1000));
            store.flush();
            QCOMPARE(store.open(web)->pages->firstLine(), 0);
            LogBounds bounds = small();
            bounds.group = 2 * megabyte;
            store.setBounds(bounds);
            store.flush();
            QVERIFY(bytesOnDisk() <= 2 * (bounds.group + bounds.segment));
            store.append(web, numbered(100'000, 1000));
            store.flush();
            const auto pages = store.open(web)->pages;
            QVERIFY(pages->firstLine() > 0);
            QCOMPARE(everything(*pages), numbered(pages->firstLine(), 101'000 - pages->firstLine()));
        }
        QVERIFY(kept(m_folder->path(), other).firstLine > 0);
    }

    void theGroupThatIsSilentMakesRoomFirst()
    {
        {
            LogSegmentFiles store(m_folder->path(), small());
            for (qint64 line = 0; line < 50'000; line += 1000)
                store.append(other, numbered(line, 1000));
        }
        QTest::qSleep(20);
        LogBounds bounds = small();
        bounds.total = 3 * megabyte;
        LogSegmentFiles store(m_folder->path(), bounds);
        for (qint64 line = 0; line < 30'000; line += 1000)
            store.append(web, numbered(line, 1000));
        store.flush();
        QCOMPARE(everything(*store.open(web)->pages), numbered(0, 30'000));
        QVERIFY(store.open(other)->pages->firstLine() > 0);
        QVERIFY(bytesOnDisk() < bounds.total + 2 * bounds.segment);
    }

    void forgets()
    {
        LogSegmentFiles store(m_folder->path());
        store.addContainer(web, u"app"_s);
        store.append(web, numbered(0, 1000));
        store.append(other, numbered(0, 10));
        store.forget(web);
        QCOMPARE(store.open(web)->nextLine(), 0);
        QCOMPARE(store.open(web)->containers, QStringList());
        QCOMPARE(store.open(other)->nextLine(), 10);
        store.append(web, numbered(0, 5));
        store.flush();
        QCOMPARE(everything(*store.open(web)->pages), numbered(0, 5));
    }

    //
    void nobodyElseReadsIt()
    {
        const mode_t before = umask(0);
        const QString folder = m_folder->filePath(u"logs"_s);
        {
            LogSegmentFiles store(folder);
            store.addContainer(web, u"app"_s);
            store.append(web, numbered(0, 10));
            store.flush();
        }
        umask(before);
        QDirIterator entries(folder, QDir::AllEntries | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
        int count = 0;
        while (entries.hasNext()) {
            struct stat status{};
            const QString path = entries.next();
            QCOMPARE(stat(QFile::encodeName(path).constData(), &status), 0);
            if (!path.endsWith(u".lock"_s))
                QVERIFY2((status.st_mode & 077) == 0, qPrintable(path));
            ++count;
        }
        QVERIFY(count >= 4);
    }

    void anotherProgramOnlyReads()
    {
        LogSegmentFiles writer(m_folder->path());
        writer.append(web, numbered(0, 10));
        writer.flush();
        LogSegmentFiles reader(m_folder->path());
        QSignalSpy said(&reader, &LogSegments::paused);
        QCOMPARE(reader.open(web)->nextLine(), 10);
        reader.append(web, numbered(10, 10));
        reader.append(web, numbered(20, 10));
        reader.flush();
        QCOMPARE(said.size(), 1);
        writer.append(web, numbered(10, 5));
        writer.flush();
        QCOMPARE(everything(*writer.open(web)->pages), numbered(0, 15));
    }

    void eachWritesWhatIsItsOwn()
    {
        LogSegmentFiles first(m_folder->path());
        LogSegmentFiles second(m_folder->path());
        first.append(web, numbered(0, 10));
        second.append(other, numbered(0, 20));
        first.flush();
        second.flush();
        QCOMPARE(first.open(other)->nextLine(), 20);
        QCOMPARE(second.open(web)->nextLine(), 10);
        first.append(web, numbered(10, 5));
        first.flush();
        QCOMPARE(second.open(web)->nextLine(), 15); // as it is now
    }

    void whoIsLeftGoesOn()
    {
        auto first = std::make_unique<LogSegmentFiles>(m_folder->path());
        LogSegmentFiles second(m_folder->path());
        QSignalSpy freed(&second, &LogSegments::freed);
        first->append(web, numbered(0, 10));
        first->flush();
        second.append(web, numbered(10, 1)); // the first writes it
        first->append(web, numbered(10, 5));
        first->flush();
        first.reset();
        QTRY_COMPARE_WITH_TIMEOUT(freed.size(), 1, 3 * LogSegmentFiles::period);
        second.append(web, numbered(12, 3)); // of somebody who does not know what was written meanwhile
        QTRY_COMPARE_WITH_TIMEOUT(freed.size(), 2, 3 * LogSegmentFiles::period);
        QCOMPARE(second.open(web)->nextLine(), 15);
        second.append(web, numbered(15, 5));
        second.flush();
        QCOMPARE(everything(*second.open(web)->pages), numbered(0, 20));
    }

    void recordingIsAPersonsChoiceWhoeverWrites()
    {
        LogSegmentFiles writer(m_folder->path());
        QCOMPARE(writer.addContainer(web, u"app"_s), 0);
        writer.setRecorded(web, LogSegments::Recording::Always);
        writer.append(web, numbered(0, 10));
        writer.flush();
        LogSegmentFiles reader(m_folder->path());
        reader.setRecorded(web, LogSegments::Recording::WhenLookedAt);
        reader.flush();
        LogSegmentFiles later(m_folder->path());
        QVERIFY(!later.open(web)->isRecorded);
        QCOMPARE(later.open(web)->containers, QStringList{u"app"_s});
    }

    // A disk without room, made by a limit for files of this process: recording pauses, says so, and goes on.
    void aFullDisk()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        LogSegmentFiles store(m_folder->path(), {}, megabyte);
        QSignalSpy paused(&store, &LogSegments::paused);
        QSignalSpy resumed(&store, &LogSegments::resumed);
        store.append(web, numbered(0, 1000));
        store.flush();
        limitFiles(40'000);
        for (qint64 line = 1000; line < 5000; line += 100)
            store.append(web, numbered(line, 100)); // these fit into memory
        store.flush();
        QCOMPARE(paused.size(), 1);
        const QString words = paused.first().first().value<Error>().summary;
        QVERIFY2(words.contains(u"File too large"_s) && words.contains(m_folder->path()), qPrintable(words));
        QCOMPARE(everything(*store.open(web)->pages), numbered(0, store.open(web)->nextLine())); // whole as far as it goes
        limitFiles(RLIM_INFINITY);
        QTRY_COMPARE_WITH_TIMEOUT(resumed.size(), 1, 10'000); // by itself
        store.flush();
        QCOMPARE(everything(*store.open(web)->pages), numbered(0, 5000));
    }

    // What does not even fit into memory gets a mark in its place.
    void aDiskThatIsFullForLong()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        {
            LogSegmentFiles store(m_folder->path(), {}, 100'000);
            store.append(web, numbered(0, 100));
            store.flush();
            limitFiles(20'000);
            for (qint64 line = 100; line < 50'000; line += 100) {
                store.append(web, numbered(line, 100));
                store.flush();
            }
            limitFiles(RLIM_INFINITY);
            store.flush();
            store.append(web, numbered(50'000, 100));
        }
        LogSegmentFiles store(m_folder->path());
        const auto pages = store.open(web)->pages;
        QCOMPARE(pages->endLine(), 50'100);
        const LogPage mark = pages->page(49'999, LogPages::Want::TextAndStamps);
        QCOMPARE(mark.firstLine, 49'999);
        QCOMPARE(mark.stamps.first().kind, LineStamp::Kind::Mark);
        const qint64 gap = pages->pageStart(49'998, LogPages::Want::TextAndStamps); // where nothing is any more
        QVERIFY(gap > 100 && gap < 49'999);
        QCOMPARE(pages->page(gap, LogPages::Want::Text).lines, 0);
        QVERIFY2(mark.text.startsWith(QByteArray(QByteArray::number(50'000 - gap) + " line")), mark.text.left(80).constData());
        QCOMPARE(pages->page(gap - 1, LogPages::Want::TextAndStamps).endLine(), gap);
        QCOMPARE(pages->page(50'050, LogPages::Want::Text).text, mark.text.first(mark.text.indexOf('\n') + 1) + numbered(50'000, 100).text);
    }

    void aNewerFormatIsLeftAlone()
    {
        keepSome(numbered(0, 100));
        QByteArray lines = contentOf(segment(0).lines());
        lines[8] = 2;
        put(segment(0).lines(), lines);
        {
            LogSegmentFiles store(m_folder->path());
            QSignalSpy paused(&store, &LogSegments::paused);
            store.append(web, numbered(0, 10));
            store.flush();
            QCOMPARE(paused.size(), 1);
            QVERIFY(paused.first().first().value<Error>().summary.contains(u"newer"_s));
        }
        QCOMPARE(contentOf(segment(0).lines()), lines);
    }

    // Whatever byte is lost, the text of every other line is there, and nothing breaks.
    void damageOfAHotSegment_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("text") << segment(0).text().section(u'/', -1);
        QTest::newRow("lines") << segment(0).lines().section(u'/', -1);
    }

    void damageOfAHotSegment()
    {
        QFETCH(QString, file);
        const LogPage whole = numbered(0, 60);
        keepSome(whole);
        const QString path = segment(0).folder + u'/' + file;
        const QByteArray good = contentOf(path);
        const QList<QByteArray> expected = whole.text.split('\n');
        for (qsizetype at = 0; at < good.size() - 16; ++at) {
            QByteArray bad = good;
            bad[at] = static_cast<char>(~bad.at(at));
            put(path, bad);
            const auto pages = SegmentPages::read(segment(0).folder);
            if (pages->endLine() == 0) { // byte 8 makes it a newer format
                QVERIFY(file.endsWith(u".lines"_s) && at >= 8 && at < 12);
                continue;
            }
            const QList<QByteArray> lines = everything(*pages).text.split('\n');
            QCOMPARE(lines.size(), expected.size());
            int lost = 0;
            for (qsizetype i = 0; i < lines.size(); ++i)
                lost += lines.at(i) != expected.at(i);
            QVERIFY2(lost <= (file.endsWith(u".lines"_s) ? 0 : 1), QByteArray::number(at).constData());
        }
    }

    void aSegmentThatIsCutOff()
    {
        keepSome(numbered(0, 5000));
        for (const QString &path : {segment(0).lines(), segment(0).text()}) {
            const QByteArray good = contentOf(path);
            for (qsizetype size = good.size(); size > 0; size -= good.size() / 97 + 1) {
                put(path, good.first(size));
                const LogPage left = everything(*SegmentPages::read(segment(0).folder));
                QCOMPARE(left, numbered(0, left.lines)); // everything before the cut
                if (path.endsWith(u".lines"_s))
                    QCOMPARE(left.lines, std::max<qint64>(0, size - SegmentHead::size) / SegmentRecord::size);
            }
            put(path, good);
        }
    }

    // A power cut leaves holes: zeros where nothing was written yet.
    void holesAreNoLines()
    {
        keepSome(numbered(0, 1000));
        QByteArray lines = contentOf(segment(0).lines());
        put(segment(0).lines(), lines + QByteArray(16 * 50, '\0'));
        QCOMPARE(everything(*SegmentPages::read(segment(0).folder)), numbered(0, 1000));
        QByteArray text = contentOf(segment(0).text());
        const qsizetype zeros = 20'000;
        put(segment(0).text(), text.first(text.size() - zeros) + QByteArray(zeros, '\0'));
        const LogPage left = everything(*SegmentPages::read(segment(0).folder));
        QVERIFY(left.lines > 500 && left.lines < 1000);
        QCOMPARE(left, numbered(0, left.lines));
        keepSome(numbered(left.lines, 10)); // and writing goes on there
        QCOMPARE(kept(m_folder->path()), numbered(0, left.lines + 10));
    }

    void damageOfAColdSegment()
    {
        const LogPage whole = numbered(0, 20'000);
        keepSome(whole);
        QVERIFY(ColdSegment::compress(segment(0)));
        QFile::remove(segment(0).text());
        QFile::remove(segment(0).lines());
        const QByteArray good = contentOf(segment(0).cold());
        for (qsizetype at = 0; at < good.size(); at += good.size() / 199 + 1) {
            QByteArray bad = good;
            bad[at] = static_cast<char>(~bad.at(at));
            put(segment(0).cold(), bad);
            const LogPage left = everything(*SegmentPages::read(segment(0).folder));
            if (left.lines == whole.lines) {
                QVERIFY(at < 100 || left.text.size() >= whole.text.size() - 600'000); // no more than a page
                continue;
            }
            QCOMPARE(left, numbered(0, left.lines)); // its index is gone: everything before the damage
        }
        for (qsizetype size = good.size() - 1; size > 0; size -= good.size() / 97 + 1) {
            put(segment(0).cold(), good.first(size));
            const LogPage left = everything(*SegmentPages::read(segment(0).folder));
            QCOMPARE(left, numbered(0, left.lines));
            QVERIFY(left.lines >= 20'000 * size / good.size() - 6000);
        }
    }

    // Two names of one segment: a kill came when the compressed form was there and the plain one not gone yet.
    void aKillBetweenHotAndCold()
    {
        keepSome(numbered(0, 1000));
        QVERIFY(ColdSegment::compress(segment(0)));
        put(segment(0).cold() + u".unfinished"_s, "half");
        QCOMPARE(kept(m_folder->path()), numbered(0, 1000));
        keepSome(numbered(1000, 1000));
        QCOMPARE(kept(m_folder->path()), numbered(0, 2000));
        QCOMPARE(files(u"*"_s), 3); // one cold, two of the hot one
    }

    void anyToolReadsTheText()
    {
        const LogPage page = numbered(0, 5000);
        keepSome(page);
        QCOMPARE(contentOf(segment(0).text()), page.text);
    }

    void opensInMilliseconds()
    {
        {
            LogBounds bounds = small();
            bounds.segment = 10'000;
            bounds.hot = 100'000;
            LogSegmentFiles store(m_folder->path(), bounds);
            for (qint64 line = 0; line < 120'000; line += 300)
                store.append(web, numbered(line, 300)); // four hundred segments: as many as 12 GB of text have
        }
        QVERIFY(files(u"*.zst"_s) > 300);
        QElapsedTimer timer;
        timer.start();
        LogSegmentFiles store(m_folder->path());
        const auto pages = store.open(web)->pages;
        const LogPage last = pages->page(pages->endLine() - 1, LogPages::Want::TextAndStamps);
        QVERIFY2(timer.elapsed() < 100, QByteArray::number(timer.elapsed()).constData());
        QCOMPARE(last.endLine(), 120'000);
    }

private:
    void keepSome(const LogPage &page)
    {
        LogSegmentFiles store(m_folder->path());
        store.append(web, page);
    }

    // Of the only group that is kept.
    QString folder() const
    {
        const QStringList names = QDir(m_folder->path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        return m_folder->filePath(names.value(0));
    }
    SegmentPath segment(qint64 firstLine) const { return {m_folder ? folder() : QString(), firstLine}; }
    int files(const QString &pattern) const { return static_cast<int>(QDir(folder()).entryList({pattern}, QDir::Files).size()); }

    qint64 bytesOnDisk() const
    {
        qint64 sum = 0;
        QDirIterator entries(m_folder->path(), QDir::Files, QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            entries.next();
            sum += entries.fileInfo().size();
        }
        return sum;
    }

    static void limitFiles(rlim_t bytes)
    {
        rlimit limit{};
        getrlimit(RLIMIT_FSIZE, &limit);
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestLogSegments)
#include "tst_logsegments.moc"
