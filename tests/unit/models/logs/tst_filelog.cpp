// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/filelog.h"
#include "tests/unit/models/logs/plainfiles.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

QList<QByteArray> linesOf(const QByteArray &text)
{
    QList<QByteArray> lines = text.split('\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

QList<QByteArray> linesOf(const FileLog &log)
{
    QList<QByteArray> lines;
    for (qint64 line = log.firstLine(); line < log.endLine(); ++line)
        lines.append(log.at(line).text.toByteArray());
    return lines;
}

// As a search reads it.
QByteArray textOf(const LogPages &pages)
{
    QByteArray text;
    for (qint64 end = pages.endLine(); end > 0; end = pages.pageStart(end - 1, LogPages::Want::Text)) {
        const LogPage page = pages.page(end - 1, LogPages::Want::Text);
        if (page.firstLine != pages.pageStart(end - 1, LogPages::Want::Text) || page.endLine() < end || countLineEnds(page.text) != page.lines)
            return "no page";
        text.prepend(page.text);
    }
    return text;
}

QByteArray randomText(quint32 seed, int lines, int longest)
{
    QRandomGenerator random(seed);
    QByteArray text;
    for (int i = 0; i < lines; ++i) {
        const int length = random.bounded(100) == 0 ? random.bounded(longest * 100) : random.bounded(longest);
        text += QByteArray(length, static_cast<char>('a' + i % 26)) + '\n';
    }
    return text;
}

} // namespace

class TestFileLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"app.log"_s);
    }

    void showsEveryLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("one line") << QByteArray("one\n");
        QTest::newRow("no end") << QByteArray("one\ntwo");
        QTest::newRow("only a line end") << QByteArray("\n");
        QTest::newRow("empty lines") << QByteArray(200'000, '\n');
        QTest::newRow("any bytes") << QByteArray("\0\xff\r\n\x1b[31m\n\n\xc3\n", 13);
        QTest::newRow("many lines") << randomText(1, 60'000, 100);
        QTest::newRow("long lines") << randomText(2, 500, 5000);
        QTest::newRow("lines of pages") << randomText(3, 60, 300'000);
        QTest::newRow("around the first stretch") << QByteArray(QByteArray(65'535, 'x') + "\n" + QByteArray(10, 'y') + "\n");
        QTest::newRow("ends with a long line") << QByteArray("a\n" + QByteArray(9'000'000, 'z'));
    }

    void showsEveryLine()
    {
        QFETCH(QByteArray, text);
        put(text);
        const auto log = FileLog::open(m_files, m_path);
        QTRY_VERIFY((*log)->isComplete());
        QCOMPARE(linesOf(**log), linesOf(text));
        QCOMPARE(textOf(*(*log)->pages()), text.isEmpty() || text.endsWith('\n') ? text : QByteArray(text + '\n'));
        qsizetype longest = 0;
        for (const QByteArray &line : linesOf(text))
            longest = std::max(longest, line.size());
        QCOMPARE((*log)->longestLine(), longest);
    }

    // P-02
    void theFirstLinesAreThereAtOnce()
    {
        put(QByteArray("line\n").repeated(10'000'000));
        const auto log = FileLog::open(m_files, m_path);
        QVERIFY((*log)->endLine() > 1000);
        QVERIFY(!(*log)->isComplete());
        QCOMPARE((*log)->at(1000).text, QByteArrayView("line"));
        QTRY_COMPARE((*log)->endLine(), 10'000'000);
    }

    void growsWithTheFile()
    {
        put("one\ntw");
        const auto log = FileLog::open(m_files, m_path);
        QSignalSpy appended(log->get(), &LogLines::linesAppended);
        QCOMPARE(linesOf(**log), (QList<QByteArray>{"one", "tw"}));
        append("o\nthree");
        QTRY_COMPARE(linesOf(**log), (QList<QByteArray>{"one", "two", "three"}));
        QVERIFY(appended.size() > 0);
        const QByteArray more = randomText(4, 100'000, 100);
        append(more);
        QTRY_COMPARE((*log)->endLine(), 100'002);
        append("end\n");
        QTRY_COMPARE((*log)->endLine(), 100'003);
        QCOMPARE(linesOf(**log), linesOf("one\ntwo\nthree" + more + "end\n"));
    }

    //
    void aFileThatIsCutShort()
    {
        put(randomText(5, 50'000, 100));
        const auto log = FileLog::open(m_files, m_path);
        QTRY_VERIFY((*log)->isComplete());
        QSignalSpy cleared(log->get(), &LogLines::cleared);
        put("begun anew\n");
        QTRY_COMPARE(linesOf(**log), QList<QByteArray>{"begun anew"});
        QVERIFY(cleared.size() > 0);
    }

    void aFileThatIsReplaced()
    {
        put("old\n");
        const auto log = FileLog::open(m_files, m_path);
        QVERIFY(QFile::rename(m_path, m_path + u".1"_s));
        QTest::qWait(20);
        QCOMPARE(linesOf(**log), QList<QByteArray>{"old"}); // nothing has come in its place yet
        put("new, and longer\n");
        QTRY_COMPARE(linesOf(**log), QList<QByteArray>{"new, and longer"});
        append("and followed\n");
        QTRY_COMPARE(linesOf(**log), (QList<QByteArray>{"new, and longer", "and followed"}));
    }

    void aFileThatIsDeleted()
    {
        put("old\n");
        const auto log = FileLog::open(m_files, m_path);
        QFile::remove(m_path);
        QTest::qWait(20);
        QCOMPARE(linesOf(**log), QList<QByteArray>{"old"});
    }

    // shown as far as a line may go, and the others are right.
    void aLineOfAHundredMegabytes()
    {
        put("before\n" + QByteArray(100'000'000, 'x') + "\nafter\n");
        const auto log = FileLog::open(m_files, m_path);
        QTRY_VERIFY((*log)->isComplete());
        QCOMPARE((*log)->endLine(), 3);
        QCOMPARE((*log)->at(0).text, QByteArrayView("before"));
        QVERIFY((*log)->at(1).text.size() >= LogPages::longestLine);
        QVERIFY((*log)->at(1).text.size() < 2 * LogPages::longestLine);
        QCOMPARE((*log)->at(2).text, QByteArrayView("after"));
        QCOMPARE((*log)->longestLine(), 100'000'000);
    }

    // P-03
    void theIndexIsSmall()
    {
        LineMarks index;
        index.append(LineMarks::scan(randomText(6, 1'000'000, 100)));
        QCOMPARE(index.lines(), 1'000'000);
        QVERIFY(index.marks().size() * static_cast<qint64>(sizeof(LineMarks::Mark)) <= 400'000);
    }

    void thereIsNoSuchFile() { QVERIFY(!FileLog::open(m_files, m_folder->filePath(u"none"_s))); }

    void isDestroyedWhileItReads()
    {
        put(QByteArray("line\n").repeated(10'000'000));
        for (int i = 0; i < 5; ++i) {
            auto log = FileLog::open(m_files, m_path);
            QTest::qWait(i);
        }
    }

private:
    void put(const QByteArray &text) const
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    void append(const QByteArray &text) const
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::Append) && file.write(text) == text.size());
    }

    PlainFiles m_files;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestFileLog)
#include "tst_filelog.moc"
