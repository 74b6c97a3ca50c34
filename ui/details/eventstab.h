// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/tables.h"
#include "models/session/eventfeed.h"
#include "ui/details/detailspanel.h"

#include <QTreeView>

namespace quayside {

class EmptyState;

// What happened to a group, newest first.
class EventsTab final : public DetailsTab
{
    Q_OBJECT

public:
    explicit EventsTab(Session &session);

    void show(const std::optional<GroupId> &group) override;
    void setWatched(bool watched) override;

private:
    void showEmptyOrList();

    EventFeed m_feed;
    EventModel m_model;
    std::optional<GroupId> m_group;
    QString m_problem;
    QTreeView *const m_list;
    EmptyState *const m_empty;
};

} // namespace quayside
