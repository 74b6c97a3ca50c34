// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/enginedriver.h"

#include "models/automation/enginelease.h"
#include "models/session/tr.h"

#include <QSysInfo>

#include <algorithm>

namespace quayside {

namespace {

bool isDriven(const ContainerGroup &group)
{
    return group.hasProbes || !group.timetable.isEmpty();
}

} // namespace

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
    connect(&m_time, &TimeKeeper::due, this, [this](const GroupId &id, TimedAction action) {
        if (mayAct())
            Q_EMIT due(id, action);
    });
    m_probes.setBusy([this](const GroupId &id) { return !mayAct() || (m_isBusy && m_isBusy(id)); });
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
    if (!m_lease && !m_hasEnded && !engine.isEmpty() && mayDrive()) {
        m_lease = leaseOf(engine);
        connect(m_lease.get(), &Lease::changed, this, [this] {
            m_told = probeTableFrom(m_lease->told());
            follow();
            Q_EMIT changed();
        });
        m_lease->begin();
    }
    if (m_lease)
        m_lease->setNeeded(hasWork());
    if (m_lease && m_lease->isHeld() && m_watcher.state() == GroupWatcher::State::Live)
        drive();
    else
        rest();
}

// Other machines and persons may reach the engine too: it is leased among them as well.
std::unique_ptr<Lease> EngineDriver::leaseOf(const QString &engine) const
{
    std::unique_ptr<Lease> local = m_makeLease(engine);
    LeaseRecords *records = m_watcher.runtime().leaseRecords();
    return records ? std::make_unique<EngineLease>(std::move(local), *records, m_clock, QSysInfo::machineHostName()) : std::move(local);
}

// A program that stood still for a while, or whose machine slept, finds out only now that its lease is over.
bool EngineDriver::mayAct()
{
    if (m_lease && m_lease->isHeld())
        return true;
    m_clock.callAfter({}, this, [this] { follow(); });
    return false;
}

Operation<> *EngineDriver::end()
{
    m_hasEnded = true;
    if (!m_lease)
        return new ReadyOperation<>(Result<>());
    Operation<> *ending = m_lease->end();
    rest();
    return ending;
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

bool EngineDriver::drivesHere() const
{
    return m_lease && m_lease->isHeldHere();
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

bool EngineDriver::hasWork() const
{
    return std::ranges::any_of(m_watcher.groups(), &isDriven);
}

int EngineDriver::drivenGroups() const
{
    if (driver() != Driver::Ours)
        return 0;
    return static_cast<int>(std::ranges::count_if(m_watcher.groups(), &isDriven));
}

} // namespace quayside
