// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/triggers/calldesk.h"

namespace quayside {

CallDesk::CallDesk(IoThread &io)
    : m_io(io)
{
}

void CallDesk::open(const CallPlace &place)
{
    m_places.removeIf([&](const CallPlace &old) { return old.name == place.name; });
    m_places.append(place);
    tellPlaces();
}

void CallDesk::close(const QString &name)
{
    m_places.removeIf([&](const CallPlace &old) { return old.name == name; });
    tellPlaces();
}

void CallDesk::tellPlaces()
{
    if (m_places.isEmpty()) {
        m_server.reset();
        m_problems.clear();
        return;
    }
    if (!m_server) {
        m_server = makeCallServer(m_io);
        connect(m_server.get(), &CallServer::called, this, [this](quint64 call, const QString &name, const QByteArray &body) { Q_EMIT called(name, call, body); });
        connect(m_server.get(), &CallServer::portChanged, this, [this](quint16 port, const QString &problem) {
            m_problems.insert(port, problem);
            Q_EMIT portChanged(port);
        });
    }
    QMetaObject::invokeMethod(
        m_server.get(), [server = m_server.get(), places = m_places] { server->setPlaces(places); }, Qt::QueuedConnection);
}

void CallDesk::answer(quint64 call, int status, const QByteArray &json)
{
    if (m_server)
        QMetaObject::invokeMethod(
            m_server.get(), [server = m_server.get(), call, status, json] { server->answer(call, status, json); }, Qt::QueuedConnection);
}

} // namespace quayside
