// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/eventfeed.h"

namespace quayside {

EventFeed::EventFeed(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&m_session, &Session::groupsChanged, this, &EventFeed::open);
    connect(&m_session, &Session::connectionsChanged, this, &EventFeed::open);
    connect(&m_session, &Session::drivenEvent, this, [this](const GroupId &id, const Event &event) {
        if (id == m_group)
            Q_EMIT eventsArrived({event});
    });
}

void EventFeed::show(const std::optional<GroupId> &group)
{
    if (m_group == group)
        return;
    m_group = group;
    m_containers.clear();
    m_stream.reset();
    Q_EMIT cleared();
    const Connection *connection = group ? m_session.connection(group->connection) : nullptr;
    if (const QList<Event> driven = connection ? connection->driver.probes().events(*group) : QList<Event>(); !driven.isEmpty())
        Q_EMIT eventsArrived(driven);
    open();
}

void EventFeed::open()
{
    const ContainerGroup *group = m_group ? m_session.find(*m_group) : nullptr;
    if (!group)
        return;
    QStringList containers;
    for (const Container &container : group->containers)
        containers.append(container.engineId);
    const GroupWatcher &watcher = m_session.connection(group->id.connection)->watcher;
    const bool isBack = m_isLost && !watcher.isStale();
    if ((containers == m_containers && !isBack) || containers.isEmpty())
        return;
    m_containers = containers;
    m_isLost = false;
    m_stream = watcher.runtime().openEvents(group->id, group->createdAt);
    connect(m_stream.get(), &EventStream::eventsArrived, this, &EventFeed::eventsArrived);
    connect(m_stream.get(), &EventStream::failed, this, [this](const Error &error) {
        m_isLost = true;
        Q_EMIT failed(error);
    });
}

} // namespace quayside
