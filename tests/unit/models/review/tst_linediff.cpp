// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/linediff.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

QString words(const QList<DiffRow> &rows)
{
    static const QString signs = u" -+~"_s;
    QString text;
    for (const DiffRow &row : rows)
        text += signs.at(static_cast<int>(row.kind)) + row.oldText + (row.oldText == row.newText ? QString() : u'/' + row.newText) + u';';
    return text;
}

QString side(const QList<DiffRow> &rows, int DiffRow::*line, QString DiffRow::*text)
{
    QString whole;
    int last = 0;
    for (const DiffRow &row : rows)
        if (row.*line > 0) {
            if (row.*line != ++last)
                return u"lines out of order"_s;
            whole += row.*text + u'\n';
        }
    return whole;
}

// The length of the longest common subsequence, the plain way.
qsizetype commonLines(const QStringList &a, const QStringList &b)
{
    QList<QList<qsizetype>> table(a.size() + 1, QList<qsizetype>(b.size() + 1, 0));
    for (qsizetype i = 1; i <= a.size(); ++i)
        for (qsizetype j = 1; j <= b.size(); ++j)
            table[i][j] = a.at(i - 1) == b.at(j - 1) ? table[i - 1][j - 1] + 1 : std::max(table[i - 1][j], table[i][j - 1]);
    return table.last().last();
}

} // namespace

class LineDiffTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comparesLines_data();
    void comparesLines();
    void marksWhatDiffersWithinALine_data();
    void marksWhatDiffersWithinALine();
    void printsHunks();
    void isShortestAndComplete();
    void isBounded();
};

void LineDiffTest::comparesLines_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("expected");
    QTest::newRow("both empty") << QString() << QString() << QString();
    QTest::newRow("same") << u"a\nb\n"_s << u"a\nb"_s << u" a; b;"_s;
    QTest::newRow("line ends") << u"a\r\nb\r\n"_s << u"a\nb\n"_s << u" a; b;"_s;
    QTest::newRow("all new") << QString() << u"a\nb\n"_s << u"+/a;+/b;"_s;
    QTest::newRow("all gone") << u"a\n"_s << QString() << u"-a/;"_s;
    QTest::newRow("changed") << u"a\nb\nc\n"_s << u"a\nx\nc\n"_s << u" a;~b/x; c;"_s;
    QTest::newRow("inserted") << u"a\nc\n"_s << u"a\nb\nc\n"_s << u" a;+/b; c;"_s;
    QTest::newRow("removed") << u"a\nb\nc\n"_s << u"a\nc\n"_s << u" a;-b/; c;"_s;
    QTest::newRow("two places") << u"a\nb\nc\nd\ne\n"_s << u"b\nc\nx\ne\n"_s << u"-a/; b; c;~d/x; e;"_s;
    QTest::newRow("more than was") << u"a\nz\n"_s << u"b\nc\nz\n"_s << u"~a/b;+/c; z;"_s;
}

void LineDiffTest::comparesLines()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QTEST(words(diffLines(before, after)), "expected");
}

void LineDiffTest::marksWhatDiffersWithinALine_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("old");
    QTest::addColumn<QString>("now");
    QTest::newRow("value") << u"value: info"_s << u"value: debug"_s << u"info"_s << u"debug"_s;
    QTest::newRow("middle") << u"a: [1, 2, 3]"_s << u"a: [1, 22, 3]"_s << QString() << u"2"_s;
    QTest::newRow("all") << u"abc"_s << u"xyz"_s << u"abc"_s << u"xyz"_s;
    QTest::newRow("surrogates") << u"x: 😀"_s << u"x: 😁"_s << u"😀"_s << u"😁"_s;
    QTest::newRow("repeated") << u"aa"_s << u"aaa"_s << QString() << u"a"_s;
}

void LineDiffTest::marksWhatDiffersWithinALine()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    const DiffRow row = diffLines(before, after).first();
    QTEST(row.oldText.mid(row.oldSpan.offset, row.oldSpan.length), "old");
    QTEST(row.newText.mid(row.newSpan.offset, row.newSpan.length), "now");
}

void LineDiffTest::printsHunks()
{
    QStringList lines;
    for (int i = 1; i <= 30; ++i)
        lines.append(u"line %1"_s.arg(i));
    QStringList changed = lines;
    changed[1] = u"second"_s;
    changed[2] = u"third"_s;
    changed.removeAt(20);
    QCOMPARE(unifiedDiff(diffLines(lines.join(u'\n'), changed.join(u'\n')), 1),
             u"@@ -1,4 +1,4 @@\n line 1\n-line 2\n-line 3\n+second\n+third\n line 4\n@@ -20,3 +20,2 @@\n line 20\n-line 21\n line 22\n"_s);
    QCOMPARE(unifiedDiff(diffLines(u"a"_s, u"a"_s)), QString());
}

// Both sides can be read off again, and no shorter way exists.
void LineDiffTest::isShortestAndComplete()
{
    QRandomGenerator random(11);
    for (int round = 0; round < 500; ++round) {
        const auto someLines = [&] {
            QStringList lines;
            for (int i = random.bounded(25); i > 0; --i)
                lines.append(QString(QChar(u'a' + random.bounded(4))));
            return lines;
        };
        const QStringList before = someLines();
        const QStringList after = someLines();
        const QList<DiffRow> rows = diffLines(before.join(u'\n'), after.join(u'\n'));
        QCOMPARE(side(rows, &DiffRow::oldLine, &DiffRow::oldText), before.isEmpty() ? QString() : before.join(u'\n') + u'\n');
        QCOMPARE(side(rows, &DiffRow::newLine, &DiffRow::newText), after.isEmpty() ? QString() : after.join(u'\n') + u'\n');
        QCOMPARE(std::ranges::count(rows, DiffRow::Kind::Same, &DiffRow::kind), commonLines(before, after));
    }
}

void LineDiffTest::isBounded()
{
    QString before;
    QString after;
    for (int i = 0; i < 50'000; ++i) {
        before += u"old %1\n"_s.arg(i);
        after += u"new %1\n"_s.arg(i);
    }
    QElapsedTimer time;
    time.start();
    QCOMPARE(diffLines(before, after).size(), 50'000);
    QVERIFY2(time.elapsed() < 5000, qPrintable(QString::number(time.elapsed())));
}

QTEST_GUILESS_MAIN(LineDiffTest)
#include "tst_linediff.moc"
