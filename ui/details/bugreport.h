// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/logs/reportfacts.h"
#include "models/session/eventfeed.h"

namespace quayside {

// Puts together what whoever looks into a fault of groups asks first: engine, states, spec, events. What cannot be found out is said in
// its place. In English whatever the window speaks, for those who read it are not those who write it.
class BugReport final : public Operation<ReportFacts>
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds patience{700}; // for the events of a group: nobody says which is the last
    static constexpr qsizetype mostEvents = 200; // of a group, the newest

    // The session must outlive it.
    BugReport(Session &session, QList<GroupId> groups);

protected:
    void start() override { next(); }

private:
    void next();
    void askFor(const GroupId &id);
    void addState(const GroupId &id, const Result<ContainerGroup> &group);
    void addSpec(const GroupId &id, const Result<GroupSpec> &spec);
    void addEvents(const GroupId &id);
    void add(const QString &title, const QStringList &lines);

    Session &m_session;
    QList<GroupId> m_groups; // that are still to come
    EventFeed m_feed;
    QList<Event> m_events;
    ReportFacts m_facts;
};

} // namespace quayside
