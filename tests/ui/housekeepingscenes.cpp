// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/scenes.h"

#include "ui/housekeeping/housekeepingpage.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

HousekeepingPage &openPage(Stage &stage, int tab = 0)
{
    stage.begin();
    stage.window.openPage(MainWindow::Page::Housekeeping);
    Stage::settle();
    auto *page = stage.window.findChild<HousekeepingPage *>();
    page->showTab(tab);
    Stage::settle();
    return *page;
}

// The row that begins so, in the list of this name.
void choose(Stage &stage, const char *list, const QString &beginning)
{
    auto *view = stage.find<QTreeView>(list);
    const QModelIndexList found = view->model()->match(view->model()->index(0, 0), Qt::DisplayRole, beginning, 1, Qt::MatchStartsWith);
    if (found.isEmpty())
        qFatal("There is no %s in %s.", qPrintable(beginning), list);
    view->setCurrentIndex(found.first());
    Stage::settle();
}

std::function<void(Stage &)> tab(int index)
{
    return [index](Stage &stage) { openPage(stage, index); };
}

// A dialog is a window of its own: for its picture it stands inside the page, in the smallest one too.
void putInside(Stage &stage, const char *name)
{
    auto *dialog = stage.find(name);
    dialog->setParent(&stage.window, Qt::Widget);
    dialog->setAutoFillBackground(true);
    dialog->setGeometry(200, 120, std::max(dialog->sizeHint().width(), 620), dialog->sizeHint().height());
    dialog->show();
    Stage::settle();
}

std::function<void(Stage &)> clickOn(int index, const char *button)
{
    return [index, button](Stage &stage) {
        openPage(stage, index);
        stage.find<QPushButton>(button)->click();
        Stage::settle();
    };
}

void pullAnImage(Stage &stage)
{
    clickOn(0, "housekeepingPrimary")(stage);
    stage.find<QLineEdit>("pullName")->setText(u"docker.io/library/nginx:1.27"_s);
    stage.find<QPushButton>("yes")->click();
    Stage::settle();
    stage.pass(1s);
}

void refuseALogin(Stage &stage)
{
    clickOn(3, "housekeepingPrimary")(stage);
    stage.find<QLineEdit>("loginServer")->setText(u"registry.example:5000"_s);
    stage.find<QLineEdit>("loginUser")->setText(u"harbour-master"_s);
    stage.find<QLineEdit>("loginPassword")->setText(QString::fromLatin1(sample::SampleStock::wrongPassword));
    stage.find<QPushButton>("yes")->click();
    Stage::settle();
    putInside(stage, "entry");
}

void offerPrune(Stage &stage)
{
    clickOn(1, "prune")(stage);
    putInside(stage, "removal");
}

void askToDelete(Stage &stage)
{
    openPage(stage, 1);
    choose(stage, "volumes", u"old-shop.data"_s);
    for (QPushButton *button : stage.window.findChildren<QPushButton *>(u"deleteStock"_s))
        if (button->isVisible())
            button->click();
    Stage::settle();
    putInside(stage, "question");
}

} // namespace

QList<Scene> housekeepingScenes()
{
    const Stage::Scenario tour = Stage::Scenario::Tour;
    return {
        {u"housekeeping-images"_s, tour, tab(0)},
        {u"housekeeping-image-used"_s, tour, [](Stage &stage) {
             openPage(stage, 0);
             choose(stage, "images", u"docker.io/library/postgres"_s);
         }},
        {u"housekeeping-pulling"_s, tour, pullAnImage},
        {u"housekeeping-volumes"_s, tour, [](Stage &stage) {
             openPage(stage, 1);
             choose(stage, "volumes", u"customers-backup"_s);
         }},
        {u"housekeeping-prune"_s, tour, offerPrune},
        {u"housekeeping-delete"_s, tour, askToDelete},
        {u"housekeeping-networks"_s, tour, tab(2)},
        {u"housekeeping-logins"_s, tour, tab(3)},
        {u"housekeeping-login-refused"_s, tour, refuseALogin},
        {u"housekeeping-away"_s, tour, [](Stage &stage) {
             openPage(stage, 0);
             stage.engine.loseEngine();
             Stage::settle();
             stage.pass(2s);
         }},
        {u"housekeeping-empty"_s, Stage::Scenario::Empty, tab(1)},
    };
}

} // namespace quayside
