// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/session/logrecorder.h"
#include "ui/details/detailspanel.h"

#include <QComboBox>

class QToolButton;

namespace quayside {

class LogPanel;

// The logs of a group, all containers in one or one alone.
class LogsTab final : public DetailsTab
{
    Q_OBJECT

public:
    LogsTab(Session &session, Settings &settings);

    void show(const std::optional<GroupId> &group) override;
    void setWatched(bool watched) override;

private:
    void refreshContainers();
    void showLog();
    void showContainer();
    void showRecorded();
    void setRecorded(bool recorded);

    Session &m_session;
    std::optional<GroupId> m_group;
    std::shared_ptr<GroupLog> m_log; // of the group, from the first look at it on
    bool m_wasWatched = false;
    QStringList m_names; // of the containers to choose from
    QComboBox *const m_container;
    QToolButton *const m_record;
    LogPanel *const m_panel;
};

} // namespace quayside
