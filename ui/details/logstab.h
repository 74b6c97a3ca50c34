// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/session/logfeed.h"
#include "ui/details/detailspanel.h"

#include <QComboBox>

class QToolButton;

namespace quayside {

class EmptyState;
class LogView;

// The logs of a group, all containers in one or one alone.
class LogsTab final : public DetailsTab
{
    Q_OBJECT

public:
    explicit LogsTab(Session &session);

    void show(const std::optional<GroupId> &group) override;
    void setWatched(bool watched) override;

private:
    QWidget *makeToolBar();
    void refreshContainers();
    void showFeed();
    void showEmptyOrLog();
    void save();

    Session &m_session;
    LogFeed m_feed;
    std::optional<GroupId> m_group;
    bool m_wasWatched = false;
    QComboBox *const m_container;
    QToolButton *const m_follow;
    PlainLabel *const m_count;
    LogView *const m_view;
    EmptyState *const m_empty;
};

} // namespace quayside
