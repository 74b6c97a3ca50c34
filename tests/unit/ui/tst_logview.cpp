// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/logstore.h"
#include "ui/logs/logview.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 second = 1'000'000'000;
constexpr qint64 midnight = 1'795'305'600 * second; // 2026-11-22T00:00:00Z

struct ViewBed
{
    ViewBed()
    {
        store.addSource(u"web"_s);
        view.setLog(&store);
        view.resize(800, 400);
        view.show();
    }
    void add(int lines)
    {
        LogBatch batch;
        for (int i = 0; i < lines; ++i)
            batch.append(QByteArray("line " + QByteArray::number(store.endLine() + i)), midnight + (store.endLine() + i) * second, LogChannel::Output);
        store.append(0, batch);
        settle();
    }
    void add(const QByteArray &line)
    {
        LogBatch batch;
        batch.append(line, midnight, LogChannel::Output);
        store.append(0, batch);
        settle();
    }
    void settle() { QTest::qWait(40); } // a repaint comes a frame later
    QStringList rows() { return view.visibleText().split(u'\n'); }

    LogStore store;
    LogView view;
};

} // namespace

class TestLogView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheEnd()
    {
        ViewBed bed;
        bed.add(1000);
        QCOMPARE(bed.rows().last(), u"line 999"_s);
        bed.add(500);
        QCOMPARE(bed.rows().last(), u"line 1499"_s);
        QVERIFY(bed.view.isFollowing());
    }

    // Scrolling up holds the place, whatever comes, and says how much.
    void holdsThePlace()
    {
        ViewBed bed;
        bed.add(1000);
        QSignalSpy changes(&bed.view, &LogView::followingChanged);
        QTest::keyClick(&bed.view, Qt::Key_PageUp);
        QCOMPARE(changes.size(), 1);
        QVERIFY(!bed.view.isFollowing());
        const QStringList before = bed.rows();
        bed.add(1204);
        QCOMPARE(bed.rows(), before);
        const auto *pill = bed.view.findChild<QPushButton *>(u"newLines"_s);
        QVERIFY(pill->isVisible());
        QVERIFY2(pill->text().contains(u"1,204"_s) || pill->text().contains(u"1204"_s), qPrintable(pill->text()));
        QTest::keyClick(&bed.view, Qt::Key_End);
        QVERIFY(bed.view.isFollowing());
        QVERIFY(!pill->isVisible());
        QCOMPARE(bed.rows().last(), u"line 2203"_s);
    }

    void holdsThePlaceWhileOldLinesGo()
    {
        ViewBed bed;
        bed.add(5000);
        bed.view.showLine(4000);
        const QStringList before = bed.rows();
        bed.view.setFilter({{}, {}, {0}, {}, 0, 0});
        QTRY_COMPARE(bed.view.rows().count(), 5000); // the search works beside
        QCOMPARE(bed.rows(), before);
        bed.view.setFilter({});
        QCOMPARE(bed.rows(), before);
    }

    void scrollsByKeys()
    {
        ViewBed bed;
        bed.add(1000);
        QTest::keyClick(&bed.view, Qt::Key_Home);
        QCOMPARE(bed.rows().first(), u"line 0"_s);
        QTest::keyClick(&bed.view, Qt::Key_Down);
        QCOMPARE(bed.rows().first(), u"line 1"_s);
        bed.view.verticalScrollBar()->setValue(500);
        QCOMPARE(bed.rows().first(), u"line 500"_s);
    }

    void showsALine()
    {
        ViewBed bed;
        bed.add(100'000);
        for (const qint64 line : {0, 5, 50'000, 99'990}) {
            bed.view.showLine(line);
            QVERIFY2(bed.rows().contains(u"line %1"_s.arg(line)), qPrintable(bed.rows().first()));
            QCOMPARE(bed.view.currentLine(), line);
        }
    }

    void wraps()
    {
        ViewBed bed;
        bed.add(QByteArray(QByteArray(1000, 'a') + QByteArray(1000, 'b') + "end"));
        QCOMPARE(bed.rows().size(), 1);
        LogLook look;
        look.wraps = true;
        bed.view.setLook(look);
        QVERIFY(bed.rows().size() > 10);
        QCOMPARE(bed.rows().join(QString()), QString(QString(1000, u'a') + QString(1000, u'b') + u"end"_s));
    }

    // one endless line, wrapped or not, is scrolled in at once.
    void anEndlessLine()
    {
        ViewBed bed;
        bed.add(QByteArray(10'000'000, 'x'));
        for (const bool wraps : {false, true}) {
            LogLook look;
            look.wraps = wraps;
            bed.view.setLook(look);
            QElapsedTimer timer;
            timer.start();
            for (int i = 0; i < 50; ++i) {
                bed.view.horizontalScrollBar()->setValue(bed.view.horizontalScrollBar()->maximum() * i / 50);
                QTest::keyClick(&bed.view, Qt::Key_PageUp);
                bed.view.grab();
            }
            QVERIFY2(timer.elapsed() < 50 * 50, QByteArray::number(timer.elapsed()).constData());
            QVERIFY(bed.rows().last().endsWith(u'x'));
        }
    }

    // R-30, and no time stamps in it.
    void copies()
    {
        ViewBed bed;
        LogLook look;
        look.times = LogLook::Times::Utc;
        bed.view.setLook(look);
        bed.add(3);
        bed.add("\x1b[31mred\x1b[0m \x1b]52;c;aGk=\x07 \r\x9b" "2J\xc2\x9b" "2J\f\x7f\tend");
        QTest::keyClick(&bed.view, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&bed.view, Qt::Key_C, Qt::ControlModifier);
        const QString text = QGuiApplication::clipboard()->text();
        QCOMPARE(text.section(u'\n', 0, 2), u"line 0\nline 1\nline 2"_s);
        QVERIFY(text.section(u'\n', 3).startsWith(u"red "_s) && text.endsWith(u"\tend"));
        for (const QChar character : text)
            QVERIFY2(character == u'\n' || character == u'\t' || (character.unicode() >= 0x20 && (character.unicode() < 0x7f || character.unicode() >= 0xa0)), qPrintable(text));
    }

    // ten thousand updates of a bar are a line; what it says is shown, and no frame is held up.
    void progressBars()
    {
        ViewBed bed;
        QByteArray bar;
        for (int i = 0; i < 10'000; ++i)
            bar += "\r" + QByteArray::number(i).rightJustified(5) + " of 10000";
        for (int i = 0; i < 40; ++i)
            bed.add(bar);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 20; ++i)
            bed.view.grab();
        QVERIFY2(timer.elapsed() < 20 * 50, QByteArray::number(timer.elapsed()).constData());
        QVERIFY2(bed.rows().last().startsWith(u"␍    0 of 10000␍    1 of 10000␍"_s), qPrintable(bed.rows().last().first(40)));
    }

    void copiesMillionsOfLines()
    {
        ViewBed bed;
        LogBatch batch;
        for (int i = 0; i < 500'000; ++i)
            batch.append("x", midnight, LogChannel::Output);
        bed.store.append(0, batch);
        bed.store.append(0, batch);
        bed.settle();
        bed.view.selectAll();
        QCOMPARE(bed.view.selectedText().size(), 2 * 1'000'000 - 1);
    }

    void marksWithTheMouse()
    {
        ViewBed bed;
        bed.add(100);
        QTest::keyClick(&bed.view, Qt::Key_Home);
        QTest::mousePress(bed.view.viewport(), Qt::LeftButton, {}, {1, 2});
        QTest::mouseMove(bed.view.viewport(), {790, 60});
        QMouseEvent move(QEvent::MouseMove, QPointF(790, 60), QPointF(790, 60), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(bed.view.viewport(), &move);
        const QStringList lines = bed.view.selectedText().split(u'\n');
        QVERIFY(lines.size() > 1);
        QCOMPARE(lines.first(), u"line 0"_s);
        QCOMPARE(lines.last(), u"line %1"_s.arg(lines.size() - 1));
    }

    void times_data()
    {
        QTest::addColumn<LogLook::Times>("times");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << LogLook::Times::None << QString();
        QTest::newRow("UTC") << LogLook::Times::Utc << u"11-22 01:01:01.250"_s;
        QTest::newRow("ago") << LogLook::Times::Ago << u"-1:00:00.000"_s;
        QTest::newRow("delta") << LogLook::Times::Delta << u"+00:01.250"_s;
    }

    void times()
    {
        QFETCH(LogLook::Times, times);
        LogGutter gutter;
        LogLook look;
        look.times = times;
        gutter.setLook(look);
        LogRecord record;
        record.time = midnight + 3661 * second + second / 4;
        gutter.setNewest(record.time + 3600 * second);
        QTEST(gutter.timeText(record, midnight + 3660 * second), "text");
    }

    void foldsStackTraces()
    {
        ViewBed bed;
        for (const char *line : {"before", "ERROR failed", "    at a.b(c.java:1)", "    at d.e(f.java:2)", "Caused by: x", "after"})
            bed.add(line);
        LogFilter filter;
        filter.foldsTraces = true;
        QVERIFY(bed.view.setFilter(filter));
        const QStringList folded{u"before"_s, u"ERROR failed"_s, u"after"_s};
        QTRY_COMPARE(bed.rows(), folded);
        QCOMPARE(bed.view.rows().traceBelow(1).lines, 3);
        QCOMPARE(bed.view.rows().traceBelow(0).lines, 0);
        bed.view.toggleTrace(1);
        QTRY_COMPARE(bed.rows().size(), 6);
        QVERIFY(!bed.view.rows().traceBelow(1).isFolded);
        bed.view.toggleTrace(1);
        QTRY_COMPARE(bed.rows(), folded);
        filter.terms = {{{u"java:2"_s}}}; // what is looked for is not hidden
        QVERIFY(bed.view.setFilter(filter));
        QTRY_COMPARE(bed.rows(), QStringList{u"    at d.e(f.java:2)"_s});
    }

    void jsonFieldsAsColumns()
    {
        ViewBed bed;
        bed.add("{\"level\":\"warn\",\"message\":\"slow\\u001b]52;x\",\"ms\":7}");
        bed.add("no JSON");
        LogLook look;
        look.fields = {u"ms"_s, u"level"_s};
        bed.view.setLook(look);
        QCOMPARE(bed.rows().last(), u"no JSON"_s);
        QVERIFY2(bed.rows().first().startsWith(u"7     warn  message=slow"_s), qPrintable(bed.rows().first()));
        QVERIFY(!bed.rows().first().contains(QChar(0x1b))); // R-28, in an escape of JSON's own
        bed.add("{\"level\":\"warning\",\"ms\":123456}"); // a column is as wide as what stands in it
        QTRY_VERIFY2(bed.rows().first().startsWith(u"7       warn     message=slow"_s), qPrintable(bed.rows().first()));
        bed.add(QByteArray("{\"level\":\"" + QByteArray(500, 'x') + "\"}"));
        QTRY_VERIFY2(bed.rows().last().startsWith(u"        xxxx"_s), qPrintable(bed.rows().last()));
        QCOMPARE(bed.rows().last().trimmed().size(), LogColumn::most);
    }

    void zooms()
    {
        ViewBed bed;
        bed.add(1000);
        const qsizetype before = bed.rows().size();
        for (int i = 0; i < 6; ++i)
            QTest::keyClick(&bed.view, Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY(bed.rows().size() < before);
        QCOMPARE(bed.rows().last(), u"line 999"_s);
        QTest::keyClick(&bed.view, Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(bed.rows().size(), before);
    }

    // an expression that takes too long for a row is not tried again in every frame.
    void aSlowExpressionHoldsUpNoFrame()
    {
        ViewBed bed;
        for (int i = 0; i < 40; ++i)
            bed.add(QByteArray(400, 'a'));
        bed.view.setMarked({u"((a+)+)+[!?]$"_s, TextQuery::Syntax::Regex, TextQuery::Case::Matters});
        bed.view.grab();
        QElapsedTimer timer;
        timer.start();
        bed.view.grab();
        QVERIFY2(timer.elapsed() < 100, QByteArray::number(timer.elapsed()).constData());
    }

    // What is on screen is a text to a screen reader, and what is chosen is chosen in it.
    void screenReaders()
    {
        ViewBed bed;
        bed.add(1000);
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&bed.view);
        QVERIFY(interface);
        QCOMPARE(interface->role(), QAccessible::Document);
        QVERIFY(interface->state().readOnly);
        QAccessibleTextInterface *text = interface->textInterface();
        QVERIFY(text);
        const QString all = bed.view.visibleText();
        QCOMPARE(text->characterCount(), static_cast<int>(all.size()));
        QCOMPARE(text->text(0, text->characterCount()), all);
        QCOMPARE(text->text(-5, 1'000'000), all);
        int begin = 0;
        int end = 0;
        QCOMPARE(text->textAtOffset(2, QAccessible::LineBoundary, &begin, &end).trimmed(), bed.rows().first());
        QCOMPARE(text->selectionCount(), 0);
        const int second = static_cast<int>(all.indexOf(u'\n')) + 1;
        text->setSelection(0, 2, second + 4);
        QCOMPARE(text->selectionCount(), 1);
        text->selection(0, &begin, &end);
        QCOMPARE(begin, 2);
        QCOMPARE(end, second + 4);
        QCOMPARE(bed.view.selectedText(), all.mid(2, second + 2));
        for (const int offset : {0, 3, second, second + 5})
            QCOMPARE(text->offsetAtPoint(text->characterRect(offset).center()), offset);
        text->setCursorPosition(7);
        QCOMPARE(text->cursorPosition(), 7);
        QCOMPARE(interface->text(QAccessible::Description), u"Follows the end"_s);
    }

    void aMillionEmptyLines()
    {
        ViewBed bed;
        LogBatch batch;
        for (int i = 0; i < 1'000'000; ++i)
            batch.append({}, midnight, LogChannel::Output);
        bed.store.append(0, batch);
        bed.settle();
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 100; ++i) {
            bed.view.showLine(i * 9999);
            bed.view.grab();
        }
        QVERIFY2(timer.elapsed() < 100 * 50, QByteArray::number(timer.elapsed()).constData());
        QVERIFY(bed.rows().size() > 5);
    }
};

QTEST_MAIN(TestLogView)
#include "tst_logview.moc"
