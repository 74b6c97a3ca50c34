// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/housekeeping/housekeepingpage.h"

#include "models/format/format.h"
#include "ui/housekeeping/entrydialog.h"
#include "ui/housekeeping/loginslist.h"
#include "ui/theme/icons.h"
#include "ui/widgets/banner.h"

#include <QAction>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

HousekeepingPage::HousekeepingPage(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_room(session)
    , m_tabs(new QTabWidget)
    , m_logins(new LoginsList(m_room))
    , m_filter(new QLineEdit)
    , m_prune(new QPushButton(tr("Prune…")))
    , m_primary(new QPushButton)
    , m_disks(new QVBoxLayout)
    , m_banner(new Banner)
    , m_activity(new QWidget)
    , m_doing(new PlainLabel)
    , m_progress(new QProgressBar)
    , m_onScreen(this)
{
    for (const StockKind kind : {StockKind::Image, StockKind::Volume, StockKind::Network})
        m_tabs->addTab(new StockList(kind, session, m_room), stockKindName(kind));
    m_tabs->addTab(m_logins, tr("Registry logins"));
    m_tabs->setDocumentMode(true);
    m_disks->setContentsMargins(space::huge, 0, space::huge, space::small);
    m_disks->setSpacing(space::tiny);
    m_banner->setButton(tr("Try again"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addLayout(m_disks);
    layout->addWidget(m_banner);
    layout->addWidget(makeActivity());
    layout->addWidget(m_tabs, 1);
    connectAll();
    setFocusProxy(m_tabs);
    refresh();
    refreshActivity();
}

void HousekeepingPage::connectAll()
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(1s);
    connect(&m_soon, &QTimer::timeout, &m_room, &Stockroom::refresh);
    connect(&m_onScreen, &OnScreen::changed, this, &HousekeepingPage::look);
    connect(&m_onScreen, &OnScreen::changed, this, &HousekeepingPage::lookForLogins);
    connect(&m_session, &Session::groupsChanged, this, [this] {
        if (m_onScreen.isOnScreen() && !m_soon.isActive())
            m_soon.start();
    });
    connect(&m_session, &Session::connectionsChanged, this, &HousekeepingPage::look);
    connect(&m_session.operations(), &OperationLog::added, this, &HousekeepingPage::refreshActivity);
    connect(&m_session.operations(), &OperationLog::changed, this, &HousekeepingPage::refreshActivity);
    connect(&m_room, &Stockroom::changed, this, &HousekeepingPage::refresh);
    connect(m_tabs, &QTabWidget::currentChanged, this, &HousekeepingPage::refresh);
    connect(m_tabs, &QTabWidget::currentChanged, this, &HousekeepingPage::lookForLogins);
    connect(m_logins, &LoginsList::failed, this, &HousekeepingPage::failed);
    connect(m_banner, &Banner::clicked, this, [this] {
        for (const auto &connection : m_session.connections())
            connection->watcher.retryNow();
        look();
    });
}

QWidget *HousekeepingPage::makeHeader()
{
    auto *header = new QWidget;
    auto *title = new PlainLabel(tr("Housekeeping"));
    title->setTextSize(TextSize::Title);
    m_filter->setObjectName(u"stockFilter"_s);
    m_filter->setAccessibleName(tr("Filter the list"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_filter->setMaximumWidth(260);
    auto *focusFilter = new QAction(this);
    focusFilter->setShortcut(QKeySequence::Find);
    focusFilter->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(focusFilter);
    connect(focusFilter, &QAction::triggered, m_filter, qOverload<>(&QWidget::setFocus));
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        for (StockList *list : m_tabs->findChildren<StockList *>())
            list->setFilter(text);
    });
    m_prune->setObjectName(u"prune"_s);
    m_primary->setObjectName(u"housekeepingPrimary"_s);
    m_primary->setProperty("primary", true);
    connect(m_prune, &QPushButton::clicked, this, [this] { currentList()->prune(); });
    connect(m_primary, &QPushButton::clicked, this, [this] { currentList() ? pull() : m_logins->logIn(); });
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(space::huge, space::large, space::huge, space::small);
    layout->setSpacing(space::small);
    layout->addWidget(title);
    layout->addStretch();
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_prune);
    layout->addWidget(m_primary);
    return header;
}

QWidget *HousekeepingPage::makeActivity()
{
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(u"cancelHousekeeping"_s);
    connect(cancel, &QPushButton::clicked, this, [this] {
        if (const Activity *activity = running())
            m_session.operations().cancel(activity->entry.id);
    });
    m_doing->setElided(true);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    m_progress->setAccessibleName(tr("Progress"));
    auto *layout = new QHBoxLayout(m_activity);
    layout->setContentsMargins(space::huge, space::tiny, space::huge, space::small);
    layout->setSpacing(space::medium);
    layout->addWidget(m_doing, 1);
    layout->addWidget(m_progress);
    layout->addWidget(cancel);
    return m_activity;
}

StockList *HousekeepingPage::currentList() const
{
    return qobject_cast<StockList *>(m_tabs->currentWidget());
}

QStringList HousekeepingPage::engines() const
{
    QStringList names;
    for (const auto &[id, shelf] : m_room.shelves())
        if (!m_room.isReadOnly(id))
            names.append(id.value);
    return names;
}

void HousekeepingPage::look()
{
    if (m_onScreen.isOnScreen())
        m_room.refresh();
}

void HousekeepingPage::lookForLogins()
{
    if (m_onScreen.isOnScreen() && m_tabs->currentWidget() == m_logins)
        m_room.refreshLogins();
}

void HousekeepingPage::refresh()
{
    const StockList *list = currentList();
    m_filter->setVisible(list);
    m_prune->setVisible(list);
    m_prune->setEnabled(list && list->canPrune());
    m_prune->setToolTip(m_prune->isEnabled() ? tr("See what nobody uses, and remove it") : tr("Everything here is used by somebody."));
    m_primary->setText(list ? tr("Pull image…") : tr("Log in…"));
    m_primary->setVisible(!list || list->kind() == StockKind::Image);
    m_primary->setEnabled(!engines().isEmpty());
    refreshDisks();
}

void HousekeepingPage::refreshDisks()
{
    while (QLayoutItem *item = m_disks->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QString away;
    for (const auto &[id, shelf] : m_room.shelves()) {
        if (shelf.problem && away.isEmpty())
            //: %1 is the name of a connection, %2 a sentence
            away = tr("%1: %2").arg(id.value, format::plainLine(shelf.problem->summary));
        if (shelf.disk == DiskUse())
            continue;
        QString text = u"%1: %2"_s.arg(id.value, diskUseText(shelf.disk));
        if (shelf.problem)
            text += u" · "_s + tr("as it was %1").arg(format::relativeTime(shelf.freshAt, m_session.clock().now()));
        auto *line = new PlainLabel(text);
        line->setTone(PlainLabel::Tone::Dim);
        line->setElided(true);
        m_disks->addWidget(line);
    }
    m_banner->setVisible(!away.isEmpty());
    m_banner->setText(away, {});
}

const Activity *HousekeepingPage::running() const
{
    const auto &all = m_session.operations().activities();
    const auto found = std::ranges::find_if(all, [](const Activity &one) {
        return one.isRunning() && (one.entry.kind == ActionKind::PullImage || one.entry.kind == ActionKind::RemoveStock);
    });
    return found == all.end() ? nullptr : &*found;
}

void HousekeepingPage::refreshActivity()
{
    const Activity *activity = running();
    m_activity->setVisible(activity);
    if (!activity)
        return;
    const Progress &progress = activity->progress;
    m_doing->setText(format::plainLine(progress.text.isEmpty() ? activity->entry.groupName : progress.text));
    const bool isKnown = progress.fraction >= 0 || progress.steps > 1;
    m_progress->setRange(0, isKnown ? 1000 : 0);
    m_progress->setValue(static_cast<int>(1000 * (progress.step + std::max(0.0, progress.fraction)) / std::max(1, progress.steps)));
}

void HousekeepingPage::pull()
{
    auto *dialog = new EntryDialog(tr("Pull an image"), tr("Without a tag it is “latest”, without a registry docker.io. What is there already is brought up to date."), tr("Pull"), engines(), window());
    const QLineEdit *image = dialog->addField("pullName", tr("Image"), u"docker.io/library/nginx:1.27"_s);
    connect(dialog, &EntryDialog::submitted, this, [this, dialog, image] {
        m_room.pull({dialog->engine()}, image->text().trimmed());
        dialog->accept();
    });
    dialog->open();
}

} // namespace quayside
