// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/stage.h"

#include "models/items/tables.h"
#include "tests/support/sessionbed.h"
#include "translations/language.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/noticebar.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// What a list shows in a column.
QStringList texts(const QTreeView &view, int column)
{
    QStringList shown;
    for (int row = 0; row < view.model()->rowCount(); ++row)
        shown.append(view.model()->index(row, column).data().toString());
    return shown;
}

QStringList groupNames(const Stage &stage)
{
    return texts(*stage.find<QTreeView>("groups"), ContainerGroupModel::Group);
}

QString stateOf(const Stage &stage, const QString &group)
{
    const qsizetype row = groupNames(stage).indexOf(group);
    return row < 0 ? QString() : texts(*stage.find<QTreeView>("groups"), ContainerGroupModel::State).at(row);
}

// What a person could read in a part of the window now.
QString wordsIn(const QWidget &part)
{
    QStringList words;
    for (const auto *label : part.findChildren<PlainLabel *>())
        if (label->isVisible())
            words.append(label->text());
    return words.join(u'\n');
}

void press(Stage &stage, const QKeySequence &keys)
{
    QTest::keySequence(stage.window.focusWidget() ? stage.window.focusWidget() : &stage.window, keys);
    Stage::settle();
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { speak(*qApp); }

    void listsGroupsOnceConnected()
    {
        Stage stage(Stage::Scenario::Tour);
        QVERIFY(stage.window.findChild<EmptyState *>()->isVisible());
        QVERIFY(wordsIn(stage.window).contains(u"Connecting to demo"_s));
        stage.begin();
        QVERIFY(stage.find<QTreeView>("groups")->isVisible());
        QVERIFY(groupNames(stage).contains(u"web-shop"_s));
        QCOMPARE(stateOf(stage, u"nightly-etl"_s), u"Degraded"_s);
        QVERIFY(wordsIn(stage.window).contains(u"13 groups"_s));
    }

    void filtersAsOneTypesAndSaysHowToGetBack()
    {
        Stage stage(Stage::Scenario::Tour);
        stage.begin();
        press(stage, QKeySequence::Find);
        QVERIFY(stage.find<QLineEdit>("filter")->hasFocus());
        QTest::keyClicks(stage.find("filter"), u"web-s"_s);
        QCOMPARE(groupNames(stage), QStringList{u"web-shop"_s});
        QVERIFY(wordsIn(stage.window).contains(u"1 of 13 groups"_s));
        QTest::keyClicks(stage.find("filter"), u"xyz"_s);
        QVERIFY(wordsIn(stage.window).contains(u"The filter hides 13 groups."_s));
        QTest::mouseClick(stage.find<QPushButton>("emptyAction"), Qt::LeftButton);
        QCOMPARE(groupNames(stage).size(), 13);
    }

    void deploysTheSampleWithThreeClicks()
    {
        Stage stage(Stage::Scenario::Empty);
        stage.begin();
        QTest::mouseClick(stage.find<QPushButton>("emptyAction"), Qt::LeftButton);
        Stage::settle();
        QVERIFY(stage.find<QPlainTextEdit>("specText")->toPlainText().contains(u"hello-quayside"_s));
        QTest::mouseClick(stage.find<QPushButton>("deploy"), Qt::LeftButton);
        stage.pass(20s);
        QCOMPARE(groupNames(stage), QStringList{u"hello-quayside"_s});
        QCOMPARE(stateOf(stage, u"hello-quayside"_s), u"Running"_s);
        QVERIFY(stage.find("details")->isVisible());
        QVERIFY(wordsIn(*stage.find("notice")).contains(u"hello-quayside is deployed"_s));
    }

    void refusesToDeployWhatIsWrongAndSaysWhy()
    {
        Stage stage(Stage::Scenario::Empty);
        stage.begin();
        press(stage, QKeySequence::New);
        stage.find<QPlainTextEdit>("specText")->setPlainText(u"name: Bad_Name\n"_s);
        QTRY_VERIFY(!stage.find("deploy")->isEnabled());
        QVERIFY(stage.find("deploy")->toolTip().contains(u"must be mended first"_s));
        press(stage, QKeySequence(Qt::CTRL | Qt::Key_Return));
        stage.pass(5s);
        QVERIFY(stage.engine.groups().empty());
    }

    // Form and text are one document: an edit in one is in the other, and what it has nothing to do with stays.
    void editsTheTextThroughTheForm()
    {
        Stage stage(Stage::Scenario::Empty);
        stage.begin();
        Q_EMIT stage.window.groupsPage().newGroupRequested(GroupsPage::Source::Web);
        Stage::settle();
        auto *text = stage.find<QPlainTextEdit>("specText");
        const QString before = text->toPlainText();
        auto *image = stage.find<QLineEdit>("/properties/containers/0/properties/image");
        QCOMPARE(image->text(), u"localhost/quayside-sample:1.0"_s);
        image->selectAll();
        QTest::keyClicks(image, u"caddy"_s);
        Stage::settle();
        QCOMPARE(text->toPlainText(), QString(before).replace(u"localhost/quayside-sample:1.0"_s, u"caddy"_s));
        text->setPlainText(QString(before).replace(u"localhost/quayside-sample:1.0"_s, u"redis:7"_s));
        QTRY_COMPARE(stage.find<QLineEdit>("/properties/containers/0/properties/image")->text(), u"redis:7"_s);
    }

    void keepsWhatWasTypedWhenThePageIsLeft()
    {
        Stage stage(Stage::Scenario::Empty);
        stage.begin();
        press(stage, QKeySequence::New);
        stage.find<QPlainTextEdit>("specText")->appendPlainText(u"# mine"_s);
        press(stage, QKeySequence(Qt::Key_Escape));
        QVERIFY(!stage.find("specPage")->isVisible());
        stage.window.openPage(MainWindow::Page::NewGroup);
        QVERIFY(stage.find<QPlainTextEdit>("specText")->toPlainText().contains(u"# mine"_s));
    }

    void startsAndStopsWhatIsChosen()
    {
        Stage stage(Stage::Scenario::Tour);
        stage.begin();
        stage.select(u"old-blog"_s);
        QVERIFY(!stage.find("stopGroupButton")->isEnabled());
        QTest::mouseClick(stage.find<QToolButton>("startGroupButton"), Qt::LeftButton);
        stage.pass(20s);
        QCOMPARE(stateOf(stage, u"old-blog"_s), u"Running"_s);
        QTest::mouseClick(stage.find<QToolButton>("stopGroupButton"), Qt::LeftButton);
        stage.pass(20s);
        QCOMPARE(stateOf(stage, u"old-blog"_s), u"Stopped"_s);
    }

    void bringsBackWhatWasDeleted()
    {
        Stage stage(Stage::Scenario::Tour);
        stage.begin();
        stage.session.deleteGroup({stage.engine.connection(), u"old-blog"_s});
        stage.pass(20s);
        QVERIFY(!groupNames(stage).contains(u"old-blog"_s));
        QVERIFY(wordsIn(*stage.find("notice")).contains(u"old-blog is deleted"_s));
        QTest::mouseClick(stage.find<QPushButton>("noticeAction"), Qt::LeftButton);
        stage.pass(30s);
        QVERIFY(groupNames(stage).contains(u"old-blog"_s));
    }

    void anotherGroupHasTheNameOfOneThatIsLookedAt_data()
    {
        using enum DetailsPanel::Page;
        QTest::addColumn<DetailsPanel::Page>("page");
        QTest::newRow("overview") << Overview;
        QTest::newRow("logs") << Logs;
        QTest::newRow("metrics") << Metrics;
        QTest::newRow("events") << Events;
        QTest::newRow("spec") << Spec;
        QTest::newRow("cost") << Cost;
    }

    // it goes while its page is open, and one of the same name takes its place.
    void anotherGroupHasTheNameOfOneThatIsLookedAt()
    {
        QFETCH(DetailsPanel::Page, page);
        Stage stage(Stage::Scenario::Tour);
        stage.begin();
        const GroupId id{stage.engine.connection(), u"web-shop"_s};
        stage.select(u"web-shop"_s);
        stage.showTab(page);
        stage.pass(5s);
        stage.session.deleteGroup(id);
        stage.pass(1s); // in the middle of going
        stage.pass(40s);
        QVERIFY(!stage.session.find(id));
        stage.session.deploy(stage.engine.connection(), idleGroup(u"web-shop"_s));
        stage.pass(40s);
        QVERIFY(stage.session.find(id));
        stage.select(u"web-shop"_s);
        stage.showTab(DetailsPanel::Page::Overview);
        stage.pass(5s);
        const auto *containers = stage.find<QTreeView>("containers")->model();
        QCOMPARE(containers->rowCount(), 1);
        QCOMPARE(containers->index(0, 0).data().toString(), u"one"_s);
    }

    void keepsTheListWhileTheEngineIsAwayAndReturns()
    {
        Stage stage(Stage::Scenario::Tour);
        stage.begin();
        stage.select(u"web-shop"_s);
        stage.engine.loseEngine();
        stage.pass(3s);
        QVERIFY(stage.find<Banner>("banner")->isVisible());
        QVERIFY(wordsIn(*stage.find("banner")).contains(u"demo is away; this is what was known"_s));
        QCOMPARE(groupNames(stage).size(), 13);
        QVERIFY(!stage.find("stopGroupButton")->isEnabled());
        stage.engine.bringEngineBack();
        stage.pass(40s);
        QVERIFY(!stage.window.findChild<Banner *>());
        QVERIFY(stage.find("stopGroupButton")->isEnabled());
    }

    void saysWhatFailedAndKeepsItUnderActivity()
    {
        Stage stage(Stage::Scenario::Tour);
        stage.begin();
        stage.engine.refuseNextCall({Error::Kind::Conflict, u"It cannot be stopped today."_s, u"409"_s});
        stage.session.stopGroup({stage.engine.connection(), u"web-shop"_s});
        stage.pass(2s);
        QVERIFY(wordsIn(*stage.find("notice")).contains(u"It cannot be stopped today."_s));
        QTest::mouseClick(stage.find<QPushButton>("noticeAction"), Qt::LeftButton);
        Stage::settle();
        QVERIFY(stage.find<QTreeView>("activities")->isVisible());
        QCOMPARE(texts(*stage.find<QTreeView>("activities"), ActivityModel::Result), QStringList{u"It cannot be stopped today."_s});
    }

    void showsALogAsItGrows()
    {
        Stage stage(Stage::Scenario::Tour);
        stage.begin();
        stage.select(u"web-shop"_s);
        stage.showTab(DetailsPanel::Page::Logs);
        stage.pass(3s);
        const QString before = wordsIn(*stage.find("details"));
        QVERIFY2(before.contains(u" lines"_s), qPrintable(before));
        stage.pass(10s);
        QTRY_VERIFY(wordsIn(*stage.find("details")) != before); // at the next frame
    }

    void opensEveryPageByKey_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("says");
        QTest::newRow("logs") << int(Qt::Key_2) << u"Choose a log"_s;
        QTest::newRow("activity") << int(Qt::Key_3) << u"Nothing was asked for yet"_s;
        QTest::newRow("cost") << int(Qt::Key_4) << u"An estimate, as if everything ran in Azure"_s;
        QTest::newRow("connections") << int(Qt::Key_5) << u"Connected"_s;
        QTest::newRow("housekeeping") << int(Qt::Key_6) << u"images 4.42 GB"_s;
        QTest::newRow("settings") << int(Qt::Key_7) << u"Colours"_s;
        QTest::newRow("groups") << int(Qt::Key_1) << u"13 groups"_s;
    }

    void opensEveryPageByKey()
    {
        QFETCH(const int, key);
        QFETCH(const QString, says);
        Stage stage(Stage::Scenario::Tour);
        stage.begin();
        press(stage, QKeySequence(Qt::CTRL | static_cast<Qt::Key>(key)));
        QTRY_VERIFY2(wordsIn(stage.window).contains(says), qPrintable(wordsIn(stage.window))); // a button's key takes 100 ms
    }

    // names made of markup stand there as they are.
    void showsHostileNamesLiterally()
    {
        Stage stage(Stage::Scenario::Tour);
        stage.begin();
        stage.select(u"<img"_s);
        stage.pass(2s);
        QVERIFY(wordsIn(*stage.find("details")).contains(u"<img src="_s));
        QVERIFY(!wordsIn(*stage.find("details")).contains(QChar(0x202e)));
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
