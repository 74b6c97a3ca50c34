// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/enginedriver.h"

#include "models/session/tr.h"

#include <algorithm>

namespace quayside {

EngineDriver::EngineDriver(GroupWatcher &watcher, const Clock &clock, MakeLease makeLease, QObject *parent)
    : QObject(parent)
    , m_watcher(watcher)
    , m_clock(clock)
    , m_makeLease(std::move(makeLease))
    , m_probes(watcher.runtime(), clock)
    , m_time(clock)
{
    connect(&m_watcher, &GroupWatcher::groupsChanged, this, &EngineDriver::follow);
    connect(&m_watcher, &GroupWatcher::stateChanged, this, &EngineDriver::follow);
    connect(&m_probes, &ProbeDriver::changed, this, &EngineDriver::changed);
    connect(&m_probes, &ProbeDriver::changed, this, &EngineDriver::tellSoon);
    connect(&m_probes, &ProbeDriver::happened, this, &EngineDriver::happened);
    connect(&m_time, &TimeKeeper::due, this, &EngineDriver::due);
}

bool EngineDriver::mayDrive() const
{
    const Capabilities capabilities = m_watcher.runtime().capabilities();
    return m_makeLease && capabilities.triesProbes && !capabilities.isReadOnly && !capabilities.isDemo;
}

// A lease is asked for once the engine has said which one it is, and kept when the engine goes away for a while.
void EngineDriver::follow()
{
    const QString engine = m_watcher.engine().identity;
    if (!m_lease && !engine.isEmpty() && mayDrive()) {
        m_lease = m_makeLease(engine);
        connect(m_lease.get(), &Lease::changed, this, [this] {
            m_told = probeTableFrom(m_lease->told());
            follow();
            Q_EMIT changed();
        });
        m_lease->begin();
    }
    if (m_lease && m_lease->isHeld() && m_watcher.state() == GroupWatcher::State::Live)
        drive();
    else
        rest();
}

void EngineDriver::drive()
{
    m_probes.drive(m_watcher.groups());
    m_time.drive(m_watcher.groups());
}

void EngineDriver::rest()
{
    m_probes.rest();
    m_time.rest();
}

// Probes answer every second; who looks on sees it soon enough.
void EngineDriver::tellSoon()
{
    if (std::exchange(m_isTelling, true))
        return;
    m_clock.callAfter(std::chrono::seconds(2), this, [this] {
        m_isTelling = false;
        if (m_lease && m_lease->isHeld())
            m_lease->tell(toJson(m_probes.table()));
    });
}

ContainerProbes EngineDriver::probesOf(const GroupId &id, const QString &container) const
{
    return (driver() == Driver::Other ? m_told : m_probes.table()).value({id.key, container});
}

EngineDriver::Driver EngineDriver::driver() const
{
    if (m_watcher.runtime().capabilities().drivesProbes)
        return Driver::Engine;
    if (!m_lease || m_lease->problem())
        return Driver::Nobody;
    return m_lease->isHeld() ? Driver::Ours : Driver::Other;
}

QString EngineDriver::problem() const
{
    if (m_lease && m_lease->problem())
        return m_lease->problem()->summary;
    const Capabilities capabilities = m_watcher.runtime().capabilities();
    if (capabilities.isReadOnly)
        return SessionTr::tr("The connection is read-only, and a probe may run a command.");
    return capabilities.isDemo ? SessionTr::tr("This is a demonstration.") : QString();
}

int EngineDriver::drivenGroups() const
{
    if (driver() != Driver::Ours)
        return 0;
    return static_cast<int>(std::ranges::count_if(m_watcher.groups(), [](const ContainerGroup &group) { return group.hasProbes || !group.timetable.isEmpty(); }));
}

} // namespace quayside
