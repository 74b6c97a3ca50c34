// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/session/session.h"

namespace quayside {

// What happened to a group, by its engine or by who drives that, while somebody looks. After a loss of the engine, or when containers come or go, events that were told
// may be told again.
class EventFeed final : public QObject
{
    Q_OBJECT

public:
    explicit EventFeed(Session &session, QObject *parent = nullptr);

    void show(const std::optional<GroupId> &group);

Q_SIGNALS:
    void cleared();
    void eventsArrived(const QList<quayside::Event> &events);
    void failed(const quayside::Error &error);

private:
    void open();

    Session &m_session;
    std::optional<GroupId> m_group;
    QStringList m_containers; // engine ids that are being watched
    bool m_isLost = false; // with its engine
    std::unique_ptr<EventStream> m_stream;
};

} // namespace quayside
