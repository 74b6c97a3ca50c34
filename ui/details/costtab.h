// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/details/detailspanel.h"

#include <QTreeWidget>

namespace quayside {

// What a group costs by the hour, in its parts, and what each of its runs came to.
class CostTab final : public DetailsTab
{
    Q_OBJECT

public:
    explicit CostTab(Session &session);

    void show(const std::optional<GroupId> &group) override;
    void setWatched(bool watched) override;

private:
    void refresh();
    void showPrice(const ContainerGroup &group);
    void showRuns(const GroupId &id);

    Session &m_session;
    std::optional<GroupId> m_group;
    bool m_watched = false;
    PlainLabel *const m_sum;
    PlainLabel *const m_rate;
    PlainLabel *const m_basis;
    QTreeWidget *const m_runs;
};

} // namespace quayside
