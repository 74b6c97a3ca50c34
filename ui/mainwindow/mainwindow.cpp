// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/mainwindow.h"

#include "models/format/format.h"
#include "ui/activity/activitypage.h"
#include "ui/connections/askperson.h"
#include "ui/connections/connectionspage.h"
#include "ui/cost/costpage.h"
#include "ui/details/detailspanel.h"
#include "ui/groups/groupcommands.h"
#include "ui/help/rulespage.h"
#include "ui/housekeeping/housekeepingpage.h"
#include "ui/logspage/logspage.h"
#include "ui/mainwindow/groupchanges.h"
#include "ui/mainwindow/imports.h"
#include "ui/settings/keys.h"
#include "ui/settings/settingspage.h"
#include "ui/speceditor/issuelist.h"
#include "ui/speceditor/spectext.h"
#include "ui/specpage/draftoffer.h"
#include "ui/specpage/specpage.h"
#include "ui/theme/icons.h"
#include "ui/triggers/triggerspage.h"
#include "ui/widgets/lazypage.h"
#include "ui/widgets/noticebar.h"

#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QHBoxLayout>
#include <QMimeData>
#include <QRegularExpression>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QString sampleText(const QString &name)
{
    QFile file(u":/specs/%1.yaml"_s.arg(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString deedDone(const Activity &activity)
{
    const QString name = format::plainLine(activity.entry.groupName);
    switch (activity.entry.kind) {
    case ActionKind::Deploy: return MainWindow::tr("%1 is deployed").arg(name);
    case ActionKind::Start: return MainWindow::tr("%1 is started").arg(name);
    case ActionKind::Stop: return MainWindow::tr("%1 is stopped").arg(name);
    case ActionKind::Restart: return MainWindow::tr("%1 is restarted").arg(name);
    case ActionKind::RestartContainer: return MainWindow::tr("A container of %1 is restarted").arg(name);
    case ActionKind::Update: return MainWindow::tr("%1 is updated").arg(name);
    case ActionKind::PullImage: return MainWindow::tr("%1 is pulled").arg(name);
    case ActionKind::RemoveStock: return MainWindow::tr("Removed: %1").arg(name);
    case ActionKind::Delete: break;
    }
    return MainWindow::tr("%1 is deleted").arg(name);
}

} // namespace

MainWindow::MainWindow(Session &session, ConnectionBook &book, Settings &settings, const FileOpener &files, JobRunner *jobs, QWidget *parent)
    : QMainWindow(parent)
    , m_session(session)
    , m_book(book)
    , m_settings(settings)
    , m_files(files)
    , m_jobs(jobs)
    , m_content(new QWidget(this))
    , m_railButtons(new QButtonGroup(this))
    , m_connectionState(new PlainLabel)
    , m_pages(new QStackedWidget(m_content))
    , m_groups(new GroupsPage(session, settings, m_pages))
    , m_logs(new LazyPage([this] { return makeLogsPage(); }))
    , m_newGroup(new LazyPage([this] { return makeNewGroupPage(); }))
    , m_help(new LazyPage([] { return new RulesPage; }))
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("Quayside"));
    setMinimumSize(820, 520);
    resize(1280, 800);
    setAcceptDrops(true);
    addPages();
    auto *layout = new QHBoxLayout(m_content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeRail());
    layout->addWidget(m_pages, 1);
    setCentralWidget(m_content);
    m_notice = new NoticeBar(m_content);
    makeShortcuts();
    connect(m_groups, &GroupsPage::newGroupRequested, this, &MainWindow::beginNewGroup);
    connect(m_groups, &GroupsPage::cloneRequested, this, &MainWindow::beginClone);
    connect(&m_session.operations(), &OperationLog::finished, this, &MainWindow::onFinished);
    connect(&m_session.drafts(), &DraftKeeper::draftsFound, this, &MainWindow::offerDraft);
    connect(&m_session.operations(), &OperationLog::loaded, this, &MainWindow::sayInterrupted);
    connect(&m_session, &Session::connectionsChanged, this, &MainWindow::refreshRail);
    connect(&m_session, &Session::asked, this, [this](const ConnectionId &connection, Question *question) { askPerson(this, connection.value, question); });
    connect(&m_book, &ConnectionBook::asked, this, [this](Question *question) { askPerson(this, tr("New connection"), question); });
    connect(&m_session, &Session::storageFailed, this, [this](const Error &error) { notify(error.summary); });
    if (m_jobs)
        connect(m_jobs, &JobRunner::failed, this, [this](const Error &error) { notify(error.summary); });
    connect(&m_settings, &Settings::changed, this, [this](const QString &key) {
        if (key == settingskey::theme)
            applyTheme(*qApp, chosenTheme(m_settings));
    });
    restoreGeometry(m_settings.value(settingskey::windowGeometry).toByteArray());
    openPage(Page::Groups);
    refreshRail();
}

MainWindow::~MainWindow()
{
    m_settings.setValue(settingskey::windowGeometry, saveGeometry());
}

// In the order of the enumeration; all but the first are made when they are first opened.
void MainWindow::addPages()
{
    m_pages->addWidget(m_groups);
    m_pages->addWidget(m_logs);
    m_pages->addWidget(new LazyPage([this] {
        auto *page = new ActivityPage(m_session);
        connect(page, &ActivityPage::groupChosen, this, &MainWindow::showGroup);
        return page;
    }));
    m_pages->addWidget(new LazyPage([this] {
        auto *page = new CostPage(m_session);
        connect(page, &CostPage::groupChosen, this, &MainWindow::showGroup);
        return page;
    }));
    m_pages->addWidget(new LazyPage([this] { return new ConnectionsPage(m_session, m_book); }));
    m_pages->addWidget(new LazyPage([this] {
        auto *page = new HousekeepingPage(m_session);
        connect(page, &HousekeepingPage::failed, this, &MainWindow::notify);
        return page;
    }));
    m_pages->addWidget(new LazyPage([this] { return new SettingsPage(m_settings); }));
    m_pages->addWidget(m_newGroup);
    m_pages->addWidget(m_help);
    m_pages->addWidget(new LazyPage([this] { return m_jobs ? makeTriggersPage() : new QWidget; }));
    m_changes = new GroupChanges(m_session, m_settings, m_groups->commands(), *m_pages);
    followChanges();
    m_imports = new Imports(m_settings, *m_pages);
    followImports();
}

void MainWindow::followChanges()
{
    connect(m_changes, &GroupChanges::pageRequested, this, [this](QWidget *page) { showPage(page, Page::Groups); });
    connect(m_changes, &GroupChanges::left, this, [this] { openPage(Page::Groups); });
    connect(m_changes, &GroupChanges::applied, this, &MainWindow::showGroup);
    connect(&m_groups->commands(), &GroupCommands::failed, this, &MainWindow::notify);
    connect(m_changes, &GroupChanges::failed, this, [this](const Error &error) { notify(error.summary); });
}

void MainWindow::followImports()
{
    connect(m_imports, &Imports::pageRequested, this, [this](QWidget *page) { showPage(page, Page::Groups); });
    connect(m_imports, &Imports::opened, this, [this](const QString &text, const QString &origin) {
        openPage(Page::NewGroup);
        newGroupPage().begin(text, origin);
    });
    connect(m_imports, &Imports::logOpened, this, &MainWindow::openLog);
    connect(m_imports, &Imports::failed, this, &MainWindow::notify);
    connect(m_imports, &Imports::left, this, [this] { openPage(Page::Groups); });
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (SourceOpener::canOpen(*event->mimeData()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    m_imports->open(*event->mimeData());
}

QWidget *MainWindow::makeNewGroupPage()
{
    auto *page = new SpecPage(SpecPage::Mode::Create, m_session, m_settings);
    connect(page, &SpecPage::deployed, this, &MainWindow::showGroup);
    connect(page, &SpecPage::left, this, [this] { openPage(Page::Groups); });
    return page;
}

SpecPage &MainWindow::newGroupPage()
{
    return *static_cast<SpecPage *>(m_newGroup->page());
}

void MainWindow::showGroup(const GroupId &id)
{
    openPage(Page::Groups);
    m_groups->select(id);
}

QWidget *MainWindow::makeRail()
{
    auto *rail = new QWidget(m_content);
    rail->setObjectName(u"rail"_s);
    rail->setAttribute(Qt::WA_StyledBackground);
    rail->setFixedWidth(116);
    auto *layout = new QVBoxLayout(rail);
    layout->setContentsMargins(space::small, space::small, space::small, space::small);
    layout->setSpacing(space::tiny);
    addRailButton(layout, Page::Groups, u"groups"_s, tr("Groups"));
    addRailButton(layout, Page::Logs, u"logs"_s, tr("Logs"));
    addRailButton(layout, Page::Activity, u"activity"_s, tr("Activity"));
    if (m_jobs)
        addRailButton(layout, Page::Triggers, u"events"_s, tr("Triggers"));
    addRailButton(layout, Page::Cost, u"cost"_s, tr("Cost"));
    addRailButton(layout, Page::Connections, u"connections"_s, tr("Connections"));
    addRailButton(layout, Page::Housekeeping, u"housekeeping"_s, tr("Housekeeping"));
    addRailButton(layout, Page::Settings, u"settings"_s, tr("Settings"));
    layout->addStretch();
    addHelpButton(layout);
    m_connectionState->setTextSize(TextSize::Small);
    m_connectionState->setAlignment(Qt::AlignHCenter);
    m_connectionState->setWordWrap(true);
    layout->addWidget(m_connectionState);
    connect(m_railButtons, &QButtonGroup::idClicked, this, [this](int page) { openPage(static_cast<Page>(page)); });
    return rail;
}

QToolButton *MainWindow::addRailButton(QLayout *layout, Page page, const QString &iconName, const QString &text)
{
    auto *button = new QToolButton;
    const int number = static_cast<int>(page) + 1;
    button->setObjectName(u"rail%1"_s.arg(number));
    button->setIcon(icon(iconName));
    button->setIconSize({24, 24});
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setCheckable(true);
    button->setFont(textFont(TextSize::Small));
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number)));
    button->setToolTip(u"%1 (%2)"_s.arg(text, button->shortcut().toString(QKeySequence::NativeText)));
    m_railButtons->addButton(button, static_cast<int>(page));
    layout->addWidget(button);
    return button;
}

void MainWindow::addHelpButton(QLayout *layout)
{
    QToolButton *button = addRailButton(layout, Page::Help, u"info"_s, tr("Help"));
    button->setShortcut({});
    button->setToolTip(u"%1 (%2)"_s.arg(tr("The rules for specs"), QKeySequence(QKeySequence::HelpContents).toString(QKeySequence::NativeText)));
}

// Of the problem that is chosen where the focus is, or from the beginning.
void MainWindow::openHelp()
{
    const auto *issues = qobject_cast<const IssueList *>(QApplication::focusWidget());
    const auto *text = qobject_cast<const SpecText *>(QApplication::focusWidget());
    const QString rule = issues ? issues->currentRule() : text ? text->ruleAtCaret() : QString();
    openPage(Page::Help);
    if (!rule.isEmpty())
        static_cast<RulesPage *>(m_help->page())->explain(rule);
}

void MainWindow::makeShortcuts()
{
    const auto bind = [this](const QKeySequence &keys, auto function) {
        auto *shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, function);
    };
    bind(QKeySequence::New, [this] { beginNewGroup(GroupsPage::Source::Blank); });
    // What can be typed into takes the key for itself.
    bind(QKeySequence::Paste, [this] {
        if (const QMimeData *content = QApplication::clipboard()->mimeData())
            m_imports->open(*content);
    });
    bind(QKeySequence(Qt::Key_F5), [this] {
        for (const auto &connection : m_session.connections()) {
            connection->watcher.retryNow();
            connection->watcher.refresh();
        }
    });
    bind(QKeySequence::HelpContents, [this] { openHelp(); });
    bind(QKeySequence::Quit, [] { QApplication::quit(); });
}

void MainWindow::openPage(Page page)
{
    // A spec in the making belongs to the groups.
    showPage(m_pages->widget(static_cast<int>(page)), page == Page::NewGroup ? Page::Groups : page);
}

void MainWindow::showPage(QWidget *page, Page onRail)
{
    m_pages->setCurrentWidget(page);
    page->setFocus();
    m_railButtons->button(static_cast<int>(onRail))->setChecked(true);
}

QWidget *MainWindow::makeLogsPage()
{
    auto *page = new LogsPage(m_session, m_settings, m_files);
    connect(page, &LogsPage::failed, this, &MainWindow::notify);
    return page;
}

QWidget *MainWindow::makeTriggersPage()
{
    auto *page = new TriggersPage(m_session, *m_jobs);
    connect(page, &TriggersPage::logRequested, this, [this](const GroupId &group) {
        openPage(Page::Logs);
        static_cast<LogsPage *>(m_logs->page())->showGroup(group);
    });
    return page;
}

void MainWindow::openLog(const QString &path)
{
    openPage(Page::Logs);
    static_cast<LogsPage *>(m_logs->page())->openFile(path);
}

void MainWindow::openFile(const QString &path)
{
    m_imports->openFile(path);
}

void MainWindow::beginNewGroup(GroupsPage::Source source)
{
    if (source == GroupsPage::Source::File)
        return m_imports->chooseFile();
    openPage(Page::NewGroup);
    switch (source) {
    case GroupsPage::Source::Web: return newGroupPage().begin(withFreeName(sampleText(u"web"_s)), tr("A sample; it needs no registry"));
    case GroupsPage::Source::Job: return newGroupPage().begin(withFreeName(sampleText(u"job"_s)), tr("A sample; it needs no registry"));
    case GroupsPage::Source::Blank: return newGroupPage().begin(withFreeName(sampleText(u"blank"_s)), tr("The least that a group needs"));
    case GroupsPage::Source::File: break;
    }
}

// A name that no group of the first connection has: web, web-2, web-3 ...
QString MainWindow::freeName(const QString &wanted) const
{
    const Connection *connection = m_session.defaultConnection();
    QString name = wanted;
    for (int number = 2; connection && m_session.find({connection->id, name}); ++number)
        name = u"%1-%2"_s.arg(wanted, QString::number(number));
    return name;
}

// The sample's text with its name made free; it stands once, on a line of its own.
QString MainWindow::withFreeName(QString text) const
{
    static const QRegularExpression nameLine(u"^name: (\\S+)$"_s, QRegularExpression::MultilineOption);
    const QRegularExpressionMatch match = nameLine.match(text);
    return match.hasMatch() ? text.replace(match.capturedStart(1), match.capturedLength(1), freeName(match.captured(1))) : text;
}

void MainWindow::beginClone(const GroupId &id)
{
    m_session.specOf(id)->onFinished(this, [this, id](const Result<GroupSpec> &spec) {
        if (!spec)
            return notify(spec.error().summary);
        const SpecDocument original = SpecDocument::fromText(m_session.textOf(id, spec->spec));
        const QString name = freeName(spec->spec.name.value_or(QString()));
        const Result<EditedDocument> copy = original.withEdit(SpecEdit::set(u"/name"_s, SpecEdit::text(name)));
        openPage(Page::NewGroup);
        newGroupPage().begin(copy ? copy->document.text() : original.text(), tr("A copy of %1").arg(format::plainLine(id.key)));
    });
}

void MainWindow::notify(const QString &text)
{
    m_notice->show(format::plainLine(text));
}

void MainWindow::sayInterrupted(const QList<JournalEntry> &entries)
{
    if (entries.isEmpty())
        return;
    const JournalEntry &newest = entries.first();
    const auto others = static_cast<int>(entries.size()) - 1;
    QString text = newest.kind == ActionKind::Deploy ? tr("Quayside ended while “%1” was being deployed.") : tr("Quayside ended while “%1” was being changed.");
    text = text.arg(format::plainLine(newest.groupName));
    if (others > 0)
        text += u' ' + tr("So it did with %n other(s).", nullptr, others);
    m_notice->show(text, tr("Details"), [this] { openPage(Page::Activity); });
}

// What an earlier run left unfinished; a page that is opened for it offers it too.
void MainWindow::offerDraft()
{
    const std::optional<Draft> draft = m_session.drafts().find({});
    if (!draft)
        return;
    m_notice->show(unfinishedWords(*draft, m_session.clock().now()), tr("Continue"), [this, draft = *draft] {
        openPage(Page::NewGroup);
        newGroupPage().continueDraft(draft);
    });
}

void MainWindow::onFinished(const QString &id)
{
    const Activity *activity = m_session.operations().find(id);
    if (!activity || activity->entry.outcome == ActionOutcome::Cancelled)
        return;
    if (activity->entry.outcome == ActionOutcome::Failed) {
        if (m_changes->shows(id))
            return; // where it was begun
        const QString text = format::plainLine(activity->entry.groupName + u": " + activity->entry.summary);
        return m_notice->show(text, tr("Details"), [this] { openPage(Page::Activity); });
    }
    // The offer to undo a deletion comes right after its end.
    QMetaObject::invokeMethod(this, [this, id] {
        const Activity *done = m_session.operations().find(id);
        if (done && done->canUndo)
            m_notice->show(deedDone(*done), done->entry.kind == ActionKind::Update ? tr("Go back") : tr("Undo"), [this, id, group = done->entry.group] {
                m_session.operations().undo(id);
                m_groups->select(group); // as soon as it is back
            });
        else if (done)
            m_notice->show(deedDone(*done));
    }, Qt::QueuedConnection);
}

void MainWindow::refreshRail()
{
    QStringList lines;
    bool away = false;
    for (const auto &connection : m_session.connections()) {
        const bool live = connection->watcher.state() == GroupWatcher::State::Live;
        const bool lost = connection->watcher.isStale() && connection->watcher.state() != GroupWatcher::State::Connecting;
        lines.append(connection->id.value + (live ? u" ●"_s : lost ? u" ✕"_s : u" ◔"_s));
        away = away || lost;
    }
    m_connectionState->setText(lines.join(u'\n'));
    m_connectionState->setTone(away ? PlainLabel::Tone::Bad : PlainLabel::Tone::Dim);
}

} // namespace quayside
