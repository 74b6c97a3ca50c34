// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/automation/timekeeper.h"

#include <algorithm>

namespace quayside {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds period = 10s;

bool isUp(const ContainerGroup &group)
{
    return std::ranges::any_of(group.containers, [](const Container &container) { return container.state == ContainerState::Running || container.state == ContainerState::Waiting; });
}

} // namespace

TimeKeeper::TimeKeeper(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

void TimeKeeper::drive(const QList<ContainerGroup> &groups)
{
    m_groups.clear();
    std::ranges::copy_if(groups, std::back_inserter(m_groups), [](const ContainerGroup &group) { return !group.timetable.isEmpty(); });
    if (!m_lookedAt.isValid() || !m_waiting)
        m_lookedAt = m_clock.now().toLocalTime(); // nobody has looked for a while
    if (m_groups.isEmpty() || m_waiting)
        return; // nothing to look at wakes nobody
    m_waiting = true;
    m_clock.callAfter(period, this, [this] { look(); });
}

void TimeKeeper::rest()
{
    m_groups.clear();
    m_overdue.clear();
    m_lookedAt = {};
}

void TimeKeeper::look()
{
    m_waiting = false;
    if (!m_lookedAt.isValid())
        return;
    const QDateTime now = m_clock.now().toLocalTime();
    const QList<ContainerGroup> groups = m_groups; // what is due may change the list
    for (const ContainerGroup &group : groups)
        lookAt(group, now);
    m_lookedAt = now;
    if (m_groups.isEmpty() || m_waiting)
        return;
    m_waiting = true;
    m_clock.callAfter(period, this, [this] { look(); });
}

void TimeKeeper::lookAt(const ContainerGroup &group, const QDateTime &now)
{
    if (isDueForDeletion(group, now))
        return Q_EMIT due(group.id, TimedAction::Delete);
    const std::optional<TimedStep> step = passedStep(group.timetable, std::max(m_lookedAt, group.createdAt.toLocalTime()), now);
    if (step && (step->action == TimedAction::Start) != isUp(group))
        Q_EMIT due(group.id, step->action);
}

// Nothing is deleted because of one glance at a clock that may be about to be set right: it must be due for a minute. An attempt that fails
// is made again as late.
bool TimeKeeper::isDueForDeletion(const ContainerGroup &group, const QDateTime &now)
{
    constexpr auto longEnough = 60s;
    const QDateTime deletion = deletionOf(group.timetable, group.createdAt);
    if (!deletion.isValid() || deletion > now) {
        m_overdue.remove(group.id);
        return false;
    }
    if (!m_overdue.contains(group.id))
        m_overdue.insert(group.id, m_clock.elapsed());
    if (m_clock.elapsed() - m_overdue.value(group.id) < longEnough)
        return false;
    m_overdue.remove(group.id);
    return true;
}

} // namespace quayside
