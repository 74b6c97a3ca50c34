// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/scenes.h"

#include "ui/specpage/specpage.h"

#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTextCursor>
#include <QTextDocument>
#include <QToolButton>
#include <QTreeView>

namespace quayside {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Details = DetailsPanel::Page;
using Page = MainWindow::Page;

namespace {

std::function<void(Stage &)> details(const QString &group, Details tab, std::chrono::seconds watched = 3s)
{
    return [=](Stage &stage) {
        stage.begin();
        stage.select(group);
        stage.showTab(tab);
        stage.pass(watched);
    };
}

std::function<void(Stage &)> page(Page which)
{
    return [=](Stage &stage) {
        stage.begin();
        stage.window.openPage(which);
        stage.pass(3s);
    };
}

void beginNewGroup(Stage &stage, GroupsPage::Source source)
{
    stage.begin();
    Q_EMIT stage.window.groupsPage().newGroupRequested(source);
    stage.settle();
}

void showBrokenSpec(Stage &stage)
{
    beginNewGroup(stage, GroupsPage::Source::Blank);
    stage.find<QPlainTextEdit>("specText")->setPlainText(
        u"name: Web_Shop\nlocation: westeurope\nproperties:\n  osType: linux\n  containers:\n  - name: front\n    properties:\n"
        u"      image: registry.example/shop/front:2.4\n      ports:\n      - port: 808080\n      resources:\n        requests:\n"
        u"          cpu: 0.5\n          memoryInGB: 0\n      environmentVariables:\n      - name: TOKEN\n        value: one\n        secureValue: two\n"
        u"  ipAddress:\n    type: Public\n    ports:\n    - port: 443\n  restartPolicy: Sometimes\n"_s);
    QTest::qWait(1000); // the check runs beside, in real time
    stage.settle();
}

// The caret behind the first place of a word in the spec.
QPlainTextEdit *caretBehind(Stage &stage, const QString &word)
{
    auto *text = stage.find<QPlainTextEdit>("specText");
    QTextCursor cursor = text->document()->find(word);
    cursor.clearSelection();
    text->setTextCursor(cursor);
    text->setFocus();
    QTest::qWait(100); // help comes a moment after the caret
    return text;
}

void completeSpec(Stage &stage)
{
    beginNewGroup(stage, GroupsPage::Source::Web);
    QPlainTextEdit *text = caretBehind(stage, u"restartPolicy: Always"_s);
    text->insertPlainText(u"\n  "_s);
    QTest::keyClick(text, Qt::Key_Space, Qt::ControlModifier);
    QTest::keyClick(text, Qt::Key_Down);
    QTest::qWait(100);
}

void searchSpec(Stage &stage)
{
    beginNewGroup(stage, GroupsPage::Source::Web);
    QPlainTextEdit *text = caretBehind(stage, u"name"_s);
    QTest::keyClick(text, Qt::Key_H, Qt::ControlModifier);
    stage.find<QLineEdit>("findText")->setText(u"port"_s);
    stage.find<QLineEdit>("replaceText")->setText(u"PORT"_s);
    QTest::keyClick(stage.find<QLineEdit>("findText"), Qt::Key_Return);
}

void explainAndFold(Stage &stage)
{
    beginNewGroup(stage, GroupsPage::Source::Web);
    QPlainTextEdit *text = caretBehind(stage, u"environmentVariables"_s);
    QTest::keyClick(text, Qt::Key_BracketLeft, Qt::ControlModifier | Qt::ShiftModifier);
    caretBehind(stage, u"restartPolicy"_s);
}

// Something that is dropped on the window; it is worked on beside, in real time.
std::function<void(Stage &)> import(const QString &text)
{
    return [text](Stage &stage) {
        stage.begin();
        QMimeData content;
        content.setText(text);
        QDragEnterEvent enter({50, 50}, Qt::CopyAction, &content, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&stage.window, &enter);
        QDropEvent drop({50, 50}, Qt::CopyAction, &content, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&stage.window, &drop);
        QTest::qWait(700);
        stage.settle();
    };
}

const QString shop = u"name: shop\nservices:\n  web:\n    image: \"registry.example/shop/web:${TAG:?which version}\"\n    restart: unless-stopped\n"
                     "    ports: ['8080:80']\n    environment: {MODE: \"${MODE}\", API: \"http://api:3000\"}\n    depends_on: [api]\n    networks: [front]\n"
                     "  api:\n    image: registry.example/shop/api:2\n    mem_limit: 512m\n    env_file: [api.env]\n    privileged: true\n"
                     "    healthcheck: {test: [CMD, wget, -qO-, \"http://localhost:3000/health\"], interval: 1m30s, timeout: 2500ms}\n"
                     "    volumes: ['data:/var/lib/data', '/run/docker.sock:/var/run/docker.sock']\n"
                     "volumes: {data: {}}\nnetworks: {front: {}}\n"_s;

void showWhatWorksHere(Stage &stage)
{
    beginNewGroup(stage, GroupsPage::Source::Web);
    QTest::mouseClick(stage.find<QToolButton>("showParity"), Qt::LeftButton);
    stage.settle();
}

// As Azure gives a group back.
void showManaged(Stage &stage)
{
    beginNewGroup(stage, GroupsPage::Source::Blank);
    stage.find<QPlainTextEdit>("specText")->setPlainText(
        u"id: /subscriptions/0b1f6471-1bf0-4dda-aec3-cb9272f09590/resourceGroups/shop/providers/Microsoft.ContainerInstance/containerGroups/web\n"
        u"name: web\nlocation: eastus\nproperties:\n  provisioningState: Succeeded\n  osType: Linux\n  containers:\n  - name: front\n    properties:\n"
        u"      image: nginx:1.27\n      instanceView: {restartCount: 2, currentState: {state: Running}}\n      resources: {requests: {cpu: 1, memoryInGB: 1}}\n"
        u"  ipAddress: {type: Public, dnsNameLabel: shop-web, fqdn: shop-web.eastus.azurecontainer.io, ip: 20.1.2.3, ports: [{port: 80}]}\n"_s);
    QTest::qWait(1000); // the check runs beside, in real time
    auto *sections = stage.find<QListWidget>("formSections");
    sections->setCurrentRow(sections->count() - 1);
    stage.settle();
}

void showTimetable(Stage &stage)
{
    beginNewGroup(stage, GroupsPage::Source::Blank);
    stage.find<QPlainTextEdit>("specText")->setPlainText(
        u"name: reports\nlocation: westeurope\nproperties:\n  osType: Linux\n  containers:\n  - name: front\n    properties:\n      image: nginx:1.27\n"
        u"      resources: {requests: {cpu: 1, memoryInGB: 1}}\n"
        u"x-quayside:\n  timetable:\n    deleteAfter: 7d\n    start: \"08:00\"\n    stop: \"at seven\"\n    days: [mon, tue, fri]\n"_s);
    QTest::qWait(1000); // the check runs beside, in real time
    stage.find<QListWidget>("formSections")->setCurrentRow(5);
    stage.settle();
}

// The dialog is a window of its own; it stands in the picture where it would stand on the screen.
void exportSpec(Stage &stage)
{
    beginNewGroup(stage, GroupsPage::Source::Web);
    QTest::mouseClick(stage.find<QToolButton>("exportSpec"), Qt::LeftButton);
    QTest::qWait(300);
    auto *dialog = stage.find("export");
    dialog->setParent(&stage.window, Qt::Widget);
    dialog->setAutoFillBackground(true);
    dialog->setGeometry(160, 24, 800, 600); // inside the smallest picture
    dialog->show();
    stage.settle();
}

// A draft of an earlier run, and what it says once it is taken up.
void offerDraft(Stage &stage)
{
    beginNewGroup(stage, GroupsPage::Source::Web);
    stage.find<QPlainTextEdit>("specText")->appendPlainText(u"  # more to come"_s);
    beginNewGroup(stage, GroupsPage::Source::Blank);
}

void continueDraft(Stage &stage)
{
    beginNewGroup(stage, GroupsPage::Source::Web);
    const QString text = u"name: shop\nproperties:\n  osType: Linux\n  containers:\n  - name: front\n    properties:\n      image: nginx:1.27\n"
                         u"      environmentVariables:\n      - {name: TOKEN, secureValue: null}\n      resources: {requests: {cpu: 1, memoryInGB: 1}}\n"
                         u"  imageRegistryCredentials:\n  - {server: registry.example, username: me, password: null}\n"_s;
    stage.find<SpecPage>("specPage")->continueDraft({{}, {text, true, false}, u"A sample"_s, stage.clock.now()});
    stage.settle();
}

void showActivities(Stage &stage)
{
    stage.begin();
    const ConnectionId demo = stage.engine.connection();
    stage.session.stopGroup({demo, u"web-shop"_s});
    stage.pass(20s);
    stage.session.deleteGroup({demo, u"old-blog"_s});
    stage.pass(20s);
    stage.engine.refuseNextCall({Error::Kind::Conflict, u"image-resize cannot be restarted: its image is not on this engine any more. Deploy it again."_s,
                                 u"no such image: registry.example/tools/resize:9"_s});
    stage.session.restartGroup({demo, u"image-resize"_s});
    stage.pass(5s);
    stage.session.restartGroup({demo, u"nightly-etl"_s});
    stage.window.openPage(Page::Activity);
    stage.settle();
}

void deleteAGroup(Stage &stage)
{
    stage.begin();
    stage.session.deleteGroup({stage.engine.connection(), u"old-blog"_s});
    stage.pass(20s);
}

void loseTheEngine(Stage &stage)
{
    stage.begin();
    stage.select(u"web-shop"_s);
    stage.pass(3s);
    stage.engine.loseEngine();
    stage.pass(4s);
}

void reachNothing(Stage &stage)
{
    stage.engine.loseEngine();
    stage.begin();
    stage.pass(1s);
}

void connectSlowly(Stage &stage)
{
    stage.engine.delayAnswers(60s);
    stage.begin();
}

void filterBy(Stage &stage, const QString &words)
{
    stage.begin();
    stage.find<QLineEdit>("filter")->setText(words);
    stage.settle();
}

void unfold(Stage &stage)
{
    stage.begin();
    stage.select(u"nightly-etl"_s);
    stage.find<QTreeView>("groups")->expand(stage.find<QTreeView>("groups")->currentIndex());
    stage.pass(8s);
}

QList<Scene> detailScenes()
{
    const Stage::Scenario tour = Stage::Scenario::Tour;
    return {
        {u"details-overview"_s, tour, details(u"web-shop"_s, Details::Overview, 8s)},
        {u"details-logs"_s, tour, details(u"web-shop"_s, Details::Logs, 15s)},
        {u"details-metrics"_s, tour, details(u"web-shop"_s, Details::Metrics, 150s)},
        {u"details-events"_s, tour, details(u"web-shop"_s, Details::Events)},
        {u"details-spec"_s, tour, details(u"web-shop"_s, Details::Spec)},
        {u"details-cost"_s, tour, details(u"web-shop"_s, Details::Cost)},
        {u"details-out-of-memory"_s, tour, details(u"image-resize"_s, Details::Overview)},
        {u"details-crash-loop"_s, tour, details(u"mail-relay"_s, Details::Overview)},
        {u"details-interrupted"_s, tour, details(u"invoice-service"_s, Details::Overview)},
        {u"details-stopped"_s, tour, details(u"old-blog"_s, Details::Metrics)},
        {u"details-of-others"_s, tour, details(u"legacy-tools"_s, Details::Spec)},
        {u"details-long-names"_s, tour, details(u"customer-portal-staging-westeurope-with-a-name-of-63-characters"_s, Details::Overview)},
        {u"details-hostile-names"_s, tour, details(u"<img"_s, Details::Overview)},
    };
}

JobRun madeRun(Stage &stage, int number, RunState state, int exitCode)
{
    JobRun run;
    run.id = QString::number(number);
    run.trigger = number % 3 == 0 ? u"hook"_s : u"invoices"_s;
    run.event.kind = number % 3 == 0 ? Trigger::Kind::Call : Trigger::Kind::Folder;
    run.event.file = u"/srv/inbox/invoice-%1.pdf"_s.arg(2000 + number);
    run.event.time = stage.clock.now().addSecs(60 * number - 900);
    run.group = {{u"demo"_s}, run.trigger + u"-20260306-09%1-4f2a91c0"_s.arg(number + 10)};
    run.state = state;
    run.isSettled = run.hasEnded();
    if (state > RunState::Waiting)
        run.startedAt = run.event.time.addSecs(3);
    if (run.hasEnded()) {
        run.endedAt = run.startedAt.addSecs(5 + 7 * number);
        run.exitCode = exitCode;
    }
    return run;
}

void showTriggers(Stage &stage)
{
    stage.triggers.kept = {{u"hook"_s, Trigger::Kind::Call, {u"demo"_s}, u"/home/anna/jobs/report.yaml"_s, {}, u"*"_s, Trigger::usualPort, {}, 1},
                           {u"invoices"_s, Trigger::Kind::Folder, {u"demo"_s}, u"/home/anna/jobs/read-invoice.yaml"_s, u"/srv/inbox"_s, u"*.pdf"_s, Trigger::usualPort, {}, 2}};
    const QList<std::pair<RunState, int>> ends{{RunState::Succeeded, 0}, {RunState::Succeeded, 0}, {RunState::Failed, 3}, {RunState::Succeeded, 0},
                                               {RunState::Failed, 137}, {RunState::Cancelled, 0}, {RunState::Lost, 0}, {RunState::Running, 0},
                                               {RunState::Running, 0}, {RunState::Waiting, 0}, {RunState::Waiting, 0}};
    for (int i = 0; i < ends.size(); ++i)
        stage.runs.kept.append(madeRun(stage, i, ends.at(i).first, ends.at(i).second));
    stage.runs.kept[2].exitCode.reset();
    stage.runs.kept[2].summary = u"Line 12 of the template: The image must have a name, such as nginx:1.27."_s;
    stage.begin();
    stage.window.openPage(Page::Triggers);
    stage.settle();
    stage.find<QTreeView>("runs")->setCurrentIndex(stage.find<QTreeView>("runs")->model()->index(6, 0));
    stage.settle();
}

void addTrigger(Stage &stage, int kind)
{
    page(Page::Triggers)(stage);
    stage.find<QPushButton>("addTrigger")->click();
    stage.find<QLineEdit>("triggerName")->setText(u"invoices"_s);
    stage.find<QComboBox>("triggerKind")->setCurrentIndex(kind);
    stage.find<QLineEdit>("triggerTemplate")->setText(u"/home/anna/jobs/read-invoice.yaml"_s);
    stage.settle();
}

QList<Scene> pageScenes()
{
    const Stage::Scenario tour = Stage::Scenario::Tour;
    return {
        {u"activity"_s, tour, showActivities},
        {u"activity-empty"_s, tour, page(Page::Activity)},
        {u"triggers"_s, tour, showTriggers},
        {u"triggers-empty"_s, tour, page(Page::Triggers)},
        {u"trigger-new"_s, tour, [](Stage &stage) { addTrigger(stage, 0); }},
        {u"trigger-token"_s, tour, [](Stage &stage) {
             addTrigger(stage, 1);
             stage.find<QPushButton>("saveTrigger")->click();
             stage.settle();
             stage.find<QLineEdit>("triggerToken")->setText(u"Zt0mYk3bS7nQ5rV1xW9aLcD2eFgHiJpKoUuTsRqPzNw"_s); // the same in every picture
         }},
        {u"cost"_s, tour, page(Page::Cost)},
        {u"connections"_s, tour, page(Page::Connections)},
        {u"connection-new"_s, tour, [](Stage &stage) {
             page(Page::Connections)(stage);
             stage.find<QPushButton>("addConnection")->click();
             stage.find<QLineEdit>("connectionName")->setText(u"harbour"_s);
             stage.find<QLineEdit>("connectionAddress")->setText(u"tcp://harbour.example:2376"_s);
             stage.settle();
         }},
        {u"settings"_s, tour, page(Page::Settings)},
        {u"new-group"_s, Stage::Scenario::Empty, [](Stage &stage) { beginNewGroup(stage, GroupsPage::Source::Web); }},
        {u"export"_s, Stage::Scenario::Empty, exportSpec},
        {u"help"_s, Stage::Scenario::Empty, page(Page::Help)},
        {u"new-group-works-here"_s, Stage::Scenario::Empty, showWhatWorksHere},
        {u"new-group-set-by-the-service"_s, Stage::Scenario::Empty, showManaged},
        {u"new-group-timetable"_s, Stage::Scenario::Empty, showTimetable},
        {u"import-compose"_s, Stage::Scenario::Empty, import(shop)},
        {u"import-broken"_s, Stage::Scenario::Empty, import(u"services:\n  web:\n    image: [\n"_s)},
        {u"new-group-draft"_s, Stage::Scenario::Empty, offerDraft},
        {u"new-group-draft-continued"_s, Stage::Scenario::Empty, continueDraft},
        {u"new-group-problems"_s, Stage::Scenario::Empty, showBrokenSpec},
        {u"new-group-completion"_s, Stage::Scenario::Empty, completeSpec},
        {u"new-group-find"_s, Stage::Scenario::Empty, searchSpec},
        {u"new-group-documentation"_s, Stage::Scenario::Empty, explainAndFold},
    };
}

void keepAView(Stage &stage)
{
    stage.begin();
    stage.settings.setValue(u"groups/views"_s, QVariantMap{{u"Not well"_s, u"!state:running !state:succeeded"_s}, {u"Shop in production"_s, u"web tag:env=prod"_s}});
    stage.session.marks().set(GroupMarks::Mark::Pinned, stage.session.connections().front()->watcher.groups().last().id, true);
    stage.session.marks().set(GroupMarks::Mark::Protected, stage.session.connections().front()->watcher.groups().at(2).id, true);
    stage.find<QLineEdit>("filter")->setText(u"!state:succeeded"_s);
    stage.pass(60s);
}

void twoConnections(Stage &stage)
{
    stage.other.emplace(ConnectionId{u"harbour"_s}, stage.clock, Stage::Scenario::Tour);
    stage.session.addConnection(*stage.other, 2);
    stage.begin();
    stage.pass(10s);
}

void divide(Stage &stage)
{
    stage.begin();
    stage.pass(60s);
    auto *menu = stage.find<QToolButton>("division")->menu();
    Q_EMIT menu->aboutToShow();
    menu->findChild<QAction *>(u"division:state"_s)->trigger();
    stage.select(u"mail-relay"_s);
}

void chooseSeveral(Stage &stage)
{
    stage.begin();
    stage.pass(60s);
    stage.find<QTreeView>("groups")->selectAll();
    stage.settle();
}

} // namespace

QList<Scene> scenes()
{
    const Stage::Scenario tour = Stage::Scenario::Tour;
    const QList<Scene> lists{
        {u"groups"_s, tour, [](Stage &stage) { stage.begin(); stage.pass(60s); }},
        {u"groups-unfolded"_s, tour, unfold},
        {u"groups-filtered"_s, tour, [](Stage &stage) { filterBy(stage, u"failed"_s); }},
        {u"groups-view"_s, tour, keepAView},
        {u"groups-sections"_s, tour, divide},
        {u"groups-two-connections"_s, tour, twoConnections},
        {u"connections-colour"_s, tour, [](Stage &stage) {
             twoConnections(stage);
             stage.window.openPage(MainWindow::Page::Connections);
             stage.settle();
         }},
        {u"groups-several"_s, tour, chooseSeveral},
        {u"groups-nothing-matches"_s, tour, [](Stage &stage) { filterBy(stage, u"no such thing"_s); }},
        {u"groups-empty"_s, Stage::Scenario::Empty, [](Stage &stage) { stage.begin(); }},
        {u"groups-connecting"_s, tour, connectSlowly},
        {u"groups-unreachable"_s, tour, reachNothing},
        {u"groups-away"_s, tour, loseTheEngine},
        {u"groups-deleted"_s, tour, deleteAGroup},
    };
    return lists + detailScenes() + pageScenes() + reviewScenes() + logScenes() + housekeepingScenes();
}

} // namespace quayside
