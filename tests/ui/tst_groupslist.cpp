// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/format/format.h"
#include "tests/ui/stage.h"
#include "ui/groups/groupcommands.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct List
{
    List() { stage.begin(); }

    QTreeView *table() { return stage.find<QTreeView>("groups"); }
    QStringList names()
    {
        QStringList names;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            names.append(table()->model()->index(row, ContainerGroupModel::Group).data().toString());
        return names;
    }
    GroupCommands &commands() { return stage.window.groupsPage().commands(); }
    GroupMarks &marks() { return stage.session.marks(); }
    void choose(const QStringList &wanted)
    {
        table()->clearSelection();
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            if (const QModelIndex index = table()->model()->index(row, 0); wanted.contains(index.siblingAtColumn(ContainerGroupModel::Group).data().toString())) {
                table()->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
                table()->selectionModel()->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
            }
        Stage::settle();
    }
    QLineEdit *filter() { return stage.find<QLineEdit>("filter"); }

    Stage stage{Stage::Scenario::Tour};
};

} // namespace

// What can be done to many groups at once, and how a person arranges the list.
class TestGroupsList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void severalAreStoppedAtOnce()
    {
        List list;
        list.choose({u"web-shop"_s, u"mail-relay"_s, u"nightly-etl"_s});
        QVERIFY(list.stage.find("bulkBar")->isVisible());
        QVERIFY(!list.stage.find("details")->isVisible());
        const QList<GroupId> chosen = list.commands().groups();
        QCOMPARE(chosen.size(), 3);
        QVERIFY2(list.commands().stop->text().contains(u"3"_s), qPrintable(list.commands().stop->text()));
        list.stage.find<QToolButton>("bulk-stopGroup")->click();
        list.stage.pass(60s);
        for (const GroupId &id : chosen)
            QCOMPARE(list.stage.session.find(id)->state, GroupState::Stopped);
        QCOMPARE(list.commands().groups().size(), 3); // the selection is not lost
        QVERIFY(!list.commands().stop->isEnabled());
        QVERIFY(list.commands().start->isEnabled());
    }

    void manyAreNotDeletedWithoutAQuestion()
    {
        List list;
        const qsizetype before = list.names().size();
        list.choose({u"web-shop"_s, u"mail-relay"_s});
        list.commands().remove->trigger();
        Stage::settle();
        auto *yes = list.stage.find<QPushButton>("yes");
        QVERIFY2(yes->text().contains(u"2"_s), qPrintable(yes->text()));
        QCOMPARE(list.names().size(), before);
        yes->click();
        list.stage.pass(60s);
        QCOMPARE(list.names().size(), before - 2);
    }

    void whatIsProtectedIsNotDeleted()
    {
        List list;
        list.choose({u"web-shop"_s});
        list.commands().protect->trigger();
        QVERIFY(!list.commands().remove->isEnabled());
        QVERIFY(list.commands().remove->toolTip().contains(u"protected"_s));
        list.choose({u"web-shop"_s, u"mail-relay"_s});
        list.commands().remove->trigger(); // the other one, which can be undone
        list.stage.pass(60s);
        QVERIFY(list.names().contains(u"web-shop"_s));
        QVERIFY(!list.names().contains(u"mail-relay"_s));
        const GroupId id = list.commands().groups().first();
        QVERIFY(GroupMarks(&list.stage.settings).has(GroupMarks::Mark::Protected, id)); // kept
        list.choose({u"web-shop"_s});
        list.commands().protect->trigger();
        QVERIFY(list.commands().remove->isEnabled());
    }

    void whatIsPinnedStandsFirst()
    {
        List list;
        QVERIFY(list.names().first() != u"web-shop"_s);
        list.choose({u"web-shop"_s});
        list.commands().pin->trigger();
        QCOMPARE(list.names().first(), u"web-shop"_s);
        QCOMPARE(list.commands().groups().size(), 1);
    }

    void statesAreOneClickAway()
    {
        List list;
        auto *failed = list.stage.find<QToolButton>("chip-Failed");
        failed->click();
        QCOMPARE(list.filter()->text(), u"state:failed"_s);
        QVERIFY(failed->isChecked());
        QVERIFY(!list.names().isEmpty() && list.names().size() < 13);
        failed->click();
        QCOMPARE(list.filter()->text(), QString());
        QCOMPARE(list.names().size(), 13);
    }

    void aFilterIsKeptAsAView()
    {
        List list;
        QVERIFY(!list.stage.find("keepView")->isVisible());
        list.filter()->setText(u"!state:running"_s);
        const QStringList names = list.names();
        list.stage.find<QToolButton>("keepView")->click();
        QTest::keyClicks(list.stage.find("viewName"), u"Not well"_s);
        QTest::keyClick(list.stage.find("viewName"), Qt::Key_Return);
        Stage::settle();
        list.filter()->clear();
        auto *view = list.stage.find<QToolButton>("view-Not well");
        QVERIFY(!view->isChecked());
        view->click();
        QCOMPARE(list.names(), names);
        view->actions().first()->trigger(); // forget it
        Stage::settle();
        QVERIFY(!list.stage.window.findChild<QToolButton *>(u"view-Not well"_s));
    }

    void aFilterWithoutMeaningSaysSo()
    {
        List list;
        list.filter()->setText(u"/(/"_s);
        QVERIFY(list.filter()->property("faulty").toBool());
        list.filter()->setText(u"/w/"_s);
        QVERIFY(!list.filter()->property("faulty").toBool());
    }

    void columnsArePutAwayAndStayAway()
    {
        List list;
        QHeaderView *header = list.table()->header();
        QVERIFY(!header->isSectionHidden(ContainerGroupModel::Rate));
        Q_EMIT header->customContextMenuRequested({});
        auto *menu = list.table()->findChild<QMenu *>();
        const auto columns = menu->actions();
        const auto rate = std::ranges::find(columns, u"Rate"_s, &QAction::text);
        QVERIFY(rate != columns.end());
        (*rate)->trigger();
        QVERIFY(header->isSectionHidden(ContainerGroupModel::Rate));
        list.stage.window.resize(700, 650);
        Stage::settle();
        list.stage.window.resize(1600, 900);
        Stage::settle();
        QVERIFY(header->isSectionHidden(ContainerGroupModel::Rate));
    }

    void sectionsKeepWhatIsChosen()
    {
        List list;
        list.choose({u"mail-relay"_s});
        auto *button = list.stage.find<QToolButton>("division");
        const auto divide = [&](const QString &by) {
            Q_EMIT button->menu()->aboutToShow();
            auto *action = button->menu()->findChild<QAction *>(u"division:"_s + by);
            QVERIFY2(action, qPrintable(by));
            action->trigger();
            Stage::settle();
            QCOMPARE(list.commands().groups(), QList{(GroupId{list.stage.engine.connection(), u"mail-relay"_s})});
            QVERIFY(list.table()->selectionModel()->isSelected(list.table()->currentIndex()));
        };
        divide(u"state"_s);
        QVERIFY(list.table()->model()->rowCount() > 2);
        QVERIFY(list.table()->isExpanded(list.table()->currentIndex().parent()));
        const auto section = [&] { return list.table()->currentIndex().parent().siblingAtColumn(ContainerGroupModel::Group).data().toString(); };
        QVERIFY2(section().startsWith(format::stateName(list.stage.session.find(list.commands().groups().first())->state)), qPrintable(section()));
        list.commands().stop->trigger();
        list.stage.pass(60s); // it moves to another section
        QCOMPARE(list.commands().groups().first().key, u"mail-relay"_s);
        QVERIFY2(section().startsWith(u"Stopped"_s), qPrintable(section()));
        divide(u"connection"_s);
        divide({});
        QCOMPARE(list.stage.settings.value(u"groups/division"_s).toString(), QString());
    }

    void aFoldedSectionStaysFolded()
    {
        Stage again(Stage::Scenario::Tour);
        again.begin();
        auto *button = again.find<QToolButton>("division");
        Q_EMIT button->menu()->aboutToShow();
        button->menu()->findChild<QAction *>(u"division:state"_s)->trigger();
        auto *table = again.find<QTreeView>("groups");
        const QPersistentModelIndex section = table->model()->index(0, 0);
        table->setCurrentIndex(section);
        QTest::keyClick(table, Qt::Key_Left);
        QVERIFY(!table->isExpanded(section));
        again.session.stopGroup({again.engine.connection(), u"mail-relay"_s});
        again.pass(60s);
        QVERIFY(!table->isExpanded(section));
    }
};

QTEST_MAIN(TestGroupsList)
#include "tst_groupslist.moc"
