// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/details/detailspanel.h"

class QButtonGroup;

namespace quayside {

class TimeChart;

// CPU and memory of a group over the last minutes, a line for each container.
class MetricsTab final : public DetailsTab
{
    Q_OBJECT

public:
    explicit MetricsTab(Session &session);

    void show(const std::optional<GroupId> &group) override;
    void setWatched(bool watched) override;

private:
    QWidget *makeToolBar();
    void refresh();

    Session &m_session;
    std::optional<GroupId> m_group;
    std::shared_ptr<void> m_looking;
    bool m_paused = false;
    qint64 m_span = 60'000; // milliseconds
    QMetaObject::Connection m_samples;
    TimeChart *const m_cpu;
    TimeChart *const m_memory;
};

} // namespace quayside
