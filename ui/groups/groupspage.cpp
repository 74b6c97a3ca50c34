// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/groups/groupspage.h"

#include "models/format/format.h"
#include "ui/details/detailspanel.h"
#include "ui/groups/bulkbar.h"
#include "ui/groups/divisionmenu.h"
#include "ui/groups/filterchips.h"
#include "ui/groups/groupcommands.h"
#include "ui/groups/groupstable.h"
#include "ui/settings/keys.h"
#include "ui/theme/icons.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/menubutton.h"

#include <QEvent>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QAction *makeAction(QObject *parent, const QString &name, const QString &text)
{
    auto *action = new QAction(text, parent);
    action->setObjectName(name);
    return action;
}

} // namespace

GroupsPage::GroupsPage(Session &session, Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_settings(settings)
    , m_model(session)
    , m_filtered(&m_model)
    , m_commands(new GroupCommands(session, this))
    , m_filter(new QLineEdit)
    , m_chips(new FilterChips(*m_filter, settings))
    , m_bulk(new BulkBar(*m_commands))
    , m_count(new PlainLabel)
    , m_division(new DivisionMenu(m_filtered, settings))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_list(new QStackedWidget(m_splitter))
    , m_table(new GroupsTable(m_filtered, settings, m_list))
    , m_empty(new EmptyState(m_list))
    , m_details(new DetailsPanel(session, settings, *m_commands, m_splitter))
    , m_banners(new QVBoxLayout)
    , m_deploySample(makeAction(this, u"deploySample"_s, tr("Deploy the sample group")))
    , m_retry(makeAction(this, u"retryConnection"_s, tr("Try again")))
    , m_clearFilter(makeAction(this, u"clearFilter"_s, tr("Clear the filter")))
    , m_onScreen(this)
{
    connectTable();
    layOut();
    addActions(m_commands->all());
    setFocusProxy(m_table);
    connectAll();
    restore();
    refreshState();
}

GroupsPage::~GroupsPage()
{
    m_table->keepLayout();
    m_settings.setValue(settingskey::groupsSplitter, m_splitter->saveState());
}

void GroupsPage::layOut()
{
    m_list->installEventFilter(this);
    m_list->addWidget(m_table);
    m_list->addWidget(m_empty);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_details);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeToolBar());
    layout->addWidget(m_chips);
    layout->addWidget(m_bulk);
    layout->addLayout(m_banners);
    layout->addWidget(m_splitter, 1);
    m_details->hide();
}

void GroupsPage::connectAll()
{
    connect(&m_onScreen, &OnScreen::changed, this, &GroupsPage::look);
    connect(m_commands, &GroupCommands::cloneRequested, this, &GroupsPage::cloneRequested);
    connect(m_deploySample, &QAction::triggered, this, [this] { Q_EMIT newGroupRequested(Source::Web); });
    connect(m_clearFilter, &QAction::triggered, m_filter, &QLineEdit::clear);
    connect(m_retry, &QAction::triggered, this, [this] {
        for (const auto &connection : m_session.connections())
            connection->watcher.retryNow();
    });
    connect(&m_session, &Session::groupsChanged, this, &GroupsPage::refreshState);
    connect(&m_session, &Session::connectionsChanged, this, &GroupsPage::refreshState);
    connect(&m_settings, &Settings::changed, this, &GroupsPage::showDetailsSide);
    m_minute.setInterval(60'000);
    connect(&m_minute, &QTimer::timeout, &m_model, &ContainerGroupModel::touchTimes);
}

QWidget *GroupsPage::makeToolBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(space::medium, space::small, space::medium, space::small);
    layout->setSpacing(space::medium);
    m_filter->setObjectName(u"filter"_s);
    m_filter->setAccessibleName(tr("Filter groups"));
    m_filter->setPlaceholderText(tr("Filter: web, state:failed, !cache, tag:env=prod"));
    //: The words before the colons are part of the filter's language and stay as they are
    m_filter->setToolTip(tr("Words must all occur; ! turns one round, /…/ is a regular expression.\nname: state: on: image: address: tag: is:pinned is:protected"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_filter->setMaximumWidth(420);
    connect(m_filter, &QLineEdit::textChanged, this, &GroupsPage::applyFilter);
    auto *focusFilter = new QAction(this);
    focusFilter->setShortcut(QKeySequence::Find);
    connect(focusFilter, &QAction::triggered, m_filter, qOverload<>(&QWidget::setFocus));
    addAction(focusFilter);
    m_count->setTone(PlainLabel::Tone::Dim);
    auto *newGroup = new MenuButton(iconOnAccent(u"new"_s), tr("New group"));
    newGroup->setObjectName(u"newGroup"_s);
    newGroup->setProperty("primary", true);
    QMenu &menu = newGroup->entries();
    const auto add = [&](const QString &iconName, const QString &text, Source source) {
        menu.addAction(icon(iconName), text, this, [this, source] { Q_EMIT newGroupRequested(source); });
    };
    add(u"container"_s, tr("Sample web group"), Source::Web);
    add(u"done"_s, tr("Sample job"), Source::Job);
    menu.addSeparator();
    add(u"new"_s, tr("Blank"), Source::Blank);
    add(u"file"_s, tr("From a file…"), Source::File);
    menu.addSeparator();
    menu.addAction(m_commands->clone);
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_count);
    layout->addStretch(1);
    layout->addWidget(m_division);
    layout->addWidget(newGroup);
    return bar;
}

void GroupsPage::connectTable()
{
    connect(m_table, &GroupsTable::chosenChanged, this, &GroupsPage::onSelection);
    connect(m_table, &GroupsTable::addressClicked, this, [this] {
        if (m_commands->openAddress->isEnabled())
            m_commands->openAddress->trigger();
    });
    connect(&m_filtered, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_wanted)
            select(*m_wanted);
    });
    connect(m_division, &DivisionMenu::chosen, m_table, &GroupsTable::setDivision);
    m_table->setDivision(m_division->division());
    connect(m_table, &GroupsTable::menuRequested, this, [this](const QPoint &place) {
        auto *menu = new QMenu(m_table);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        m_commands->fillMenu(*menu);
        menu->popup(place);
    });
}

bool GroupsPage::eventFilter(QObject *watched, QEvent *event)
{
    const int enough = 960;
    if (event->type() == QEvent::Resize)
        m_table->setNarrow(m_list->width() < enough);
    return QWidget::eventFilter(watched, event);
}

void GroupsPage::restore()
{
    m_splitter->setSizes({450, 550}); // of a thousand, until the person moves it
    m_splitter->restoreState(m_settings.value(settingskey::groupsSplitter).toByteArray());
    showDetailsSide();
}

void GroupsPage::showDetailsSide()
{
    const bool beside = m_settings.value(settingskey::detailsBeside, false).toBool();
    m_splitter->setOrientation(beside ? Qt::Horizontal : Qt::Vertical);
}

void GroupsPage::select(const GroupId &id)
{
    m_wanted = id;
    const QModelIndex index = m_filtered.mapFromSource(m_model.indexOf(id));
    if (!index.isValid())
        return;
    m_wanted.reset();
    m_table->choose(index);
}

void GroupsPage::onSelection()
{
    const QList<GroupId> chosen = m_table->chosen();
    m_commands->setGroups(chosen, m_table->chosenContainer());
    m_bulk->setCount(chosen.size());
    m_details->setVisible(chosen.size() == 1);
    if (chosen.size() != 1)
        return;
    m_details->showGroup(chosen.first());
    // The details that open must not hide what was chosen.
    QMetaObject::invokeMethod(this, [this] { m_table->scrollTo(m_table->currentIndex()); }, Qt::QueuedConnection);
}

void GroupsPage::applyFilter(const QString &text)
{
    const GroupFilter filter = GroupFilter::parse(text);
    m_filtered.setFilter(filter);
    m_filter->setProperty("faulty", !filter.problem().isEmpty());
    m_filter->style()->polish(m_filter);
    m_problem = filter.problem();
    refreshState();
}

void GroupsPage::refreshState()
{
    refreshBanners();
    refreshCount();
    m_table->setManyConnections(m_session.connections().size() > 1);
    const bool anything = m_filtered.rowCount() > 0;
    m_list->setCurrentWidget(anything ? static_cast<QWidget *>(m_table) : m_empty);
    if (anything)
        return;
    m_details->hide();
    if (const int hidden = m_filtered.hiddenCount(); hidden > 0)
        return m_empty->show(u"search"_s, tr("Nothing matches"), tr("The filter hides %n group(s).", nullptr, hidden), m_clearFilter);
    if (const Connection *connection = m_session.defaultConnection())
        showEmptyState(*connection);
}

void GroupsPage::showEmptyState(const Connection &connection)
{
    switch (connection.watcher.state()) {
    case GroupWatcher::State::Connecting:
        return m_empty->show(u"connections"_s, tr("Connecting to %1…").arg(connection.id.value), tr("Its groups are listed as soon as it answers."));
    case GroupWatcher::State::Silent:
    case GroupWatcher::State::Lost: {
        const std::optional<Error> &problem = connection.watcher.problem();
        return m_empty->show(u"offline"_s, tr("%1 cannot be reached").arg(connection.id.value), problem ? problem->summary : QString(), m_retry);
    }
    case GroupWatcher::State::Live:
        return m_empty->show(u"groups"_s, tr("No groups yet"),
                             tr("A group is one or several containers that live together. The sample needs no registry and no network."), m_deploySample);
    }
}

void GroupsPage::refreshBanners()
{
    while (QLayoutItem *item = m_banners->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const auto &connection : m_session.connections()) {
        const GroupWatcher &watcher = connection->watcher;
        const bool isSilent = watcher.state() == GroupWatcher::State::Silent;
        if ((watcher.state() != GroupWatcher::State::Lost && !isSilent) || watcher.groups().isEmpty())
            continue;
        auto *banner = new Banner;
        const QString age = format::relativeTime(watcher.freshAt(), m_session.clock().now());
        const QString what = isSilent ? tr("%1 does not answer; this is what was known %2.") : tr("%1 is away; this is what was known %2.");
        banner->setText(what.arg(connection->id.value, age), watcher.problem() ? watcher.problem()->summary : QString());
        banner->setButton(tr("Try again"));
        connect(banner, &Banner::clicked, this, [&watched = connection->watcher] { watched.retryNow(); });
        m_banners->addWidget(banner);
    }
}

void GroupsPage::refreshCount()
{
    QMap<GroupState, int> counts;
    const int all = m_model.rowCount();
    for (int row = 0; row < all; ++row)
        ++counts[m_model.group(m_model.index(row, 0))->state];
    m_chips->setCounts(counts);
    m_count->setTone(m_problem.isEmpty() ? PlainLabel::Tone::Dim : PlainLabel::Tone::Bad);
    if (!m_problem.isEmpty())
        return m_count->setText(m_problem);
    const int shown = m_filtered.rowCount();
    m_count->setText(shown == all ? tr("%n group(s)", nullptr, all) : tr("%1 of %n group(s)", nullptr, all).arg(shown));
}

// While the page is on screen the list is measured.
void GroupsPage::look()
{
    m_looking.clear();
    if (!m_onScreen.isOnScreen()) {
        m_minute.stop();
        return;
    }
    for (const auto &connection : m_session.connections())
        m_looking.append(connection->metrics.look());
    m_minute.start();
}

} // namespace quayside
