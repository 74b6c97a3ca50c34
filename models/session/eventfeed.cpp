// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/eventfeed.h"

namespace quayside {

EventFeed::EventFeed(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&m_session, &Session::groupsChanged, this, &EventFeed::open);
}

void EventFeed::show(const std::optional<GroupId> &group)
{
    if (m_group == group)
        return;
    m_group = group;
    m_containers.clear();
    m_stream.reset();
    Q_EMIT cleared();
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
    if (containers == m_containers || containers.isEmpty())
        return;
    m_containers = containers;
    m_stream = m_session.connection(group->id.connection)->watcher.runtime().openEvents(group->id, group->createdAt);
    connect(m_stream.get(), &EventStream::eventsArrived, this, &EventFeed::eventsArrived);
    connect(m_stream.get(), &EventStream::failed, this, &EventFeed::failed);
}

} // namespace quayside
