// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/stage.h"

#include "ui/housekeeping/housekeepingpage.h"
#include "ui/housekeeping/removaldialog.h"

#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Page
{
    explicit Page(int tab)
        : stage(Stage::Scenario::Tour)
    {
        stage.begin();
        stage.window.openPage(MainWindow::Page::Housekeeping);
        Stage::settle();
        stage.window.findChild<HousekeepingPage *>()->showTab(tab);
        Stage::settle();
    }

    QModelIndex find(const char *list, const QString &beginning) const
    {
        const auto *view = stage.find<QTreeView>(list);
        return view->model()->match(view->model()->index(0, 0), Qt::DisplayRole, beginning, 1, Qt::MatchStartsWith).value(0);
    }
    QPushButton *choose(const char *list, const QString &beginning) const
    {
        stage.find<QTreeView>(list)->setCurrentIndex(find(list, beginning));
        Stage::settle();
        for (QPushButton *button : stage.window.findChildren<QPushButton *>(u"deleteStock"_s))
            if (button->isVisible())
                return button;
        qFatal("There is no button.");
    }
    void click(const char *button) const
    {
        stage.find<QPushButton>(button)->click();
        Stage::settle();
    }

    Stage stage;
};

} // namespace

class TestHousekeeping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deletesNothingThatIsUsed()
    {
        const Page page(0);
        const auto *images = page.stage.find<QTreeView>("images");
        int used = 0;
        for (int row = 0; row < images->model()->rowCount(); ++row) {
            const QString users = images->model()->index(row, StockModel::UsedBy).data().toString();
            const bool isUsed = users != u"nobody";
            used += isUsed;
            const QPushButton *button = page.choose("images", images->model()->index(row, 0).data().toString());
            QCOMPARE(button->isEnabled(), !isUsed);
            QVERIFY(!isUsed || button->toolTip().contains(users.section(u',', 0, 0)));
        }
        QVERIFY(used > 0);
    }

    void asksBeforeAVolumeIsLost()
    {
        const Page page(1);
        page.choose("volumes", u"customers-backup"_s)->click();
        Stage::settle();
        QVERIFY(page.find("volumes", u"customers-backup"_s).isValid()); // nothing yet
        page.click("yes");
        QVERIFY(!page.find("volumes", u"customers-backup"_s).isValid());
        QVERIFY(page.find("volumes", u"old-shop.data"_s).isValid());
    }

    void prunesWhatIsChosen()
    {
        const Page page(1);
        page.click("prune");
        auto *list = page.stage.find<QTreeWidget>("removalList");
        QStringList checked;
        for (int row = 0; row < list->topLevelItemCount(); ++row)
            if (list->topLevelItem(row)->checkState(0) == Qt::Checked)
                checked.append(list->topLevelItem(row)->text(0));
        QCOMPARE(checked.size(), 1); // only what has no name
        const int before = page.stage.find<QTreeView>("volumes")->model()->rowCount();
        page.click("yes");
        QCOMPARE(page.stage.find<QTreeView>("volumes")->model()->rowCount(), before - 1);
        QVERIFY(page.find("volumes", u"customers-backup"_s).isValid());
    }

    void keepsWhatBelongsToAProtectedGroup()
    {
        Page page(1);
        page.stage.session.marks().set(GroupMarks::Mark::Protected, {page.stage.engine.connection(), u"old-shop"_s}, true);
        page.click("prune");
        const auto *list = page.stage.find<QTreeWidget>("removalList");
        QVERIFY(list->findItems(u"customers-backup"_s, Qt::MatchExactly).size() == 1);
        QVERIFY(list->findItems(u"old-shop.data"_s, Qt::MatchExactly).isEmpty());
    }

    void pullsAndCanBeStopped()
    {
        Page page(0);
        page.click("housekeepingPrimary");
        page.stage.find<QLineEdit>("pullName")->setText(u"docker.io/library/nginx:1.99"_s);
        page.click("yes");
        page.stage.pass(1s);
        QVERIFY(page.stage.find<QPushButton>("cancelHousekeeping")->isVisible());
        page.click("cancelHousekeeping");
        page.stage.pass(5s);
        QVERIFY(!page.find("images", u"docker.io/library/nginx:1.99"_s).isValid());
        QCOMPARE(page.stage.session.operations().activities().first().entry.outcome, ActionOutcome::Cancelled);
        page.click("housekeepingPrimary");
        page.stage.find<QLineEdit>("pullName")->setText(u"docker.io/library/nginx:1.99"_s);
        page.click("yes");
        page.stage.pass(5s);
        QVERIFY(page.find("images", u"docker.io/library/nginx:1.99"_s).isValid());
    }

    void logsInAndOut()
    {
        const Page page(3);
        page.click("housekeepingPrimary");
        QVERIFY(!page.stage.find<QPushButton>("yes")->isEnabled()); // nothing is filled in
        page.stage.find<QLineEdit>("loginServer")->setText(u"registry.example:5000"_s);
        page.stage.find<QLineEdit>("loginUser")->setText(u"me"_s);
        page.stage.find<QLineEdit>("loginPassword")->setText(u"wrong"_s);
        page.click("yes");
        QVERIFY(page.stage.find<PlainLabel>("entryProblem")->text().contains(u"does not accept"_s));
        page.stage.find<QLineEdit>("loginPassword")->setText(u"right"_s);
        page.click("yes");
        const QModelIndex login = page.find("logins", u"registry.example:5000"_s);
        QVERIFY(login.isValid());
        QTRY_VERIFY(!page.stage.window.findChild<QWidget *>(u"entry"_s)); // with what was typed
        page.stage.find<QTreeView>("logins")->setCurrentIndex(login);
        page.click("logOut");
        page.click("yes");
        QVERIFY(!page.find("logins", u"registry.example:5000"_s).isValid());
    }

    void filters()
    {
        const Page page(0);
        page.stage.find<QLineEdit>("stockFilter")->setText(u"PostgreS"_s);
        const auto *images = page.stage.find<QTreeView>("images");
        QVERIFY(images->model()->rowCount() > 0);
        for (int row = 0; row < images->model()->rowCount(); ++row)
            QVERIFY(images->model()->index(row, 0).data().toString().contains(u"postgres"_s));
    }
};

QTEST_MAIN(TestHousekeeping)
#include "tst_housekeeping.moc"
