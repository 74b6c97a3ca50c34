// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/eventstab.h"

#include "ui/widgets/emptystate.h"
#include "ui/widgets/tabledelegate.h"

#include <QHeaderView>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// Warnings in their colour; the word itself tells them apart as well.
class EventDelegate final : public TableDelegate
{
public:
    using TableDelegate::TableDelegate;

protected:
    QColor textColor(const QModelIndex &index, const Theme &theme) const override
    {
        if (index.column() == EventModel::Time)
            return theme.dim;
        const bool warning = index.data(role::Severity).toInt() == static_cast<int>(Event::Type::Warning);
        return warning && index.column() == EventModel::Name ? theme.bad : theme.text;
    }
};

} // namespace

EventsTab::EventsTab(Session &session)
    : m_feed(session)
    , m_model(session.clock())
    , m_list(new QTreeView)
    , m_empty(new EmptyState)
{
    m_list->setObjectName(u"events"_s);
    m_list->setAccessibleName(tr("Events"));
    m_list->setModel(&m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setItemDelegate(new EventDelegate(m_list));
    m_list->header()->resizeSection(EventModel::Time, 110);
    m_list->header()->resizeSection(EventModel::Name, 120);
    m_list->header()->resizeSection(EventModel::Container, 160);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_empty, 1);
    connect(&m_feed, &EventFeed::cleared, this, [this] {
        m_problem.clear();
        m_model.clear();
        showEmptyOrList();
    });
    connect(&m_feed, &EventFeed::eventsArrived, this, [this](const QList<Event> &events) {
        m_model.add(events);
        showEmptyOrList();
    });
    connect(&m_feed, &EventFeed::failed, this, [this](const Error &error) {
        m_problem = error.summary;
        showEmptyOrList();
    });
    showEmptyOrList();
}

void EventsTab::show(const std::optional<GroupId> &group)
{
    m_group = group;
}

void EventsTab::setWatched(bool watched)
{
    m_feed.show(watched ? m_group : std::nullopt);
}

void EventsTab::showEmptyOrList()
{
    const bool empty = m_model.rowCount() == 0;
    m_list->setVisible(!empty);
    m_empty->setVisible(empty);
    if (empty)
        m_empty->show(u"events"_s, tr("No events"), m_problem.isEmpty() ? tr("What happens to this group is written down here.") : m_problem);
}

} // namespace quayside
