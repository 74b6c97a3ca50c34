// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/costmeter.h"

#include <algorithm>

namespace quayside {

using namespace std::chrono_literals;

CostMeter::CostMeter(Ledger &ledger, const CostEstimator &estimator, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_ledger(ledger)
    , m_estimator(estimator)
    , m_clock(clock)
{
}

Result<> CostMeter::load()
{
    const Result<QList<LedgerEntry>> kept = m_ledger.load();
    if (!kept)
        return tl::unexpected(kept.error());
    for (const LedgerEntry &entry : *kept)
        take(entry);
    return {};
}

// Adds a span, or replaces it by what is known of it now.
void CostMeter::take(const LedgerEntry &entry)
{
    QDateTime &newest = m_newest[entry.engineId];
    newest = newest.isValid() ? std::max(newest, entry.startedAt) : entry.startedAt;
    if (!entry.endedAt) {
        m_open.insert(entry.group, entry);
        return;
    }
    if (const auto open = m_open.constFind(entry.group); open != m_open.constEnd() && open->isSameSpan(entry))
        m_open.erase(open);
    m_closed.append(entry);
    Money &sum = m_closedSums[entry.group];
    sum = sum + entry.cost({});
}

QList<LedgerEntry> CostMeter::entries() const
{
    return m_closed + m_open.values();
}

void CostMeter::watch(GroupWatcher &watcher)
{
    m_watchers.append(&watcher);
    connect(&watcher, &GroupWatcher::groupsChanged, this, [this, &watcher] { update(watcher); });
    connect(&watcher, &GroupWatcher::stateChanged, this, [this, &watcher] { update(watcher); });
}

std::optional<HourlyPrice> CostMeter::price(const ContainerGroup &group) const
{
    return m_estimator.hourlyPrice(pricedResources(group));
}

Money CostMeter::soFar(const GroupId &group) const
{
    const Money closed = m_closedSums.value(group);
    const auto open = m_open.constFind(group);
    return open == m_open.constEnd() ? closed : closed + open->cost(m_clock.now());
}

Money CostMeter::total() const
{
    Money sum;
    for (const Money &closed : m_closedSums)
        sum = sum + closed;
    for (const LedgerEntry &entry : m_open)
        sum = sum + entry.cost(m_clock.now());
    return sum;
}

void CostMeter::update(const GroupWatcher &watcher)
{
    if (watcher.state() != GroupWatcher::State::Live)
        return; // an old list tells nothing about money
    closeEnded(watcher);
    for (const ContainerGroup &group : watcher.groups())
        openRunning(group);
    noteSeen();
    Q_EMIT changed();
}

void CostMeter::closeEnded(const GroupWatcher &watcher)
{
    const ConnectionId connection = watcher.runtime().connection();
    const QDateTime now = m_clock.now();
    QList<LedgerEntry> ended;
    for (LedgerEntry &entry : m_open) {
        if (entry.group.connection != connection)
            continue;
        const ContainerGroup *group = watcher.find(entry.group);
        const bool sameRun = group && group->engineId == entry.engineId && group->startedAt <= entry.startedAt;
        if (sameRun && isBilled(group->state)) {
            entry.lastSeenAt = now;
            continue;
        }
        // What went away while nobody looked is charged until it was seen last.
        const QDateTime end = !sameRun ? entry.lastSeenAt : group->endedAt.isValid() ? group->endedAt : now;
        ended.append(entry);
        ended.last().endedAt = std::max(end, entry.startedAt);
    }
    for (const LedgerEntry &entry : std::as_const(ended)) {
        m_ledger.put(entry);
        take(entry);
    }
}

void CostMeter::openRunning(const ContainerGroup &group)
{
    if (!group.startedAt.isValid() || m_open.contains(group.id))
        return;
    const bool isOver = !isBilled(group.state);
    const QDateTime newest = m_newest.value(group.engineId);
    const bool isKnown = newest.isValid() && newest >= group.startedAt;
    if (isOver && (isKnown || !group.endedAt.isValid()))
        return;
    const auto hourly = price(group);
    if (!hourly)
        return;
    // What was over, or out of sight, and runs again without a new start is charged from now on.
    const QDateTime start = isKnown ? m_clock.now() : group.startedAt;
    LedgerEntry entry{group.id, group.name, group.engineId, start, std::nullopt, m_clock.now(), hourly->total(), hourly->region, m_estimator.card().date()};
    if (isOver)
        entry.endedAt = std::max(group.endedAt, group.startedAt); // it ran and ended while nobody looked
    m_ledger.put(entry);
    take(entry);
}

// Once a minute while something runs, so that a group that vanishes behind our back is charged up to then.
void CostMeter::noteSeen()
{
    if (m_open.isEmpty() || m_noting)
        return;
    m_noting = true;
    m_clock.callAfter(60s, this, [this] {
        m_noting = false;
        for (const auto &watcher : std::as_const(m_watchers))
            if (watcher)
                update(*watcher);
        for (const LedgerEntry &entry : std::as_const(m_open))
            m_ledger.put(entry);
    });
}

} // namespace quayside
