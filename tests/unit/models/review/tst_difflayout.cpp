// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/difflayout.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

// One letter to a line; a capital is a line that differs.
QList<DiffRow> rowsOf(const QString &before, const QString &after)
{
    const auto lines = [](const QString &letters) {
        QString text;
        for (const QChar letter : letters)
            text += QString(letter) + u'\n';
        return text;
    };
    return diffLines(lines(before), lines(after));
}

// "a" on both sides, "-a", "+b", "-a+b" side by side, "(9)" for a fold.
QString words(const DiffLayout &layout, const QList<DiffRow> &rows)
{
    QStringList words;
    for (const DiffLayout::Line &line : layout.lines) {
        const DiffRow &row = rows.at(line.row);
        const QString old = row.oldLine > 0 ? u'-' + row.oldText : QString();
        const QString now = row.newLine > 0 ? u'+' + row.newText : QString();
        switch (line.kind) {
        case DiffLayout::Line::Kind::Fold: words.append(u"(%1)"_s.arg(line.hidden)); break;
        case DiffLayout::Line::Kind::Old: words.append(old); break;
        case DiffLayout::Line::Kind::New: words.append(now); break;
        case DiffLayout::Line::Kind::Both: words.append(row.kind == DiffRow::Kind::Same ? row.newText : old + now); break;
        }
    }
    return words.join(u' ');
}

} // namespace

class DiffLayoutTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void laysOut_data();
    void laysOut();
    void unfolds();
};

void DiffLayoutTest::laysOut_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("sideBySide");
    QTest::addColumn<QString>("unified");
    QTest::addColumn<QList<qsizetype>>("changes"); // unified
    using Changes = QList<qsizetype>;
    QTest::newRow("nothing") << QString() << QString() << QString() << QString() << Changes{};
    QTest::newRow("short and the same") << u"ab"_s << u"ab"_s << u"a b"_s << u"a b"_s << Changes{};
    QTest::newRow("long and the same") << u"abcdef"_s << u"abcdef"_s << u"(6)"_s << u"(6)"_s << Changes{};
    QTest::newRow("changed") << u"aXb"_s << u"aYb"_s << u"a -X+Y b"_s << u"a -X +Y b"_s << Changes{1};
    QTest::newRow("old lines before new ones") << u"aXYb"_s << u"aVWb"_s << u"a -X+V -Y+W b"_s << u"a -X -Y +V +W b"_s << Changes{1};
    QTest::newRow("added at the end") << u"a"_s << u"aX"_s << u"a +X"_s << u"a +X"_s << Changes{1};
    QTest::newRow("removed at the beginning") << u"Xa"_s << u"a"_s << u"-X a"_s << u"-X a"_s << Changes{0};
    QTest::newRow("three lines around") << u"abcdefgXhijklmn"_s << u"abcdefgYhijklmn"_s << u"(4) e f g -X+Y h i j (4)"_s << u"(4) e f g -X +Y h i j (4)"_s << Changes{4};
    QTest::newRow("nothing to gain by a fold") << u"abcdeXfghij"_s << u"abcdeYfghij"_s << u"a b c d e -X+Y f g h i j"_s
                                               << u"a b c d e -X +Y f g h i j"_s << Changes{5};
    QTest::newRow("between two changes") << u"XabcdefghiX"_s << u"YabcdefghiY"_s << u"-X+Y a b c (3) g h i -X+Y"_s
                                         << u"-X +Y a b c (3) g h i -X +Y"_s << Changes{0, 9};
}

void DiffLayoutTest::laysOut()
{
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    const QList<DiffRow> rows = rowsOf(before, after);
    QTEST(words(DiffLayout::of(rows, DiffLayout::Mode::SideBySide), rows), "sideBySide");
    const DiffLayout unified = DiffLayout::of(rows, DiffLayout::Mode::Unified);
    QTEST(words(unified, rows), "unified");
    QTEST(unified.changes, "changes");
}

void DiffLayoutTest::unfolds()
{
    const QList<DiffRow> rows = rowsOf(u"XabcdefghiX"_s, u"YabcdefghiY"_s);
    const DiffLayout folded = DiffLayout::of(rows, DiffLayout::Mode::SideBySide);
    QCOMPARE(folded.lines.at(4).kind, DiffLayout::Line::Kind::Fold);
    const DiffLayout unfolded = DiffLayout::of(rows, DiffLayout::Mode::SideBySide, {folded.lines.at(4).row});
    QCOMPARE(words(unfolded, rows), u"-X+Y a b c d e f g h i -X+Y"_s);
    QCOMPARE(unfolded.changes, (QList<qsizetype>{0, 10}));
}

QTEST_APPLESS_MAIN(DiffLayoutTest)
#include "tst_difflayout.moc"
