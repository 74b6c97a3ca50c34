// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Edits of groups that run, and their review.

#include "tests/ui/scenes.h"

#include "models/spec/specdocument.h"
#include "ui/groups/groupcommands.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

namespace quayside {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// The page of an edit of a group, with passages of its text replaced.
void edit(Stage &stage, const QString &group, const QList<std::pair<QString, QString>> &passages)
{
    stage.begin();
    stage.select(group);
    stage.window.groupsPage().commands().edit->trigger();
    stage.pass(1s);
    auto *text = stage.find("editPage")->findChild<QPlainTextEdit *>(u"specText"_s);
    QString edited = text->toPlainText();
    for (const auto &[passage, instead] : passages) {
        if (edited.count(passage) < 1)
            qFatal("The spec of %s lacks “%s”.", qPrintable(group), qPrintable(passage));
        edited.replace(passage, instead);
    }
    if (!passages.isEmpty())
        text->setPlainText(edited);
    stage.settle();
}

void review(Stage &stage, const QString &group, const QList<std::pair<QString, QString>> &passages)
{
    edit(stage, group, passages);
    auto *button = stage.find<QPushButton>("review");
    if (!QTest::qWaitFor([button] { return button->isEnabled(); })) // the check runs beside, in real time
        qFatal("The edit of %s cannot be reviewed: %s", qPrintable(group), qPrintable(button->toolTip()));
    QTest::mouseClick(button, Qt::LeftButton);
    stage.pass(1s);
}

// A group that asks for no secret: one variable, one image, one size.
const QList<std::pair<QString, QString>> somewhatOther{{u"docker.io/library/nginx:1.27"_s, u"docker.io/library/nginx:1.28"_s},
                                                       {u"docker.io/library/redis:7"_s, u"docker.io/library/redis:8"_s},
                                                       {u"memoryInGB: 0.5"_s, u"memoryInGB: 1"_s},
                                                       {u"env: prod"_s, u"env: production"_s}};

void reviewUnified(Stage &stage)
{
    review(stage, u"web-shop"_s, somewhatOther);
    QTest::mouseClick(stage.find<QToolButton>("unified"), Qt::LeftButton);
    stage.settle();
}

// After another start of the program, which has kept the secrets.
void reviewKept(Stage &stage)
{
    const GroupId shop{stage.engine.connection(), u"web-shop"_s};
    ContainerGroupSpec spec = stage.engine.find(shop)->spec();
    for (spec::Container &container : spec.containers)
        for (spec::EnvironmentVariable &variable : container.environmentVariables)
            if (!variable.value)
                variable.secureValue = spec::Secret{u"kept"_s};
    KeptSecrets secrets(&stage.keychain, &stage.settings);
    (void)secrets.keep(shop, spec);
    Stage::settle();
    review(stage, u"web-shop"_s, {{u"info"_s, u"debug"_s}});
}

void reviewRecreation(Stage &stage)
{
    review(stage, u"old-blog"_s, {{u"port: 2368"_s, u"port: 8080"_s}});
}

void applyThem(Stage &stage, std::chrono::seconds until)
{
    review(stage, u"old-blog"_s, {{u"ghost:5"_s, u"ghost:6"_s}, {u"mysql:8"_s, u"mysql:9"_s}});
    stage.engine.delayAnswers(30s);
    QTest::mouseClick(stage.find<QPushButton>("apply"), Qt::LeftButton);
    stage.pass(until);
}

void failToApply(Stage &stage)
{
    review(stage, u"old-blog"_s, {{u"ghost:5"_s, u"ghost:6"_s}});
    stage.engine.refuseNextCall({Error::Kind::Rejected, u"docker.io/library/ghost:6 cannot be pulled: the registry does not answer. Check the network and try again."_s,
                                 u"dial tcp 3.94.224.37:443: i/o timeout"_s});
    QTest::mouseClick(stage.find<QPushButton>("apply"), Qt::LeftButton);
    stage.pass(3s);
}

// A group that was deployed from here and changed twice.
void makeRevisions(Stage &stage)
{
    edit(stage, u"old-blog"_s, {});
    const GroupId blog{stage.engine.connection(), u"old-blog"_s};
    const QString text = stage.find("editPage")->findChild<QPlainTextEdit *>(u"specText"_s)->toPlainText();
    for (const QString &version : {u"ghost:6"_s, u"ghost:7"_s}) {
        stage.session.update(blog, SpecDocument::fromText(QString(text).replace(u"ghost:5"_s, version)).spec());
        stage.pass(30s);
    }
}

void reviewRollback(Stage &stage)
{
    makeRevisions(stage);
    stage.window.openPage(MainWindow::Page::Groups);
    stage.window.groupsPage().commands().goBack->trigger();
    stage.pass(1s);
}

void compareRevisions(Stage &stage)
{
    makeRevisions(stage);
    stage.window.openPage(MainWindow::Page::Groups);
    stage.showTab(DetailsPanel::Page::Spec);
    stage.pass(2s);
    auto *revisions = stage.find<QTreeView>("revisions");
    revisions->setCurrentIndex(revisions->model()->index(1, 0));
    stage.settle();
}

void updateImage(Stage &stage)
{
    stage.begin();
    stage.select(u"web-shop"_s);
    stage.window.groupsPage().commands().updateImage->trigger();
    stage.pass(1s);
}

} // namespace

QList<Scene> reviewScenes()
{
    const Stage::Scenario tour = Stage::Scenario::Tour;
    return {
        {u"edit-form"_s, tour, [](Stage &stage) { edit(stage, u"web-shop"_s, {}); }},
        {u"edit-text"_s, tour, [](Stage &stage) {
             edit(stage, u"web-shop"_s, somewhatOther);
             QTest::mouseClick(stage.find("editPage")->findChild<QToolButton *>(u"showText"_s), Qt::LeftButton);
             stage.settle();
         }},
        {u"review"_s, tour, [](Stage &stage) { review(stage, u"web-shop"_s, somewhatOther); }},
        {u"review-unified"_s, tour, reviewUnified},
        {u"review-secret"_s, tour, [](Stage &stage) { review(stage, u"web-shop"_s, {{u"info"_s, u"debug"_s}}); }},
        {u"review-kept"_s, tour, reviewKept},
        {u"review-losses"_s, tour, reviewRecreation},
        {u"review-applying"_s, tour, [](Stage &stage) { applyThem(stage, 3s); }},
        {u"review-failed"_s, tour, failToApply},
        {u"review-rollback"_s, tour, reviewRollback},
        {u"update-image"_s, tour, updateImage},
        {u"details-revisions"_s, tour, compareRevisions},
    };
}

} // namespace quayside
