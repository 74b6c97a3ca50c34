// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/clock.h"
#include "models/cost/costestimator.h"
#include "models/session/groupwatcher.h"
#include "models/store/ledger.h"

#include <QHash>

namespace quayside {

// Counts what groups cost, as if they ran in Azure: by the second, from the first pull to the stop, at the list price of what they
// ask for. The spans come from what the engine says about start and end, so a crash of ours changes no sum.
class CostMeter final : public QObject
{
    Q_OBJECT

public:
    CostMeter(Ledger &ledger, const CostEstimator &estimator, const Clock &clock, QObject *parent = nullptr);

    // Reads what is kept. An error leaves the meter counting from now on.
    Result<> load();
    void watch(GroupWatcher &watcher);

    std::optional<HourlyPrice> price(const ContainerGroup &group) const;
    Money soFar(const GroupId &group) const;
    // Every span that is known, the open ones last.
    QList<LedgerEntry> entries() const;
    Money total() const;
    const CostEstimator &estimator() const { return m_estimator; }

Q_SIGNALS:
    void changed();

private:
    void update(const GroupWatcher &watcher);
    void closeEnded(const GroupWatcher &watcher);
    void openRunning(const ContainerGroup &group);
    void take(const LedgerEntry &entry);
    void noteSeen();

    Ledger &m_ledger;
    const CostEstimator &m_estimator;
    const Clock &m_clock;
    QHash<GroupId, LedgerEntry> m_open; // a group has one at most
    QList<LedgerEntry> m_closed;
    QHash<GroupId, Money> m_closedSums;
    QHash<QString, QDateTime> m_newest; // when the newest span of a group began, by the group's engine id
    QList<QPointer<GroupWatcher>> m_watchers;
    bool m_noting = false; // a note of what was seen is due within a minute
};

} // namespace quayside
