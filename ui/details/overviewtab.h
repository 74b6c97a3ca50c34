// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/details/detailspanel.h"

#include <QTreeWidget>

class QGridLayout;
class QToolButton;

namespace quayside {

// The state of a group on one page: what it uses and costs now, what it is, and every container with the reason for its end.
class OverviewTab final : public DetailsTab
{
    Q_OBJECT

public:
    explicit OverviewTab(Session &session);

    void show(const std::optional<GroupId> &group) override;
    void setWatched(bool watched) override;

private:
    struct Figure
    {
        PlainLabel *value = nullptr;
        PlainLabel *note = nullptr;
    };
    struct Fact
    {
        PlainLabel *name = nullptr;
        PlainLabel *value = nullptr;
    };

    QGridLayout *makeFacts();
    void addHosts(QGridLayout *grid);
    void copyHosts();
    QWidget *makeFigure(const QString &title, Figure &figure);
    void addFact(QGridLayout *grid, const QString &title, Fact &fact);
    void setFact(const Fact &fact, const QString &text);
    void refresh();
    void refreshFigures();
    void refreshFacts(const ContainerGroup &group);
    void refreshDriven();
    void fitColumns();
    void refreshContainers(const ContainerGroup &group);
    void describe();

    Session &m_session;
    std::optional<GroupId> m_group;
    std::optional<ContainerGroup> m_described; // with all that can be known
    QPointer<OperationBase> m_describing;
    bool m_watched = false;
    std::shared_ptr<void> m_looking;
    Figure m_cpu, m_memory, m_cost, m_restarts;
    Fact m_origin, m_policy, m_reboot, m_created, m_started, m_asked, m_addresses, m_hosts, m_tags, m_probes, m_timetable;
    QToolButton *const m_copyHosts;
    QTreeWidget *const m_containers;
};

} // namespace quayside
