// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/scenes.h"
#include "ui/logs/loghistogram.h"
#include "ui/logs/logpanel.h"
#include "ui/logspage/logspage.h"

#include <QAction>
#include <QListWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

namespace quayside {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Of a shop that is in trouble: several kinds of lines, some of them JSON, some of them traces.
QByteArray troubledLog()
{
    QByteArray text;
    for (int i = 0; i < 400; ++i) {
        const QByteArray time = QDateTime(QDate(2026, 3, 6), QTime(9, 0), Qt::UTC).addSecs(i * 7 + (i % 50 > 40 ? 0 : i / 50)).toString(Qt::ISODateWithMs).toLatin1();
        const QByteArray number = QByteArray::number(i);
        if (i % 9 == 4)
            text += time + " \x1b[33mWARN\x1b[0m  pool \x1b[1morders\x1b[0m is nearly full: " + number + " of 400\n";
        else if (i % 23 == 11)
            text += time + " ERROR checkout failed: java.lang.IllegalStateException: no payment provider\n\tat shop.Checkout.pay(Checkout.java:" + number
                + ")\n\tat shop.Checkout.run(Checkout.java:41)\n\tat java.base/java.lang.Thread.run(Thread.java:1583)\nCaused by: java.net.ConnectException: refused\n\t... 12 more\n";
        else
            text += time + " INFO  GET /products/" + number + " 200 " + QByteArray::number(20 + i * 37 % 90) + "ms\n";
    }
    return text;
}

QByteArray jsonLog()
{
    QByteArray text;
    for (int i = 0; i < 300; ++i)
        text += QByteArray(R"({"level":")") + (i % 11 == 5 ? "error" : i % 7 == 3 ? "warn" : "info") + R"(","time":"2026-03-06T09:)" + QByteArray::number(10 + i / 60) + ':'
            + QByteArray::number(10 + i % 50) + R"(Z","message":"order )" + QByteArray::number(4000 + i) + R"( is paid","ms":)" + QByteArray::number(12 + i * 31 % 400)
            + R"(,"retry":false,"user":{"id":)" + QByteArray::number(i) + "}}\n";
    return text;
}

LogPanel &openLog(Stage &stage, const QByteArray &text)
{
    stage.begin();
    static const QTemporaryDir folder;
    QFile file(folder.filePath(u"shop.log"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("The log cannot be written.");
    file.close();
    stage.window.openFile(file.fileName());
    Stage::settle();
    QTest::qWait(100); // it is read beside, in real time
    return stage.find<LogsPage>("logsPage")->panel();
}

LogPanel &openGroups(Stage &stage, const QStringList &names)
{
    stage.begin();
    stage.window.openPage(MainWindow::Page::Logs);
    Stage::settle();
    auto *list = stage.find<QListWidget>("logList");
    for (const QString &name : names)
        for (QListWidgetItem *item : list->findItems(name, Qt::MatchExactly))
            item->setSelected(true);
    stage.pass(8s);
    QTest::qWait(100);
    return stage.find<LogsPage>("logsPage")->panel();
}

void setLook(LogPanel &panel, const std::function<void(LogLook &)> &change)
{
    LogLook look = panel.view().look();
    change(look);
    panel.view().setLook(look);
}

void filterBy(LogPanel &panel, const QString &words)
{
    panel.findChild<QLineEdit *>(u"logFilter"_s)->setText(words);
    QTest::qWait(150);
}

void merged(Stage &stage)
{
    LogPanel &panel = openGroups(stage, {u"web-shop"_s, u"nightly-etl"_s});
    setLook(panel, [](LogLook &look) { look.times = LogLook::Times::Utc; });
}

void split(Stage &stage)
{
    LogPanel &panel = openGroups(stage, {u"web-shop"_s});
    panel.findChild<QAction *>(u"logSplitAction"_s)->setChecked(true);
    QTest::qWait(100);
}

void filtered(Stage &stage)
{
    LogPanel &panel = openLog(stage, troubledLog());
    panel.findChild<QToolButton *>(u"logOverTime"_s)->click();
    setLook(panel, [](LogLook &look) { look.showNumbers = true; });
    filterBy(panel, u"level:warn"_s);
}

void searched(Stage &stage)
{
    LogPanel &panel = openLog(stage, troubledLog());
    panel.findChild<QToolButton *>(u"logOverTime"_s)->click();
    panel.findChild<QToolButton *>(u"logFind"_s)->click();
    QTest::keyClicks(panel.findChild<QLineEdit *>(u"logFindText"_s), u"checkout"_s);
    QTest::qWait(150);
}

void json(Stage &stage)
{
    openLog(stage, jsonLog());
}

void jsonColumns(Stage &stage)
{
    LogPanel &panel = openLog(stage, jsonLog());
    setLook(panel, [](LogLook &look) { look.fields = {u"level"_s, u"ms"_s, u"message"_s}; });
}

void folded(Stage &stage)
{
    LogPanel &panel = openLog(stage, troubledLog());
    for (QAction *action : panel.findChildren<QAction *>())
        if (action->text() == LogPanel::tr("Fold stack traces"))
            action->setChecked(true);
    QTest::qWait(150);
    panel.view().showLine(200);
}

void gapAndLives(Stage &stage)
{
    stage.begin();
    const GroupId group{stage.engine.connection(), u"web-shop"_s};
    stage.select(group.key);
    stage.showTab(DetailsPanel::Page::Logs);
    stage.pass(3s);
    stage.session.restartGroup(group);
    stage.pass(4s);
    const auto log = stage.session.logs().open(group);
    log->lines().append(markOf(u"Lines of front may be missing here: nothing was read for 0:12:40"_s, 1, stage.clock.now().toMSecsSinceEpoch() * 1'000'000, LogChannel::Error));
    stage.pass(2s);
    QTest::qWait(60);
}

void held(Stage &stage)
{
    stage.begin();
    stage.select(u"web-shop"_s);
    stage.showTab(DetailsPanel::Page::Logs);
    stage.pass(5s);
    QTest::qWait(60);
    QTest::keyClick(stage.find<LogView>("logView"), Qt::Key_PageUp);
    stage.pass(60s);
    QTest::qWait(60);
}

} // namespace

QList<Scene> logScenes()
{
    const Stage::Scenario tour = Stage::Scenario::Tour;
    return {
        {u"log-merged"_s, tour, merged},       {u"log-split"_s, tour, split},         {u"log-filtered"_s, tour, filtered}, {u"log-searched"_s, tour, searched},
        {u"log-json"_s, tour, json},           {u"log-json-columns"_s, tour, jsonColumns}, {u"log-folded"_s, tour, folded}, {u"log-gap"_s, tour, gapAndLives},
        {u"log-held"_s, tour, held},
    };
}

} // namespace quayside
