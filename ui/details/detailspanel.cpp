// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/detailspanel.h"

#include "models/format/format.h"
#include "ui/details/costtab.h"
#include "ui/details/eventstab.h"
#include "ui/details/logstab.h"
#include "ui/details/metricstab.h"
#include "ui/details/overviewtab.h"
#include "ui/details/spectab.h"
#include "ui/groups/groupcommands.h"
#include "ui/theme/icons.h"
#include "ui/widgets/statesign.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// Stands in for a tab until somebody looks at it: charts and highlighting are not even loaded before.
class LazyTab final : public DetailsTab
{
public:
    explicit LazyTab(std::function<DetailsTab *()> make)
        : m_make(std::move(make))
    {
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
    }

    void show(const std::optional<GroupId> &group) override
    {
        m_group = group;
        if (m_tab)
            m_tab->show(group);
    }

    void setWatched(bool watched) override
    {
        if (watched && !m_tab) {
            m_tab = m_make();
            layout()->addWidget(m_tab);
            m_tab->show(m_group);
        }
        if (m_tab)
            m_tab->setWatched(watched);
    }

private:
    std::function<DetailsTab *()> m_make;
    DetailsTab *m_tab = nullptr;
    std::optional<GroupId> m_group;
};

} // namespace

DetailsPanel::DetailsPanel(Session &session, Settings &settings, GroupCommands &commands, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_state(new StateSign)
    , m_name(new PlainLabel)
    , m_reason(new PlainLabel)
    , m_address(new QToolButton)
    , m_tabs(new QTabWidget)
    , m_onScreen(this)
{
    setObjectName(u"details"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader(commands));
    layout->addWidget(m_tabs, 1);
    m_tabs->setDocumentMode(true);
    m_tabs->setObjectName(u"detailTabs"_s);
    addTab<OverviewTab>(u"overview"_s, tr("Overview"));
    addTab<LogsTab>(u"logs"_s, tr("Logs"), settings);
    addTab<MetricsTab>(u"metrics"_s, tr("Metrics"));
    addTab<EventsTab>(u"events"_s, tr("Events"));
    addTab<SpecTab>(u"spec"_s, tr("Spec"), settings, commands);
    addTab<CostTab>(u"cost"_s, tr("Cost"));
    connect(&m_onScreen, &OnScreen::changed, this, &DetailsPanel::watchCurrent);
    connect(m_tabs, &QTabWidget::currentChanged, this, &DetailsPanel::watchCurrent);
    connect(&m_session, &Session::groupsChanged, this, &DetailsPanel::refreshHeader);
    connect(&m_session, &Session::connectionsChanged, this, &DetailsPanel::refreshHeader);
}

QWidget *DetailsPanel::makeHeader(GroupCommands &commands)
{
    auto *header = new QWidget;
    header->setObjectName(u"detailsHeader"_s);
    header->setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(space::medium, space::small, space::small, space::small);
    layout->setSpacing(space::medium);
    m_name->setTextSize(TextSize::Section);
    m_name->setObjectName(u"groupName"_s);
    m_reason->setTone(PlainLabel::Tone::Dim);
    m_reason->setElided(true);
    m_address->setObjectName(u"groupAddress"_s);
    m_address->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_address->setIcon(icon(u"open"_s));
    m_address->setFont(fixedFont());
    connect(m_address, &QToolButton::clicked, commands.openAddress, &QAction::trigger);
    layout->addWidget(m_name);
    layout->addWidget(m_state);
    layout->addWidget(m_reason, 1);
    layout->addWidget(m_address);
    for (QAction *action : {commands.finish, commands.start, commands.stop, commands.restart, commands.edit, commands.clone, commands.remove}) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setObjectName(action->objectName() + u"Button"_s);
        button->setAccessibleName(QString(action->text()).remove(u'…'));
        button->setIconSize({18, 18});
        connect(action, &QAction::changed, button, [button, action] { button->setVisible(action->isVisible()); });
        layout->addWidget(button);
    }
    return header;
}

template <typename Tab, typename... Parts>
void DetailsPanel::addTab(const QString &iconName, const QString &title, Parts &...parts)
{
    m_tabs->addTab(new LazyTab([this, &parts...] { return new Tab(m_session, parts...); }), icon(iconName), title);
}

void DetailsPanel::showGroup(const std::optional<GroupId> &group)
{
    m_group = group;
    refreshHeader();
    for (int i = 0; i < m_tabs->count(); ++i)
        static_cast<DetailsTab *>(m_tabs->widget(i))->show(group);
    watchCurrent();
}

void DetailsPanel::showPage(Page page)
{
    m_tabs->setCurrentIndex(static_cast<int>(page));
}

void DetailsPanel::refreshHeader()
{
    const ContainerGroup *group = m_group ? m_session.find(*m_group) : nullptr;
    if (!group)
        return;
    m_name->setText(fontMetrics().elidedText(format::plainLine(group->name), Qt::ElideMiddle, 260));
    m_name->setToolTip(format::plainLine(group->name));
    m_state->setState(group->state);
    const bool stale = m_session.connection(group->id.connection)->watcher.isStale();
    m_state->setEnabled(!stale);
    m_reason->setText(format::plainLine(group->reason));
    m_address->setVisible(!group->ports.isEmpty());
    if (!group->ports.isEmpty())
        m_address->setText(format::address(group->ports.first()));
}

void DetailsPanel::watchCurrent()
{
    for (int i = 0; i < m_tabs->count(); ++i)
        static_cast<DetailsTab *>(m_tabs->widget(i))->setWatched(m_onScreen.isOnScreen() && m_group && i == m_tabs->currentIndex());
}

} // namespace quayside
