// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/speceditor/lineedits.h"

#include <QPlainTextEdit>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

using Edit = void (*)(QPlainTextEdit &);

} // namespace

Q_DECLARE_METATYPE(Edit)

class TestLineEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void edits_data()
    {
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<QString>("before"); // < and > are the ends of the selection, | the caret
        QTest::addColumn<QString>("after");

        const Edit brk = [](QPlainTextEdit &edit) { breakLine(edit.textCursor()); };
        QTest::newRow("break, plain") << brk << u"  a: 1|"_s << u"  a: 1\n  |"_s;
        QTest::newRow("break, opening") << brk << u"  a:|"_s << u"  a:\n    |"_s;
        QTest::newRow("break, item") << brk << u"  - a: 1|"_s << u"  - a: 1\n    |"_s;
        QTest::newRow("break, opening item") << brk << u"- a:|"_s << u"- a:\n    |"_s;
        QTest::newRow("break, bracket") << brk << u"{|"_s << u"{\n  |"_s;
        QTest::newRow("break, in the middle") << brk << u"  a: |1"_s << u"  a: \n    |1"_s;
        QTest::newRow("break, in the indentation") << brk << u" | a: 1"_s << u" \n | a: 1"_s;
        QTest::newRow("break, over a selection") << brk << u"a: <b\nc> d"_s << u"a: \n  | d"_s;

        const Edit in = [](QPlainTextEdit &edit) { indentLines(edit.textCursor()); };
        QTest::newRow("indent, no selection") << in << u"|a"_s << u"  |a"_s;
        QTest::newRow("indent, to the next step") << in << u"abc|"_s << u"abc |"_s;
        QTest::newRow("indent, lines") << in << u"<a\n\n  b>"_s << u"  <a\n\n    b>"_s;
        QTest::newRow("indent, not the line after") << in << u"<a\n>b"_s << u"  <a\n>b"_s;

        const Edit out = [](QPlainTextEdit &edit) { outdentLines(edit.textCursor()); };
        QTest::newRow("outdent, line") << out << u"    a|"_s << u"  a|"_s;
        QTest::newRow("outdent, less than a step") << out << u" a|"_s << u"a|"_s;
        QTest::newRow("outdent, nothing left") << out << u"a|"_s << u"a|"_s;
        QTest::newRow("outdent, lines") << out << u"  a<\n    b\n c>"_s << u"a<\n  b\nc>"_s;

        const Edit comment = [](QPlainTextEdit &edit) { toggleComment(edit.textCursor(), u"#"_s); };
        QTest::newRow("comment, line") << comment << u"  a|"_s << u"  # a|"_s;
        QTest::newRow("comment, lines in one column") << comment << u"<  a\n    b>"_s << u"<  # a\n  #   b>"_s;
        QTest::newRow("comment, away") << comment << u"<  # a\n  #b>"_s << u"<  a\n  b>"_s;
        QTest::newRow("comment, only some have it") << comment << u"<# a\nb>"_s << u"# <# a\n# b>"_s;

        const Edit up = [](QPlainTextEdit &edit) { edit.setTextCursor(moveLinesUp(edit.textCursor())); };
        QTest::newRow("up") << up << u"a\nb|c\nd"_s << u"b|c\na\nd"_s;
        QTest::newRow("up, first") << up << u"a|\nb"_s << u"a|\nb"_s;
        QTest::newRow("up, several") << up << u"a\n<b\nc>\nd"_s << u"<b\nc>\na\nd"_s;
        const Edit down = [](QPlainTextEdit &edit) { edit.setTextCursor(moveLinesDown(edit.textCursor())); };
        QTest::newRow("down") << down << u"|a\nlonger\nc"_s << u"longer\n|a\nc"_s;
        QTest::newRow("down, last") << down << u"a\nb|"_s << u"a\nb|"_s;
        QTest::newRow("down, several") << down << u"<a\nb>\nc"_s << u"c\n<a\nb>"_s;

        const Edit twice = [](QPlainTextEdit &edit) { edit.setTextCursor(duplicateLines(edit.textCursor())); };
        QTest::newRow("duplicate") << twice << u"a\nb|c\nd"_s << u"a\nbc\nb|c\nd"_s;
        QTest::newRow("duplicate, several") << twice << u"<a\nb>"_s << u"a\nb\n<a\nb>"_s;
        QTest::newRow("duplicate, empty text") << twice << u"|"_s << u"\n|"_s;
    }

    // What it does, and that one undo takes it back.
    void edits()
    {
        QFETCH(Edit, edit);
        QFETCH(QString, before);
        QFETCH(QString, after);
        QPlainTextEdit view;
        const auto [text, anchor, position] = unmarked(before);
        view.setPlainText(text);
        QTextCursor cursor = view.textCursor();
        cursor.setPosition(anchor);
        cursor.setPosition(position, QTextCursor::KeepAnchor);
        view.setTextCursor(cursor);
        edit(view);
        QCOMPARE(view.toPlainText(), std::get<0>(unmarked(after)));
        QCOMPARE(marked(view), after);
        if (view.document()->isUndoAvailable())
            view.undo();
        QCOMPARE(view.toPlainText(), text);
    }

private:
    static std::tuple<QString, int, int> unmarked(QString text)
    {
        const auto take = [&](QChar sign) {
            const qsizetype at = text.indexOf(sign);
            if (at >= 0)
                text.remove(at, 1);
            return static_cast<int>(at);
        };
        if (const int caret = take(u'|'); caret >= 0)
            return {text, caret, caret};
        const int anchor = take(u'<');
        const int position = take(u'>');
        return {text, anchor, position};
    }

    static QString marked(const QPlainTextEdit &view)
    {
        const QTextCursor cursor = view.textCursor();
        QString text = view.toPlainText();
        if (!cursor.hasSelection())
            return text.insert(cursor.position(), u'|');
        return text.insert(cursor.selectionEnd(), u'>').insert(cursor.selectionStart(), u'<');
    }
};

QTEST_MAIN(TestLineEdits)
#include "tst_lineedits.moc"
