// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/assist/specchecker.h"
#include "ui/speceditor/spectext.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

QString textOfLines(int lines)
{
    QString text = u"name: many\nlocation: eastus\nproperties:\n  osType: Linux\n  containers:\n"_s;
    for (int i = 0; text.count(u'\n') + 8 <= lines; ++i)
        text += u"    - name: c%1\n      properties:\n        image: registry.example/team/app:1.%1\n        resources:\n          requests:\n"
                "            cpu: 0.1\n            memoryInGB: 0.1\n"_s.arg(i);
    return text;
}

// Of this thread, so that a busy machine does not count.
qint64 cpuTime()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * 1'000'000'000LL + now.tv_nsec;
}

void report(const char *what, QList<qint64> nanoseconds)
{
    std::ranges::sort(nanoseconds);
    const auto at = [&](qsizetype percent) { return static_cast<double>(nanoseconds.at(std::min(nanoseconds.size() - 1, nanoseconds.size() * percent / 100))) / 1e6; };
    std::printf("%-22s p50 %7.2f ms   p99 %7.2f ms   max %7.2f ms\n", what, at(50), at(99), at(100));
}

} // namespace

// P-28 and P-29: from a key to the paint, and from a key to the line below what is wrong, in a text of 10,000 lines.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    SpecText editor;
    SpecChecker checker;
    QElapsedTimer clock;
    bool isMarked = false;
    QObject::connect(&checker, &SpecChecker::checked, &editor, [&](const SpecDocument &, const QList<SpecIssue> &issues) {
        editor.setIssues(issues);
        isMarked = true;
    });
    QObject::connect(&editor, &QPlainTextEdit::textChanged, &checker, [&] { checker.check(editor.toPlainText(), RuntimeLimits::azure()); });
    editor.resize(1200, 800);
    editor.setPlainText(textOfLines(10'000));
    editor.show();
    (void)QTest::qWaitForWindowExposed(&editor);
    QTextCursor cursor(editor.document()->findBlockByNumber(5007));
    cursor.movePosition(QTextCursor::EndOfBlock);
    editor.setTextCursor(cursor);
    QTest::qWait(2000);
    QList<qint64> paints;
    QList<qint64> works;
    QList<qint64> marks;
    for (int i = 0; i < 100; ++i) {
        isMarked = false;
        const qint64 begin = cpuTime();
        clock.start();
        QTest::keyClick(&editor, i % 10 == 9 ? Qt::Key_Backspace : Qt::Key_A);
        editor.viewport()->repaint();
        paints.append(clock.nsecsElapsed());
        works.append(cpuTime() - begin);
        while (!isMarked)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        editor.viewport()->repaint();
        marks.append(clock.nsecsElapsed());
        QTest::qWait(5);
    }
    std::printf("%d lines, %lld characters\n", editor.blockCount(), static_cast<long long>(editor.toPlainText().size()));
    report("key to paint", paints);
    report("  of it at work", works);
    report("key to squiggle", marks);
    QList<qint64> checks;
    for (int i = 0; i < 20; ++i) {
        const qint64 begin = cpuTime();
        (void)SpecDocument::fromText(editor.toPlainText()).issues(RuntimeLimits::azure());
        checks.append(cpuTime() - begin);
    }
    report("check, at work", checks);
    return 0;
}
