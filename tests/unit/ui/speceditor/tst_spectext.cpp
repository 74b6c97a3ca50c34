// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/speceditor/completionpopup.h"
#include "ui/speceditor/folding.h"
#include "ui/speceditor/helppane.h"
#include "ui/speceditor/spectext.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

const QString small = u"name: a\nproperties:\n  osType: Linux\n  containers:\n    - name: web\n      properties:\n        image: nginx:1\nlocation: eastus"_s;

QString longText(int lines)
{
    QString text = u"properties:\n  containers:\n"_s;
    for (int i = 2; i < lines; i += 2)
        text += u"    - name: c%1\n      properties: {image: a}\n"_s.arg(i);
    return text;
}

} // namespace

class TestSpecText : public QObject
{
    Q_OBJECT

private:
    SpecText &editor() { return *m_editor; }
    QWidget *popup() { return m_editor->findChild<QWidget *>(u"completions"_s); }
    template <typename T = QWidget>
    T *part(const char *name) { return m_editor->findChild<T *>(QString::fromLatin1(name)); }

    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key), modifiers); }
    void type(const char *keys) { QTest::keyClicks(QApplication::focusWidget(), QString::fromLatin1(keys)); }
    QString text() { return m_editor->toPlainText(); }
    int line() { return m_editor->textCursor().blockNumber() + 1; }

    void begin(const QString &content, int caret = 0)
    {
        m_editor->setPlainText(content);
        QTextCursor cursor = m_editor->textCursor();
        cursor.setPosition(caret < 0 ? static_cast<int>(content.size()) : caret);
        m_editor->setTextCursor(cursor);
    }

private Q_SLOTS:
    void init()
    {
        m_page = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(m_page.get());
        m_editor = new SpecText;
        m_after = new QPushButton(u"after"_s);
        layout->addWidget(m_editor);
        layout->addWidget(m_after);
        m_page->resize(800, 500);
        m_page->show();
        m_page->activateWindow();
        m_editor->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }

    // Completion

    void completesWhileTyping()
    {
        begin(QString());
        type("loc");
        QTRY_VERIFY(popup()->isVisible());
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QCOMPARE(text(), u"location: "_s);
        QVERIFY(!popup()->isVisible());
        editor().undo();
        QCOMPARE(text(), u"loc"_s);
    }

    void enterIsNotTakenWhenNothingIsChosen()
    {
        begin(QString());
        type("loc");
        QTRY_VERIFY(popup()->isVisible());
        press(Qt::Key_Return);
        QCOMPARE(text(), u"loc\n"_s);
        QVERIFY(!popup()->isVisible());
    }

    void tabTakesTheFirst()
    {
        begin(QString());
        type("prop");
        QTRY_VERIFY(popup()->isVisible());
        press(Qt::Key_Tab);
        QCOMPARE(text(), u"properties:\n  "_s);
        // And what may stand there is offered at once.
        QTRY_VERIFY(popup()->isVisible());
    }

    void completesWhenAsked()
    {
        begin(u"properties:\n  osType: "_s, -1);
        press(Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(popup()->isVisible());
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QCOMPARE(text(), u"properties:\n  osType: Windows"_s);
    }

    void choosesInACircle()
    {
        begin(u"properties:\n  osType: "_s, -1);
        press(Qt::Key_Space, Qt::ControlModifier);
        press(Qt::Key_Up);
        press(Qt::Key_Return);
        QVERIFY(text().endsWith(u"Windows"_s));
    }

    void escapeClosesTheListOnly()
    {
        QSignalSpy left(new QShortcut(QKeySequence(Qt::Key_Escape), m_page.get()), &QShortcut::activated);
        begin(QString());
        press(Qt::Key_Space, Qt::ControlModifier);
        press(Qt::Key_Escape);
        QVERIFY(!popup()->isVisible());
        QCOMPARE(left.size(), 0);
        press(Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
    }

    void offersNothingToReaders()
    {
        begin(QString());
        editor().setReadOnly(true);
        press(Qt::Key_Space, Qt::ControlModifier);
        type("loc");
        QTest::qWait(80);
        QVERIFY(!popup()->isVisible());
        QCOMPARE(text(), QString());
    }

    void listClosesWhenTheCaretLeaves()
    {
        begin(small, -1);
        press(Qt::Key_Return);
        type("ta");
        QTRY_VERIFY(popup()->isVisible());
        press(Qt::Key_Home, Qt::ControlModifier);
        QTRY_VERIFY(!popup()->isVisible());
    }

    void knowsRegions()
    {
        editor().setRegions({u"swedencentral"_s});
        begin(u"location: s"_s, -1);
        press(Qt::Key_Space, Qt::ControlModifier);
        press(Qt::Key_Return);
        QCOMPARE(text(), u"location: swedencentral"_s);
    }

    // Documentation

    void explainsWhatTheCaretIsOn()
    {
        HelpPane pane;
        connect(&editor(), &SpecText::documentationChanged, &pane, &HelpPane::explain);
        begin(small, static_cast<int>(small.indexOf(u"osType"_s)));
        const auto shows = [&](const QString &words) {
            const auto labels = pane.findChildren<QLabel *>();
            return std::ranges::any_of(labels, [&](const QLabel *label) { return label->text().contains(words); });
        };
        QTRY_VERIFY(shows(u"osType"_s));
        QVERIFY(shows(u"operating system"_s));
        QVERIFY(shows(u"Linux · Windows"_s));
        QVERIFY(shows(u"Only Linux runs."_s));
    }

    void toolTipSaysWhatIsWrongAndWhatItIs()
    {
        begin(small);
        const auto offset = small.indexOf(u"osType"_s);
        editor().setIssues({{u"V-007"_s, SpecIssue::Severity::Error, u"/properties/osType"_s, u"It is <b>wrong</b>."_s, TextRange{offset, 6, 3, 3}}});
        QTextCursor cursor = editor().textCursor();
        cursor.setPosition(static_cast<int>(offset) + 2);
        const QPoint place = editor().viewport()->mapTo(&editor(), editor().cursorRect(cursor).center());
        QHelpEvent help(QEvent::ToolTip, place, editor().mapToGlobal(place));
        QApplication::sendEvent(&editor(), &help);
        QVERIFY2(QToolTip::text().startsWith(u"V-007: It is <b>wrong</b>.\n\nThe operating system"_s), qPrintable(QToolTip::text()));
        QToolTip::hideText();
    }

    // Keys

    void indentsAndOutdents()
    {
        begin(u"a\nb"_s);
        editor().selectAll();
        press(Qt::Key_Tab);
        QCOMPARE(text(), u"  a\n  b"_s);
        press(Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(text(), u"a\nb"_s);
        editor().undo();
        QCOMPARE(text(), u"  a\n  b"_s);
    }

    void keyboardUsersCanLeave()
    {
        press(Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget(), m_after);
        editor().setFocus();
        editor().setReadOnly(true);
        press(Qt::Key_Tab);
        QVERIFY(QApplication::focusWidget() != m_editor);
    }

    void commentsMovesAndDoubles()
    {
        begin(u"a\nb"_s);
        press(Qt::Key_Slash, Qt::ControlModifier);
        QCOMPARE(text(), u"# a\nb"_s);
        press(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(text(), u"b\n# a"_s);
        press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(text(), u"b\n# a\n# a"_s);
        for (int i = 0; i < 3; ++i)
            editor().undo();
        QCOMPARE(text(), u"a\nb"_s);
    }

    void commentsOfJson()
    {
        begin(u"{\n}"_s);
        press(Qt::Key_Slash, Qt::ControlModifier);
        QCOMPARE(text(), u"// {\n}"_s);
    }

    void readersChangeNothing()
    {
        begin(small);
        editor().setReadOnly(true);
        press(Qt::Key_Slash, Qt::ControlModifier);
        press(Qt::Key_Down, Qt::AltModifier);
        press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        press(Qt::Key_Return);
        QCOMPARE(text(), small);
    }

    void goesToALine()
    {
        begin(longText(1000));
        press(Qt::Key_G, Qt::ControlModifier);
        type("700");
        press(Qt::Key_Return);
        QCOMPARE(line(), 700);
        QVERIFY(editor().hasFocus());
        press(Qt::Key_G, Qt::ControlModifier);
        type("9999999");
        press(Qt::Key_Return);
        QCOMPARE(line(), editor().blockCount());
        press(Qt::Key_G, Qt::ControlModifier);
        press(Qt::Key_Escape);
        QVERIFY(editor().hasFocus());
        QCOMPARE(text(), longText(1000));
    }

    void zooms()
    {
        const qreal usual = editor().font().pointSizeF();
        press(Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY(editor().font().pointSizeF() > usual);
        press(Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(editor().font().pointSizeF(), usual);
        for (int i = 0; i < 50; ++i)
            press(Qt::Key_Minus, Qt::ControlModifier);
        QVERIFY(editor().font().pointSizeF() >= 4);
        QWheelEvent wheel({10, 10}, {10, 10}, {}, {0, 120}, Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
        const qreal least = editor().font().pointSizeF();
        QApplication::sendEvent(editor().viewport(), &wheel);
        QVERIFY(editor().font().pointSizeF() > least);
    }

    // Find and replace

    void findsAndCounts()
    {
        begin(small);
        press(Qt::Key_F, Qt::ControlModifier);
        QVERIFY(part("findBar")->isVisible());
        type("name");
        QCOMPARE(part<QLabel>("findCount")->text(), u"2"_s);
        press(Qt::Key_Return);
        QCOMPARE(part<QLabel>("findCount")->text(), u"1 of 2"_s);
        press(Qt::Key_F3);
        QCOMPARE(line(), 5);
        press(Qt::Key_F3); // from the top again
        QCOMPARE(line(), 1);
        press(Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(line(), 5);
        press(Qt::Key_Escape);
        QVERIFY(!part("findBar")->isVisible());
        QVERIFY(editor().hasFocus());
        QCOMPARE(editor().textCursor().selectedText(), u"name"_s);
        QCOMPARE(text(), small);
    }

    void findOptions()
    {
        begin(u"Port port ports"_s);
        press(Qt::Key_F, Qt::ControlModifier);
        type("port");
        auto *count = part<QLabel>("findCount");
        QCOMPARE(count->text(), u"3"_s);
        part<QToolButton>("findCase")->click();
        QCOMPARE(count->text(), u"2"_s);
        part<QToolButton>("findWords")->click();
        QCOMPARE(count->text(), u"1"_s);
        part<QToolButton>("findExpression")->click();
        part<QLineEdit>("findText")->setText(u"(po"_s);
        QVERIFY2(count->text().startsWith(u"This is no regular expression"_s), qPrintable(count->text()));
        part<QLineEdit>("findText")->setText(u"zzz"_s);
        QCOMPARE(count->text(), u"Nothing found"_s);
    }

    void replaces()
    {
        begin(small);
        press(Qt::Key_H, Qt::ControlModifier);
        type("name");
        part<QLineEdit>("replaceText")->setText(u"title"_s);
        part<QPushButton>("replaceAll")->click();
        QCOMPARE(text(), QString(small).replace(u"name"_s, u"title"_s));
        editor().undo();
        QCOMPARE(text(), small);
        press(Qt::Key_Return); // chooses the first
        part<QPushButton>("replaceOne")->click();
        QCOMPARE(text().left(9), u"title: a\n"_s);
        QCOMPARE(text().count(u"name"_s), 1);
        QCOMPARE(line(), 5); // and the next one is chosen
    }

    void readersOnlyFind()
    {
        begin(small);
        editor().setReadOnly(true);
        press(Qt::Key_H, Qt::ControlModifier);
        QVERIFY(part("findBar")->isVisible());
        QVERIFY(!part("replaceAll")->isVisible());
    }

    void keysOfTheBarAreNotWrittenDown()
    {
        begin(small);
        press(Qt::Key_F, Qt::ControlModifier);
        part<QToolButton>("findCase")->setFocus();
        type("xyz");
        QCOMPARE(text(), small);
    }

    void foundTextIsUnfolded()
    {
        begin(small);
        editor().toggleFold(editor().document()->findBlockByNumber(1));
        press(Qt::Key_F, Qt::ControlModifier);
        type("nginx");
        press(Qt::Key_Return);
        QVERIFY(editor().textCursor().block().isVisible());
    }

    // Folding

    void foldsByKeyboardAndMouse()
    {
        begin(small, static_cast<int>(small.indexOf(u"image"_s)));
        const auto isHidden = [this](int number) { return !editor().document()->findBlockByNumber(number - 1).isVisible(); };
        press(Qt::Key_BracketLeft, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(isHidden(7));
        QCOMPARE(line(), 6); // the caret is not where nobody sees it
        press(Qt::Key_BracketRight, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!isHidden(7));
        auto *margin = editor().findChild<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
        for (QWidget *child : editor().findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
            if (child->inherits("quayside::SpecMargin"))
                margin = child;
        QTextCursor second(editor().document()->findBlockByNumber(1));
        QTest::mouseClick(margin, Qt::LeftButton, {}, {margin->width() - 5, editor().cursorRect(second).center().y()});
        QVERIFY(isHidden(3));
        QVERIFY(!isHidden(8));
        QCOMPARE(text(), small); // what is hidden is still there
    }

    void movesOverAFold()
    {
        begin(small);
        editor().toggleFold(editor().document()->findBlockByNumber(1));
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        QCOMPARE(line(), 8);
        press(Qt::Key_Up);
        QCOMPARE(line(), 2);
        QVERIFY(isFolded(editor().document()->findBlockByNumber(1)));
    }

    void editsAtAFoldOpenIt()
    {
        begin(small);
        const QTextBlock header = editor().document()->findBlockByNumber(1);
        editor().toggleFold(header);
        editor().setTextCursor(QTextCursor(header));
        press(Qt::Key_End);
        press(Qt::Key_Return);
        for (QTextBlock block = editor().document()->begin(); block.isValid(); block = block.next())
            QVERIFY(block.isVisible());
        editor().undo();
        QCOMPARE(text(), small);
        for (QTextBlock block = editor().document()->begin(); block.isValid(); block = block.next())
            QVERIFY(block.isVisible());
    }

    void foldsAllOfALongText()
    {
        begin(longText(10'000), 200);
        QElapsedTimer clock;
        clock.start();
        press(Qt::Key_BracketLeft, Qt::ControlModifier | Qt::AltModifier);
        QVERIFY(editor().textCursor().block().isVisible());
        press(Qt::Key_BracketRight, Qt::ControlModifier | Qt::AltModifier);
        QVERIFY2(clock.elapsed() < 3000, qPrintable(QString::number(clock.elapsed())));
    }

    // Marks and fixes

    void quickFixes()
    {
        QStringList done;
        editor().setQuickFixes([&](qsizetype position) {
            return QList<QuickFix>{{u"Use a & b"_s, [&done, position] { done.append(QString::number(position)); }}};
        });
        begin(small, 12);
        press(Qt::Key_Return, Qt::AltModifier);
        auto *menu = editor().findChild<QMenu *>(u"quickFixes"_s);
        QVERIFY(menu);
        QCOMPARE(menu->actions().first()->text(), u"Use a && b"_s);
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(done, QStringList{u"12"_s});
        QCOMPARE(text(), small);
    }

    void marksBrackets()
    {
        begin(u"{\"a\": [1]}"_s);
        const auto marks = [this] {
            QStringList words;
            for (const auto &mark : editor().extraSelections())
                words.append(mark.cursor.selectedText());
            return words;
        };
        QTRY_VERIFY(marks().contains(u"{"_s) && marks().contains(u"}"_s));
        press(Qt::Key_End);
        press(Qt::Key_Left);
        QTRY_VERIFY(!marks().contains(u"["_s) || marks().contains(u"]"_s));
    }

    void issuesBeyondTheText()
    {
        begin(u"a"_s);
        editor().setIssues({{u"V-1"_s, SpecIssue::Severity::Error, {}, u"x"_s, TextRange{500, 7, 90, 1}},
                            {u"V-2"_s, SpecIssue::Severity::Warning, {}, u"y"_s, std::nullopt}});
        QVERIFY(editor().severityOf(90) == SpecIssue::Severity::Error);
        QVERIFY(!editor().severityOf(1));
        editor().grab();
    }

    void hostileTexts_data()
    {
        QTest::addColumn<QString>("content");
        QTest::newRow("one long line") << QString(300'000, u'x');
        QTest::newRow("brackets") << QString(100'000, u'[');
        QTest::newRow("markup") << u"<img src=x>: <b>"_s;
        QTest::newRow("controls") << QString(u"a\u2028b\u2029c\u0007\u202ed\ufeff:"_s);
        QTest::newRow("half a character") << QString(QChar(0xdc00)) + u": "_s;
        QTest::newRow("many lines") << longText(10'000);
    }

    void hostileTexts()
    {
        QFETCH(QString, content);
        QElapsedTimer clock;
        clock.start();
        begin(content, -1);
        type("a");
        press(Qt::Key_Space, Qt::ControlModifier);
        press(Qt::Key_Escape);
        press(Qt::Key_BracketLeft, Qt::ControlModifier | Qt::ShiftModifier);
        press(Qt::Key_F, Qt::ControlModifier);
        type("a");
        editor().grab();
        QTest::qWait(50);
        QVERIFY2(clock.elapsed() < 8000, qPrintable(QString::number(clock.elapsed())));
    }

    //
    void hugePasteIsRefused()
    {
        begin(small, 0);
        QSignalSpy refusals(&editor(), &SpecText::pasteRefused);
        QApplication::clipboard()->setText(QString(100'000'000, u'x'));
        QElapsedTimer clock;
        clock.start();
        editor().paste();
        QVERIFY2(clock.elapsed() < 8000, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(refusals.size(), 1);
        QCOMPARE(text(), small);
        QApplication::clipboard()->setText(u"# \U0001F600"_s);
        editor().paste();
        QCOMPARE(refusals.size(), 1);
        QVERIFY(text().startsWith(u"# "));
        QApplication::clipboard()->clear();
    }

    void manyStepsAreUndone()
    {
        begin(small, 0);
        constexpr int steps = 100'000;
        QTextCursor cursor = editor().textCursor();
        for (int i = 0; i < steps; ++i) {
            cursor.setPosition(0);
            if (i % 2 == 0)
                cursor.insertText(u"x"_s);
            else
                cursor.deleteChar();
        }
        QCOMPARE(editor().document()->availableUndoSteps(), steps);
        while (editor().document()->isUndoAvailable())
            editor().undo();
        QCOMPARE(text(), small);
    }

    void othersScriptsAreTyped()
    {
        begin(u"name: "_s, -1);
        QInputMethodEvent composing(u"\u3042"_s, {});
        QApplication::sendEvent(&editor(), &composing);
        QInputMethodEvent committed;
        committed.setCommitString(u"\u3042\u05d0\u05d1 "_s);
        QApplication::sendEvent(&editor(), &committed);
        editor().insertPlainText(QString::fromUtf8("\xf0\x9f\x90\xb3"));
        editor().grab();
        press(Qt::Key_Backspace);
        QCOMPARE(text(), u"name: \u3042\u05d0\u05d1 "_s); // a character outside the first plane goes as one
    }

private:
    std::unique_ptr<QWidget> m_page;
    SpecText *m_editor = nullptr;
    QPushButton *m_after = nullptr;
};

QTEST_MAIN(TestSpecText)
#include "tst_spectext.moc"
