// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/stage.h"

#include "models/items/helpmodels.h"
#include "models/items/tables.h"
#include "translations/language.h"
#include "ui/help/rulespage.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTest>
#include <QTextCursor>
#include <QToolButton>
#include <QTreeView>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

const QString text = u"id: /subscriptions/x\nname: web\nproperties:\n  provisioningState: Succeeded\n  osType: Linux\n  containers:\n  - name: front\n    properties:\n"
                     "      image: nginx:1\n      livenessProbe: {exec: {command: [x]}}\n      resources: {requests: {cpu: 1, memoryInGB: 1}}\n"
                     "  ipAddress: {type: Public, fqdn: web.example, ports: [{port: 80}]}\n"_s;

QString wordsIn(const QWidget &part)
{
    QStringList words;
    for (const auto *label : part.findChildren<PlainLabel *>())
        if (label->isVisible())
            words.append(label->text());
    return words.join(u'\n');
}

void edit(Stage &stage)
{
    stage.begin();
    Q_EMIT stage.window.groupsPage().newGroupRequested(GroupsPage::Source::Blank);
    Stage::settle();
    stage.find<QPlainTextEdit>("specText")->setPlainText(text);
    QTest::qWait(600); // the check runs beside, in real time
    Stage::settle();
}

} // namespace

// What is said about a spec: the rules, what works here, and what only the service sets.
class TestSpecHelp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { speak(*qApp); }

    void helpListsAllRules()
    {
        Stage stage(Stage::Scenario::Empty);
        stage.begin();
        QTest::keyClick(&stage.window, Qt::Key_F1);
        Stage::settle();
        QCOMPARE(stage.find<QTreeView>("rules")->model()->rowCount(), static_cast<int>(ruleHelp().size()));
        QVERIFY(wordsIn(*stage.find("rulesPage")).contains(u"V-001"_s));
        QTest::keyClicks(stage.find<QLineEdit>("ruleFilter"), u"dns label"_s);
        QVERIFY(stage.find<QTreeView>("rules")->model()->rowCount() < 10);
        QVERIFY(stage.find<QTreeView>("rules")->model()->rowCount() > 1);
        stage.find<QLineEdit>("ruleFilter")->setText(u"no such words"_s);
        QVERIFY(wordsIn(*stage.find("rulesPage")).contains(u"No rule speaks of this"_s));
    }

    void aProblemLeadsToItsRule()
    {
        Stage stage(Stage::Scenario::Empty);
        edit(stage);
        auto *issues = stage.find<QTreeView>("issues");
        int row = 0;
        while (row < issues->model()->rowCount() && issues->model()->index(row, SpecIssueModel::Rule).data().toString() != u"V-062"_s)
            ++row;
        QVERIFY(row < issues->model()->rowCount());
        issues->setCurrentIndex(issues->model()->index(row, 0));
        issues->setFocus();
        QTest::keyClick(issues, Qt::Key_F1);
        Stage::settle();
        QVERIFY2(wordsIn(*stage.find("rulesPage")).contains(u"V-062"_s), qPrintable(wordsIn(stage.window)));
    }

    // In the text it is the problem at the caret.
    void aSquiggleLeadsToItsRule()
    {
        Stage stage(Stage::Scenario::Empty);
        edit(stage);
        QTest::keyClick(&stage.window, Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        Stage::settle();
        auto *field = stage.find<QPlainTextEdit>("specText");
        QTextCursor caret = field->document()->find(u"port: 80"_s);
        caret.setPosition(caret.selectionEnd());
        field->setTextCursor(caret);
        field->setFocus();
        QTest::keyClick(field, Qt::Key_F1);
        Stage::settle();
        QVERIFY2(wordsIn(*stage.find("rulesPage")).contains(u"V-062"_s), qPrintable(wordsIn(stage.window)));
    }

    void whatWorksHereIsSaid()
    {
        Stage stage(Stage::Scenario::Empty);
        edit(stage);
        QTest::mouseClick(stage.find<QToolButton>("showParity"), Qt::LeftButton);
        auto *list = stage.find<QTreeView>("parity");
        QVERIFY(list->isVisible() && !stage.find("issues")->isVisible());
        QVERIFY(list->model()->rowCount() > 3);
        QCOMPARE(list->model()->index(0, ParityModel::Grade).data().toString(), u"Azure only"_s);
        QTest::mouseClick(stage.find<QToolButton>("showParity"), Qt::LeftButton);
        QVERIFY(stage.find("issues")->isVisible());
    }

    // S-86: seen, locked, and said why; and nothing of it where a person wrote the spec.
    void whatTheServiceSetsIsLocked()
    {
        Stage stage(Stage::Scenario::Empty);
        edit(stage);
        auto *part = stage.find("managed");
        QVERIFY(!part->isHidden());
        const auto fields = part->findChildren<QLineEdit *>();
        QCOMPARE(fields.size(), 3);
        for (const QLineEdit *field : fields)
            QVERIFY(!field->isEnabled() && !field->toolTip().isEmpty());
        QCOMPARE(fields.last()->objectName(), u"/properties/ipAddress/fqdn"_s);
        stage.find<QPlainTextEdit>("specText")->setPlainText(u"name: web\nproperties:\n  containers: []\n"_s);
        QTest::qWait(600);
        QVERIFY(part->isHidden());
        auto *sections = stage.find<QListWidget>("formSections");
        QVERIFY(sections->item(sections->count() - 1)->isHidden());
    }
};

QTEST_MAIN(TestSpecHelp)
#include "tst_spechelp.moc"
