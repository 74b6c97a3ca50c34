// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/session/session.h"
#include "models/store/settings.h"
#include "ui/widgets/onscreen.h"
#include "ui/widgets/plainlabel.h"

#include <QTabWidget>

class QToolButton;

namespace quayside {

class GroupCommands;
class StateSign;

// One page of the details. It is told which group to show and whether anybody sees it; what it measures or reads stops when
// nobody does.
class DetailsTab : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual void show(const std::optional<GroupId> &group) = 0;
    virtual void setWatched(bool watched) { Q_UNUSED(watched) }
};

// Everything about the chosen group: its name and state, what can be done, and a page for each side of it.
class DetailsPanel final : public QWidget
{
    Q_OBJECT

public:
    DetailsPanel(Session &session, Settings &settings, GroupCommands &commands, QWidget *parent = nullptr);

    void showGroup(const std::optional<GroupId> &group);
    enum class Page { Overview, Logs, Metrics, Events, Spec, Cost };
    void showPage(Page page);

private:
    QWidget *makeHeader(GroupCommands &commands);
    template <typename Tab, typename... Parts>
    void addTab(const QString &iconName, const QString &title, Parts &...parts);
    void refreshHeader();
    void watchCurrent();

    Session &m_session;
    std::optional<GroupId> m_group;
    StateSign *const m_state;
    PlainLabel *const m_name;
    PlainLabel *const m_reason;
    QToolButton *const m_address;
    QTabWidget *const m_tabs;
    OnScreen m_onScreen;
};

} // namespace quayside
