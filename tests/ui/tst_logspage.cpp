// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/stage.h"
#include "translations/language.h"
#include "ui/logs/logpanel.h"
#include "ui/logspage/logspage.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString put(const QTemporaryDir &folder, const QString &name, const QByteArray &content)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("The file cannot be written.");
    return file.fileName();
}

void dropFile(Stage &stage, const QString &path)
{
    QMimeData content;
    content.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &content, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&stage.window, &enter);
    QDropEvent drop({50, 50}, Qt::CopyAction, &content, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&stage.window, &drop);
    Stage::settle();
}

void choose(Stage &stage, const QStringList &names)
{
    auto *list = stage.find<QListWidget>("logList");
    list->clearSelection();
    for (const QString &name : names)
        for (QListWidgetItem *item : list->findItems(name, Qt::MatchExactly))
            item->setSelected(true);
}

QString shown(Stage &stage)
{
    QTest::qWait(50);
    return stage.find<LogsPage>("logsPage")->panel().view().visibleText();
}

} // namespace

class TestLogsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { speak(*qApp); }

    void aFileIsOpened_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("by its name") << u"server.log"_s << QByteArray("kind: Pod\nlast line\n");
        QTest::newRow("rotated") << u"server.log.1"_s << QByteArray("one\nlast line\n");
        QTest::newRow("by what it is not") << u"messages"_s << QByteArray("hello world\nlast line\n");
        QTest::newRow("large") << u"messages"_s << QByteArray(QByteArray(5 * 1024 * 1024, 'x') + "\nlast line\n");
    }

    void aFileIsOpened()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, content);
        const QTemporaryDir folder;
        Stage stage(Stage::Scenario::Empty);
        stage.begin();
        dropFile(stage, put(folder, name, content));
        QTRY_VERIFY(stage.window.findChild<LogsPage *>());
        QTRY_VERIFY2(shown(stage).endsWith(u"last line"_s), qPrintable(shown(stage).right(100)));
        QCOMPARE(stage.find<QListWidget>("logList")->selectedItems().first()->text(), name);
    }

    void whatIsNoFileIsSaid()
    {
        Stage stage(Stage::Scenario::Empty);
        stage.begin();
        stage.window.openFile(u"/nowhere/at-all.log"_s);
        Stage::settle();
        QVERIFY(stage.find("notice")->isVisible());
    }

    // All containers of several groups in one stream.
    void severalGroups()
    {
        Stage stage(Stage::Scenario::Tour);
        stage.begin();
        stage.window.openPage(MainWindow::Page::Logs);
        Stage::settle();
        choose(stage, {u"web-shop"_s, u"redis"_s});
        stage.pass(10s);
        auto &log = *stage.find<LogsPage>("logsPage")->panel().view().log();
        QTRY_VERIFY(log.lineCount() > 100);
        QVERIFY2(log.sources().filter(u"web-shop/"_s).size() > 1, qPrintable(log.sources().join(u' ')));
        QVERIFY(log.sources().filter(u"redis/"_s).size() == 1);
        int sorted = 0;
        for (qint64 line = log.firstLine() + 1; line < log.endLine(); ++line)
            sorted += log.at(line).time >= log.at(line - 1).time ? 1 : 0;
        QVERIFY2(sorted > log.lineCount() * 95 / 100, QByteArray::number(sorted).constData());
        choose(stage, {u"redis"_s});
        QTRY_VERIFY(stage.find<LogsPage>("logsPage")->panel().view().log()->sources().size() == 1);
    }
};

QTEST_MAIN(TestLogsPage)
#include "tst_logspage.moc"
