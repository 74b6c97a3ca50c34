// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/clock.h"
#include "models/domain/containergroup.h"

#include <QHash>
#include <QObject>

namespace quayside {

// Says when groups are due to be started, stopped or deleted by their timetables. Only what falls due while it drives counts: what nobody was
// there for is not made up for, except deletions.
class TimeKeeper final : public QObject
{
    Q_OBJECT

public:
    explicit TimeKeeper(const Clock &clock, QObject *parent = nullptr);

    // The groups as they are now. Call it again whenever they have changed.
    void drive(const QList<ContainerGroup> &groups);
    void rest();

Q_SIGNALS:
    void due(const quayside::GroupId &id, quayside::TimedAction action);

private:
    void look();
    void lookAt(const ContainerGroup &group, const QDateTime &now);
    bool isDueForDeletion(const ContainerGroup &group, const QDateTime &now);

    const Clock &m_clock;
    QList<ContainerGroup> m_groups; // with timetables
    QDateTime m_lookedAt; // no valid time while nobody drives
    QHash<GroupId, std::chrono::milliseconds> m_overdue; // since when, for deletion
    bool m_waiting = false; // for the next look
};

} // namespace quayside
