// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/settingsinmemory.h"
#include "models/logs/logstore.h"
#include "translations/language.h"
#include "ui/logs/loghistogram.h"
#include "ui/logs/logpanel.h"
#include "ui/logs/logsplit.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QMenu>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 second = 1'000'000'000;
constexpr qint64 start = 1'795'305'600 * second; // 2026-11-22T00:00:00Z

struct PanelBed
{
    PanelBed()
    {
        store.addSource(u"web"_s);
        store.addSource(u"db"_s);
        for (int i = 0; i < 300; ++i) {
            LogBatch batch;
            const QByteArray word = i % 10 == 0 ? "ERROR" : "INFO";
            batch.append(QByteArray(word + " line " + QByteArray::number(i) + " \x1b[31mred\x1b[0m password=CANARY"), start + i * second, LogChannel::Output);
            store.append(i % 2, batch);
        }
        panel.setLog(&store);
        panel.resize(900, 500);
        panel.show();
        QTest::qWait(40);
    }
    ~PanelBed() { panel.setLog(nullptr); }
    template <typename T>
    T &find(const char *name)
    {
        return *panel.findChild<T *>(QString::fromLatin1(name));
    }
    QString state() { return find<QLabel>("logState").text(); }
    QString found() { return find<QLabel>("logFindCount").text(); }
    QByteArray saved(LogPanel::Part part, SaveWishes::Format format, LogPanel::Purpose purpose = LogPanel::Purpose::Keeping)
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"out.log"_s);
        panel.saveTo(path, part, format, purpose);
        QFile file(path);
        [&file] { QTRY_VERIFY(file.exists()); }();
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    SettingsInMemory settings;
    LogStore store;
    LogPanel panel{settings};
};

} // namespace

class TestLogPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { speak(*qApp); }

    void filters()
    {
        PanelBed bed;
        QCOMPARE(bed.state(), u"300 lines"_s);
        bed.find<QLineEdit>("logFilter").setText(u"level:error container:web"_s);
        QTRY_COMPARE(bed.state(), u"30 of 300 lines"_s);
        bed.find<QLineEdit>("logFilter").setText(u"/((/"_s);
        QVERIFY2(bed.state().contains(u"expression"_s), qPrintable(bed.state()));
        bed.find<QLineEdit>("logFilter").clear();
        QTRY_COMPARE(bed.state(), u"300 lines"_s);
    }

    void filtersAreKept()
    {
        PanelBed bed;
        bed.find<QLineEdit>("logFilter").setText(u"level:error"_s);
        auto *menu = bed.panel.findChild<QPushButton *>(u"logFilters"_s)->findChild<QMenu *>();
        Q_EMIT menu->aboutToShow();
        menu->actions().last()->trigger();
        bed.find<QLineEdit>("logFilter").clear();
        Q_EMIT menu->aboutToShow();
        menu->actions().first()->trigger();
        QCOMPARE(bed.find<QLineEdit>("logFilter").text(), u"level:error"_s);
    }

    void findsOneAfterTheOther()
    {
        PanelBed bed;
        QTest::mouseClick(&bed.find<QToolButton>("logFind"), Qt::LeftButton);
        auto &text = bed.find<QLineEdit>("logFindText");
        QTest::keyClicks(&text, u"error"_s);
        QTRY_COMPARE(bed.found(), u"30 of 30"_s); // what is newest comes first
        QCOMPARE(bed.panel.view().currentLine(), 290);
        QTest::keyClick(&text, Qt::Key_Return);
        QCOMPARE(bed.found(), u"1 of 30"_s); // round and round
        QTest::keyClick(&text, Qt::Key_Return);
        QCOMPARE(bed.panel.view().currentLine(), 10);
        QTest::keyClick(&text, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(bed.panel.view().currentLine(), 0);
        bed.find<QToolButton>("logFindCase").click();
        QTRY_COMPARE(bed.found(), u"Nothing found"_s);
        QTest::keyClick(&text, Qt::Key_Escape);
        QVERIFY(!text.isVisible());
    }

    // While lines come.
    void findsWhileItRuns()
    {
        PanelBed bed;
        QTest::mouseClick(&bed.find<QToolButton>("logFind"), Qt::LeftButton);
        QTest::keyClicks(&bed.find<QLineEdit>("logFindText"), u"fresh"_s);
        QTRY_COMPARE(bed.found(), u"Nothing found"_s);
        LogBatch batch;
        for (int i = 0; i < 100; ++i)
            batch.append("a fresh one", start, LogChannel::Output);
        bed.store.append(0, batch);
        QTRY_VERIFY2(bed.found().endsWith(u"100"_s), qPrintable(bed.found()));
    }

    void showsWhatIsAround()
    {
        PanelBed bed;
        bed.find<QLineEdit>("logFilter").setText(u"\"line 150\""_s);
        QTRY_COMPARE(bed.panel.view().rows().count(), 1);
        Q_EMIT bed.panel.view().contextRequested(150);
        QTRY_COMPARE(bed.panel.view().rows().count(), 300);
        QVERIFY(bed.panel.view().visibleText().contains(u"line 150"_s));
        QVERIFY(bed.panel.view().visibleText().contains(u"line 149"_s));
    }

    // The same lines with more before them: who reads stays where he is, who follows goes on.
    void holdsThePlaceInAnotherLog()
    {
        PanelBed bed;
        LogStore whole;
        whole.addSource(u"web"_s);
        LogBatch batch;
        for (int i = 0; i < 5000; ++i)
            batch.append(QByteArray("earlier " + QByteArray::number(i)), start - second, LogChannel::Output);
        whole.append(0, batch);
        whole.append(bed.store.pages()->page(0, LogPages::Want::TextAndStamps));
        bed.panel.view().setFollowing(false);
        bed.panel.view().showLine(150);
        const qint64 place = bed.panel.view().visibleRange().first;
        bed.panel.exchangeLog(whole);
        QCOMPARE(bed.panel.view().visibleRange().first, place + 5000);
        QVERIFY(!bed.panel.view().isFollowing());
        bed.panel.view().setFollowing(true);
        bed.panel.exchangeLog(bed.store);
        QVERIFY(bed.panel.view().isFollowing());
        QCOMPARE(bed.panel.view().visibleRange().second, 300);
        bed.panel.setLog(nullptr);
    }

    void containersSideBySide()
    {
        PanelBed bed;
        bed.panel.findChild<QAction *>(u"logSplitAction"_s)->setChecked(true);
        QVERIFY(bed.find<LogSplit>("logSplit").isVisible());
        QVERIFY(!bed.panel.view().isVisible());
        auto &web = bed.find<LogView>("logView0");
        auto &db = bed.find<LogView>("logView1");
        QTRY_COMPARE(web.rows().count(), 150);
        QTRY_COMPARE(db.rows().count(), 150);
        bed.panel.view().showLine(100);
        QVERIFY(web.visibleText().contains(u"line 100 "_s));
        QVERIFY(db.visibleText().contains(u"line 101 "_s));
        bed.find<QLineEdit>("logFilter").setText(u"level:error"_s);
        QTRY_COMPARE(web.rows().count(), 30);
        QTRY_COMPARE(db.rows().count(), 0);
    }

    // Of a log with more containers than there is room for.
    void manyContainersSideBySide()
    {
        PanelBed bed;
        for (int i = 2; i < 12; ++i)
            bed.store.addSource(u"more-%1"_s.arg(i));
        bed.panel.findChild<QAction *>(u"logSplitAction"_s)->setChecked(true);
        QCOMPARE(bed.panel.findChildren<LogView *>(QRegularExpression(u"^logView[0-9]"_s)).size(), LogSplit::mostViews);
        QCOMPARE(bed.state(), u"The first 8 of 12 containers side by side"_s);
    }

    void findsSideBySide()
    {
        PanelBed bed;
        bed.panel.findChild<QAction *>(u"logSplitAction"_s)->setChecked(true);
        auto &db = bed.find<LogView>("logView1");
        QTRY_COMPARE(db.rows().count(), 150);
        QTest::keyClick(&db, Qt::Key_F, Qt::ControlModifier);
        auto &text = bed.find<QLineEdit>("logFindText");
        QVERIFY(text.isVisible());
        QTest::keyClicks(&text, u"line 101"_s);
        QTRY_VERIFY2(db.visibleText().contains(u"line 101 "_s), qPrintable(db.visibleText()));
    }

    // what a spreadsheet would take for a formula stays text.
    void savesTables_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("cell");
        const auto row = [](const char *name, const QByteArray &line, const QByteArray &cell) { QTest::newRow(name) << line << cell; };
        row("words", "GET /", "GET /");
        row("equals", "=HYPERLINK(\"http://x\",1)", "'=HYPERLINK(\"\"http://x\"\",1)");
        row("plus", "+1+cmd|'/C calc'!A0", "'+1+cmd|'/C calc'!A0");
        row("minus", "-2+3", "'-2+3");
        row("at", "@SUM(1)", "'@SUM(1)");
        row("tab", "\t=1", "'\t=1");
        row("carriage return", "\r=1", " =1"); // is a blank by then
        row("behind a colour", "\x1b[31m=1", "'=1");
        row("quotes and commas", "a,\"b\"", "a,\"\"b\"\"");
        row("in the middle", "a=1", "a=1");
    }

    void savesTables()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, cell);
        PanelBed bed;
        bed.store.clear();
        bed.store.addSource(u"@web"_s);
        LogBatch batch;
        batch.append(line, start, LogChannel::Error);
        bed.store.append(0, batch);
        QCOMPARE(bed.saved(LogPanel::Part::Everything, SaveWishes::Format::Csv), QByteArray("time,container,stream,text\n2026-11-22T00:00:00.000Z,\"'@web\",stderr,\"" + cell + "\"\n"));
    }

    // exactly what a container wrote, and without what steers a terminal, as one likes.
    void savesOddBytes()
    {
        const QByteArray line("a\tb\fc\0d\re\x1b[31mf\xc2\x9b" "2J\xff\xed\xa0\x80\r", 24);
        PanelBed bed;
        bed.store.clear();
        bed.store.addSource(u"web"_s);
        LogBatch batch;
        batch.append(line, start, LogChannel::Output);
        bed.store.append(0, batch);
        QCOMPARE(bed.saved(LogPanel::Part::Everything, SaveWishes::Format::Bytes), line + '\n');
        QCOMPARE(bed.saved(LogPanel::Part::Everything, SaveWishes::Format::Plain), QByteArray("a\tb c d ef 2J\xff\xed\xa0\x80 \n"));
    }

    void linesOverTime()
    {
        PanelBed bed;
        bed.find<QToolButton>("logOverTime").click();
        auto &histogram = bed.find<LogHistogram>("logHistogram");
        QVERIFY(histogram.isVisible());
        QTRY_COMPARE(histogram.times().lastTime(), start + 299 * second);
        bed.find<QLineEdit>("logFilter").setText(u"\"line 200\""_s);
        QTRY_COMPARE(bed.panel.view().rows().count(), 1);
        bed.find<QLineEdit>("logFilter").clear();
        QTRY_COMPARE(bed.panel.view().rows().count(), 300);
        QTest::mouseClick(&histogram, Qt::LeftButton, {}, {histogram.width() / 2, 10});
        QVERIFY2(qAbs(bed.panel.view().currentLine() - 150) < 10, QByteArray::number(bed.panel.view().currentLine()).constData());
    }

    void saves()
    {
        using Part = LogPanel::Part;
        using Format = SaveWishes::Format;
        PanelBed bed;
        QCOMPARE(bed.saved(Part::Everything, Format::Bytes).count('\n'), 300);
        QVERIFY(bed.saved(Part::Everything, Format::Bytes).startsWith("ERROR line 0 \x1b[31mred"));
        QVERIFY(bed.saved(Part::Everything, Format::Plain).startsWith("ERROR line 0 red password"));
        const QByteArray json = bed.saved(Part::Everything, Format::JsonLines).split('\n').at(1);
        QVERIFY2(json.contains("\"container\":\"db\"") && json.contains("\"time\":\"2026-11-22T00:00:01.000Z\"") && json.contains("\"stream\":\"stdout\""), json.constData());
        QVERIFY(bed.saved(Part::Everything, Format::Csv).startsWith("time,container,stream,text\n2026-11-22T00:00:00.000Z,\"web\",stdout,\"ERROR line 0 red password=CANARY\"\n"));
        bed.find<QLineEdit>("logFilter").setText(u"level:error"_s);
        QTRY_COMPARE(bed.panel.view().rows().count(), 30);
        QCOMPARE(bed.saved(Part::Filtered, Format::Plain).count('\n'), 30);
        bed.panel.view().setMarks(100, 59);
        QCOMPARE(bed.saved(Part::BetweenMarks, Format::Plain).count('\n'), 5); // of errors: 60 to 100
        bed.find<QLineEdit>("logFilter").clear();
        QTRY_COMPARE(bed.panel.view().rows().count(), 300);
        QCOMPARE(bed.saved(Part::OnScreen, Format::Plain).count('\n'), bed.panel.view().visibleText().count(u'\n') + 1);
    }

    //
    void aBugReportHasNoSecrets()
    {
        PanelBed bed;
        const QByteArray report = bed.saved(LogPanel::Part::Everything, SaveWishes::Format::Plain, LogPanel::Purpose::BugReport);
        QVERIFY(report.startsWith("Quayside "));
        QVERIFY(report.contains("Containers: web, db"));
        QVERIFY(report.contains("line 299"));
        QVERIFY(!report.contains("CANARY"));
    }
};

QTEST_MAIN(TestLogPanel)
#include "tst_logpanel.moc"
