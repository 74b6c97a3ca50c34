// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/assist/specchecker.h"
#include "tests/benchmark/figures.h"
#include "tests/benchmark/spectexts.h"
#include "ui/speceditor/spectext.h"

#include <QApplication>
#include <QTest>

#include <ctime>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

// Of this thread or the whole process, so that a busy machine does not count.
qint64 cpuTime(clockid_t clock = CLOCK_THREAD_CPUTIME_ID)
{
    timespec now{};
    clock_gettime(clock, &now);
    return now.tv_sec * 1'000'000'000LL + now.tv_nsec;
}

void reportTimes(const QString &goal, const QString &what, const QList<double> &times, double atMost, const QList<double> &bare = {})
{
    report({.goal = goal, .what = what, .unit = u"ms"_s, .ours = times, .yardstickName = bare.isEmpty() ? QString() : u"a bare QPlainTextEdit"_s, .yardstick = bare,
            .atMost = atMost, .percentile = 99});
}

// From a key to the paint, in the middle of the text.
double typed(QPlainTextEdit &editor, int turn)
{
    const qint64 begin = cpuTime();
    QTest::keyClick(&editor, turn % 10 == 9 ? Qt::Key_Backspace : Qt::Key_A);
    editor.viewport()->repaint();
    return double(cpuTime() - begin) / 1e6;
}

void show(QPlainTextEdit &editor)
{
    editor.resize(1200, 800);
    editor.setPlainText(specOfLines(10'000));
    editor.show();
    (void)QTest::qWaitForWindowExposed(&editor);
    QTextCursor cursor(editor.document()->findBlockByNumber(5007));
    cursor.movePosition(QTextCursor::EndOfBlock);
    editor.setTextCursor(cursor);
}

} // namespace

// P-28 and P-29: from a key to the paint, and from a key to the line below what is wrong, in a text of 10,000 lines that is
// coloured and checked. Times are work: the key's that of the window's thread, the squiggle's that of all threads.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    SpecText editor;
    QPlainTextEdit bare;
    SpecChecker checker;
    bool isMarked = false;
    QObject::connect(&checker, &SpecChecker::checked, &editor, [&](const SpecDocument &, const QList<SpecIssue> &issues) {
        editor.setIssues(issues);
        isMarked = true;
    });
    QObject::connect(&editor, &QPlainTextEdit::textChanged, &checker, [&] { checker.check(editor.toPlainText(), RuntimeLimits::azure()); });
    show(editor);
    show(bare);
    QTest::qWait(2000);
    QList<double> paints;
    QList<double> bares;
    QList<double> marks;
    for (int i = 0; i < 100; ++i) {
        isMarked = false;
        const qint64 beginAll = cpuTime(CLOCK_PROCESS_CPUTIME_ID);
        paints.append(typed(editor, i));
        while (!isMarked)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        editor.viewport()->repaint();
        marks.append(double(cpuTime(CLOCK_PROCESS_CPUTIME_ID) - beginAll) / 1e6);
        bares.append(typed(bare, i));
        QTest::qWait(5);
    }
    reportTimes(u"P-28"_s, u"key to paint, 10,000 lines"_s, paints, 5, bares);
    reportTimes(u"P-29"_s, u"key to squiggle, 10,000 lines"_s, marks, 50);
    return 0;
}
