// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/clock.h"
#include "models/cost/costestimator.h"
#include "models/session/groupwatcher.h"
#include "models/store/ledger.h"

#include <QHash>
#include <QSet>

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
    using SpanKey = std::pair<QString, qint64>; // engine id, start in milliseconds since 1970

    void update(const GroupWatcher &watcher);
    void closeEnded(const GroupWatcher &watcher);
    void openRunning(const ContainerGroup &group);
    void take(const LedgerEntry &entry);
    void noteSeen();
    static SpanKey spanKey(const QString &engineId, const QDateTime &startedAt) { return {engineId, startedAt.toMSecsSinceEpoch()}; }

    Ledger &m_ledger;
    const CostEstimator &m_estimator;
    const Clock &m_clock;
    QHash<GroupId, LedgerEntry> m_open; // a group has one at most
    QList<LedgerEntry> m_closed;
    QHash<GroupId, Money> m_closedSums;
    QSet<SpanKey> m_spans; // every span that is known
    QList<QPointer<GroupWatcher>> m_watchers;
    bool m_noting = false; // a note of what was seen is due within a minute
};

} // namespace quayside
