// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Edits of groups that run, through the window: form and text, the review, and what becomes of it.

#include "tests/ui/stage.h"

#include "models/items/reviewmodel.h"
#include "models/spec/specdocument.h"
#include "translations/language.h"
#include "ui/groups/groupcommands.h"
#include "ui/review/diffview.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto greeting = "/properties/containers/0/properties/environmentVariables/0";

// A group of two containers as a person might write it.
const QString shop = u"# our shop\nname: shop\nlocation: eastus\nproperties:\n  osType: Linux\n  containers:\n"
                     u"  - name: front # what people see\n    properties:\n      image: localhost/quayside-sample:1.0\n"
                     u"      ports: [{port: 80}]\n      environmentVariables:\n      - name: GREETING\n        value: hello\n      - name: TOKEN\n        secureValue: canary-7f3a\n"
                     u"      resources: {requests: {cpu: 1, memoryInGB: 1.5}}\n"
                     u"  - name: back\n    properties:\n      image: localhost/quayside-sample:1.0\n      resources: {requests: {cpu: 1, memoryInGB: 1}}\n"
                     u"  ipAddress: {type: Public, ports: [{port: 80, protocol: TCP}]}\n"_s;

// A stage on which the group runs and is chosen.
struct Shop
{
    Shop()
        : stage(Stage::Scenario::Empty)
    {
        stage.begin();
        deploy(SpecDocument::fromText(shop).spec(), shop);
        stage.select(u"shop"_s);
    }

    void deploy(const ContainerGroupSpec &spec, const QString &text)
    {
        stage.session.deploy(stage.engine.connection(), spec, text);
        stage.pass(20s);
    }

    // Another greeting, as an edit of the text would have it.
    void greet(const QString &word)
    {
        const SpecDocument document = SpecDocument::fromText(stage.session.textOf(id, stage.engine.find(id)->spec()));
        const Result<EditedDocument> edited = document.withEdit(SpecEdit::set(QString::fromLatin1(greeting) + u"/value"_s, SpecEdit::text(word)));
        stage.session.update(id, edited->document.spec());
        stage.pass(20s);
    }

    GroupCommands &commands() { return stage.window.groupsPage().commands(); }
    const ContainerGroup &group() { return *stage.session.find(id); }
    QPlainTextEdit *text() { return stage.find("editPage")->findChild<QPlainTextEdit *>(u"specText"_s); }
    QPushButton *apply() { return stage.find<QPushButton>("apply"); }
    QString outlook() { return stage.find<QLabel>("outlookText")->text(); }

    void edit()
    {
        commands().edit->trigger();
        stage.pass(1s);
    }

    void replace(const QString &passage, const QString &instead)
    {
        text()->setPlainText(text()->toPlainText().replace(passage, instead));
        QTRY_VERIFY(stage.find("review")->isEnabled());
    }

    void review()
    {
        QTest::mouseClick(stage.find<QPushButton>("review"), Qt::LeftButton);
        stage.pass(1s);
    }

    void press(const char *button)
    {
        QTest::mouseClick(stage.find<QPushButton>(button), Qt::LeftButton);
        stage.pass(20s);
    }

    QStringList changes()
    {
        QStringList words;
        const QAbstractItemModel &model = *stage.find<QTreeView>("changes")->model();
        for (int part = 0; part < model.rowCount(); ++part) {
            const QModelIndex above = model.index(part, 0);
            for (int row = 0; row < model.rowCount(above); ++row) {
                QStringList cells{above.data().toString()};
                for (int column = 0; column < model.columnCount(); ++column)
                    cells.append(model.index(row, column, above).data().toString());
                words.append(cells.join(u" | "_s));
            }
        }
        return words;
    }

    const GroupId id{ConnectionId{u"demo"_s}, u"shop"_s};
    Stage stage;
};

} // namespace

class TestReviewPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { speak(*qApp); }

    // Change an environment variable in the form: one line differs, one container restarts, everything else stays.
    void changesAVariableInTheForm()
    {
        Shop shop;
        const QString address = shop.group().address;
        const QList<PortMapping> ports = shop.group().ports;
        const QString backId = shop.group().containers.last().engineId;
        const QString frontId = shop.group().containers.first().engineId;
        shop.edit();
        auto *value = shop.stage.find("editPage")->findChild<QLineEdit *>(QString::fromLatin1(greeting) + u"/value"_s);
        QVERIFY(value);
        value->selectAll();
        QTest::keyClicks(value, u"servus"_s);
        Stage::settle();
        QVERIFY2(shop.stage.find("review")->isEnabled(), qPrintable(shop.stage.find("review")->toolTip()));
        shop.review();
        QCOMPARE(shop.changes(), QStringList{u"front | ~ environment › GREETING | hello | servus | restarts front"_s});
        QVERIFY2(shop.outlook().contains(u"Made anew: front. Untouched: back."_s), qPrintable(shop.outlook()));
        auto *diff = shop.stage.find<DiffView>("diffView");
        QCOMPARE(diff->changeCount(), 1);
        QVERIFY2(diff->visibleText().contains(u"-        value: hello\n+        value: servus"_s), qPrintable(diff->visibleText()));
        QCOMPARE(shop.apply()->text(), u"Restart front"_s);
        shop.press("apply");
        QVERIFY(shop.stage.find("details")->isVisible());
        QCOMPARE(shop.stage.engine.find(shop.id)->spec().containers.first().environmentVariables.first().value, u"servus"_s);
        QCOMPARE(shop.group().address, address);
        QCOMPARE(shop.group().ports, ports);
        QCOMPARE(shop.group().containers.last().engineId, backId);
        QVERIFY(shop.group().containers.first().engineId != frontId || shop.group().containers.first().startedAt.isValid());
        QCOMPARE(shop.stage.find<QPushButton>("noticeAction")->text(), u"Go back"_s);
        shop.press("noticeAction");
        QCOMPARE(shop.stage.engine.find(shop.id)->spec().containers.first().environmentVariables.first().value, u"hello"_s);
    }

    // What a person wrote comes back as they wrote it, without what is secret.
    void editsTheTextAsItWasWritten()
    {
        Shop shop;
        shop.edit();
        QVERIFY(shop.text()->toPlainText().contains(u"# our shop\n"_s));
        QVERIFY(shop.text()->toPlainText().contains(u"- name: front # what people see"_s));
        QVERIFY(shop.text()->toPlainText().contains(u"TOKEN"_s));
        QVERIFY(!shop.text()->toPlainText().contains(u"canary"_s));
        QVERIFY(!shop.stage.find("review")->isEnabled());
        QCOMPARE(shop.stage.find("review")->toolTip(), u"Nothing is changed yet."_s);
    }

    void keepsNameAndConnection()
    {
        Shop shop;
        shop.edit();
        QWidget *name = shop.stage.find("editPage")->findChild<QLineEdit *>(u"/name"_s);
        QVERIFY(!name->isEnabled());
        QVERIFY(name->toolTip().contains(u"keeps its name"_s));
        QVERIFY(!shop.stage.find("editPage")->findChild<QWidget *>(u"target"_s)->isEnabled());
        shop.text()->setPlainText(shop.text()->toPlainText().replace(u"name: shop"_s, u"name: store"_s));
        QTRY_VERIFY2(shop.stage.find("review")->toolTip().contains(u"must stay “shop”"_s), qPrintable(shop.stage.find("review")->toolTip()));
        QVERIFY(!shop.stage.find("review")->isEnabled());
    }

    void goesBackToTheEditWithNothingLost()
    {
        Shop shop;
        shop.edit();
        shop.replace(u"value: hello"_s, u"value: servus # mine"_s);
        const QString typed = shop.text()->toPlainText();
        shop.review();
        QTest::mouseClick(shop.stage.find<QToolButton>("backFromReview"), Qt::LeftButton);
        Stage::settle();
        QVERIFY(shop.stage.find("editPage")->isVisible());
        QCOMPARE(shop.text()->toPlainText(), typed);
        // And from the groups back to it.
        shop.stage.window.openPage(MainWindow::Page::Groups);
        shop.edit();
        QCOMPARE(shop.text()->toPlainText(), typed);
    }

    void showsNoSecret()
    {
        Shop shop;
        shop.edit();
        shop.replace(u"- name: TOKEN"_s, u"- name: TOKEN\n        secureValue: another-canary"_s);
        shop.review();
        QCOMPARE(shop.changes(), QStringList{u"front | ~ environment › TOKEN | secret | secret changed | restarts front"_s});
        shop.stage.find<QToolButton>("allLines")->click();
        const QString seen = shop.stage.find<DiffView>("diffView")->visibleText();
        QVERIFY2(seen.contains(u"+        secureValue: ••••••"_s), qPrintable(seen));
        QVERIFY(!seen.contains(u"canary"_s));
        QTest::keySequence(shop.stage.find("diffView"), QKeySequence::Copy);
        QVERIFY(!QGuiApplication::clipboard()->text().contains(u"canary"_s));
    }

    // The engine gives back the name of a secret only; what is typed in its place is one again.
    void takesANewSecretInTheForm()
    {
        Shop shop;
        shop.edit();
        auto *value = shop.stage.find("editPage")->findChild<QLineEdit *>(u"/properties/containers/0/properties/environmentVariables/1/value"_s);
        QVERIFY(value);
        QCOMPARE(value->echoMode(), QLineEdit::Password);
        QVERIFY(value->text().isEmpty());
        QTest::keyClicks(value, u"another-canary"_s);
        Stage::settle();
        QVERIFY2(shop.text()->toPlainText().contains(u"secureValue: another-canary"_s), qPrintable(shop.text()->toPlainText()));
        shop.review();
        QCOMPARE(shop.changes(), QStringList{u"front | ~ environment › TOKEN | secret | secret changed | restarts front"_s});
    }

    // Nobody has kept the secret of a group that something else deployed: it is asked for, and nothing is applied without it.
    void asksForMissingSecrets()
    {
        Stage stage(Stage::Scenario::Empty);
        stage.engine.add(SpecDocument::fromText(shop).spec(), ContainerGroup::Origin::Quayside, stage.clock.now()).setComplete();
        stage.begin();
        stage.select(u"shop"_s);
        stage.window.groupsPage().commands().edit->trigger();
        stage.pass(1s);
        auto *text = stage.find("editPage")->findChild<QPlainTextEdit *>(u"specText"_s);
        text->setPlainText(text->toPlainText().replace(u"hello"_s, u"servus"_s));
        QTRY_VERIFY2(stage.find("review")->isEnabled(), qPrintable(stage.find("review")->toolTip()));
        QTest::mouseClick(stage.find<QPushButton>("review"), Qt::LeftButton);
        stage.pass(1s);
        auto *apply = stage.find<QPushButton>("apply");
        QVERIFY(!apply->isEnabled());
        QCOMPARE(apply->toolTip(), u"1 secret must be typed first."_s);
        auto *field = stage.find<QLineEdit>("secret:/properties/containers/0/properties/environmentVariables/1/secureValue");
        QCOMPARE(field->echoMode(), QLineEdit::Password);
        QTest::keyClicks(field, u"typed-again"_s);
        QTest::qWait(400); // until the typing has ended, in real time
        stage.pass(1s);
        QVERIFY2(apply->isEnabled(), qPrintable(apply->toolTip()));
        QTest::mouseClick(apply, Qt::LeftButton);
        stage.pass(20s);
        const auto &variables = stage.engine.find({stage.engine.connection(), u"shop"_s})->spec().containers.first().environmentVariables;
        QCOMPARE(variables.first().value, u"servus"_s);
        QCOMPARE(variables.last().secureValue->value, u"typed-again"_s);
    }

    void saysWhatWillBeLost()
    {
        Shop shop;
        shop.edit();
        shop.replace(u"port: 80"_s, u"port: 81"_s);
        shop.review();
        QCOMPARE(shop.apply()->text(), u"Recreate the group"_s);
        QVERIFY(shop.stage.find("lossesCard")->isVisible());
        QVERIFY(shop.stage.find<QLabel>("losses")->text().contains(u"Files and logs inside all containers."_s));
        QVERIFY(shop.outlook().contains(u"Its address stays."_s));
    }

    void showsBothPrices()
    {
        Shop shop;
        shop.edit();
        shop.replace(u"cpu: 1, memoryInGB: 1.5"_s, u"cpu: 2, memoryInGB: 1.5"_s);
        shop.review();
        const QString price = shop.stage.find<QLabel>("reviewPrice")->text();
        QVERIFY2(price.count(u" → "_s) == 2 && price.contains(u"a month"_s) && price.contains(u"eastus, list of "_s), qPrintable(price));
    }

    void saysWhatFailedAndThatItWasTakenBack()
    {
        Shop shop;
        shop.edit();
        shop.replace(u"value: hello"_s, u"value: servus"_s);
        shop.review();
        shop.stage.engine.refuseNextCall({Error::Kind::Rejected, u"No more room."_s, u"ENOSPC"_s});
        shop.press("apply");
        QVERIFY(shop.stage.find("reviewPage")->isVisible());
        QCOMPARE(shop.outlook(), u"No more room. Everything was taken back: the group runs from what it had before."_s);
        QVERIFY(!shop.stage.find("notice")->isVisible() || !shop.stage.find("notice")->accessibleName().contains(u"No more room"_s));
        QVERIFY(shop.apply()->isEnabled());
        shop.press("apply");
        QCOMPARE(shop.stage.engine.find(shop.id)->spec().containers.first().environmentVariables.first().value, u"servus"_s);
    }

    // Somebody else was faster: nothing is applied, and the review is about what runs now.
    void refusesWhatIsNoLongerWhatWasReviewed()
    {
        Shop shop;
        shop.edit();
        shop.replace(u"value: hello"_s, u"value: servus"_s);
        shop.review();
        shop.greet(u"moin"_s);
        shop.press("apply");
        QVERIFY2(shop.outlook().contains(u"was changed by somebody else"_s) && shop.outlook().contains(u"does not run from what it had before"_s), qPrintable(shop.outlook()));
        QCOMPARE(shop.changes(), QStringList{u"front | ~ environment › GREETING | moin | servus | restarts front"_s});
        QVERIFY(shop.stage.find<DiffView>("diffView")->visibleText().contains(u"-        value: moin"_s));
        shop.press("apply");
        QCOMPARE(shop.stage.engine.find(shop.id)->spec().containers.first().environmentVariables.first().value, u"servus"_s);
    }

    void leavesWhoHasGoneOnWhereTheyAre()
    {
        Shop shop;
        shop.edit();
        shop.replace(u"value: hello"_s, u"value: servus"_s);
        shop.review();
        QTest::mouseClick(shop.apply(), Qt::LeftButton);
        shop.stage.window.openPage(MainWindow::Page::Cost);
        shop.stage.pass(20s);
        QVERIFY(!shop.stage.find("details")->isVisible());
        QCOMPARE(shop.stage.engine.find(shop.id)->spec().containers.first().environmentVariables.first().value, u"servus"_s);
        QVERIFY(shop.stage.find("notice")->accessibleName().contains(u"shop is updated"_s));
    }

    void cancelsWhileItIsApplied()
    {
        Shop shop;
        shop.edit();
        shop.replace(u"value: hello"_s, u"value: servus"_s);
        shop.review();
        shop.stage.engine.delayAnswers(30s);
        QTest::mouseClick(shop.apply(), Qt::LeftButton);
        shop.stage.pass(2s);
        QVERIFY(!shop.apply()->isVisible());
        QTest::mouseClick(shop.stage.find<QPushButton>("cancelApplying"), Qt::LeftButton);
        shop.stage.engine.delayAnswers(0ms);
        shop.stage.pass(40s);
        QCOMPARE(shop.outlook(), u"Cancelled. Everything was taken back: the group runs from what it had before."_s);
    }

    void updatesAnImage()
    {
        Shop shop;
        shop.commands().updateImage->trigger();
        shop.stage.pass(1s);
        auto *image = shop.stage.find("imagePage")->findChild<QLineEdit *>(u"/properties/containers/1/properties/image"_s);
        QVERIFY(!shop.stage.find("reviewImage")->isEnabled());
        image->setFocus();
        QCOMPARE(image->selectedText(), u"1.0"_s);
        QTest::keyClicks(image, u"2.0"_s);
        shop.press("reviewImage");
        QCOMPARE(shop.changes(), QStringList{u"back | ~ image | localhost/quayside-sample:1.0 | localhost/quayside-sample:2.0 | restarts back"_s});
        shop.press("apply");
        QCOMPARE(shop.stage.engine.find(shop.id)->spec().containers.last().image, u"localhost/quayside-sample:2.0"_s);
    }

    // One key opens the review of the way back.
    void goesBackByOneKey()
    {
        Shop shop;
        QTest::keySequence(shop.stage.window.focusWidget(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
        shop.stage.pass(1s);
        QVERIFY(shop.stage.find("notice")->accessibleName().contains(u"No earlier revision"_s));
        shop.edit();
        shop.replace(u"value: hello"_s, u"value: servus"_s);
        shop.review();
        shop.press("apply");
        QVERIFY(shop.commands().goBack->toolTip().contains(u"Ctrl+Shift+Z"_s));
        QTest::keySequence(shop.stage.window.focusWidget(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
        shop.stage.pass(1s);
        QCOMPARE(shop.changes(), QStringList{u"front | ~ environment › GREETING | servus | hello | restarts front"_s});
        QVERIFY(shop.stage.find<DiffView>("diffView")->visibleText().contains(u"+        value: hello"_s));
        shop.press("apply");
        QCOMPARE(shop.stage.engine.find(shop.id)->spec().containers.first().environmentVariables.first().value, u"hello"_s);
    }

    void comparesRevisionsAndGoesBackToOne()
    {
        Shop shop;
        for (const QString &word : {u"servus"_s, u"moin"_s})
            shop.greet(word);
        shop.stage.showTab(DetailsPanel::Page::Spec);
        shop.stage.pass(2s);
        auto *revisions = shop.stage.find<QTreeView>("revisions");
        QCOMPARE(revisions->model()->rowCount(), 3);
        QCOMPARE(revisions->model()->index(0, 2).data().toString(), u"updated, front › environment › GREETING"_s);
        QCOMPARE(revisions->model()->index(2, 2).data().toString(), u"created"_s);
        QVERIFY(!shop.stage.find("goBackToThis")->isEnabled());
        revisions->setCurrentIndex(revisions->model()->index(2, 0));
        Stage::settle();
        const QString seen = shop.stage.find("details")->findChild<DiffView *>()->visibleText();
        QVERIFY2(seen.contains(u"-        value: hello\n+        value: moin"_s), qPrintable(seen));
        QVERIFY(seen.contains(u"# what people see"_s));
        QTest::mouseClick(shop.stage.find<QPushButton>("goBackToThis"), Qt::LeftButton);
        shop.stage.pass(1s);
        QCOMPARE(shop.changes(), QStringList{u"front | ~ environment › GREETING | moin | hello | restarts front"_s});
    }

    void leavesWhatOthersMadeAlone()
    {
        Stage stage(Stage::Scenario::Tour);
        stage.begin();
        stage.select(u"legacy-tools"_s);
        const GroupCommands &commands = stage.window.groupsPage().commands();
        QVERIFY(!commands.edit->isEnabled());
        QVERIFY(commands.edit->toolTip().contains(u"Something else made it"_s));
    }

    void remembersHowDifferencesAreShown()
    {
        Shop shop;
        shop.edit();
        shop.replace(u"value: hello"_s, u"value: servus"_s);
        shop.review();
        QTest::mouseClick(shop.stage.find<QToolButton>("unified"), Qt::LeftButton);
        QVERIFY(shop.stage.settings.value(u"review/diffUnified"_s).toBool());
        QVERIFY(shop.stage.find<QToolButton>("unified")->isChecked());
        QVERIFY(!shop.stage.find<QToolButton>("sideBySide")->isChecked());
    }

    // Ten thousand lines with a change in every hundredth are painted at once and walked through by key.
    void showsLongTexts()
    {
        QString before;
        QString after;
        for (int line = 0; line < 10'000; ++line) {
            before += u"line %1\n"_s.arg(line);
            after += line % 100 == 50 ? u"other %1\n"_s.arg(line) : u"line %1\n"_s.arg(line);
        }
        DiffView view;
        view.resize(900, 600);
        view.show();
        view.setRows(diffLines(before, after));
        QCOMPARE(view.changeCount(), 100);
        QBENCHMARK_ONCE { view.grab(); }
        QTest::keyClick(&view, Qt::Key_N);
        QCOMPARE(view.currentChange(), 1);
        QVERIFY(view.accessibleDescription().contains(u"+other 150"_s));
        view.setUnfolded(true);
        QCOMPARE(view.currentChange(), 1);
        QVERIFY2(view.visibleText().contains(u"+other 150"_s), qPrintable(view.visibleText().left(300)));
        QTest::keyClick(&view, Qt::Key_P);
        QCOMPARE(view.currentChange(), 0);
    }
};

QTEST_MAIN(TestReviewPage)
#include "tst_reviewpage.moc"
