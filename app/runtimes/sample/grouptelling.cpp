// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of MadeGroup that tells how it is, and how it has been.

#include "app/runtimes/sample/madegroup.h"

#include "app/runtimes/sample/tr.h"

#include <algorithm>

namespace quayside::sample {

using namespace Qt::StringLiterals;

ContainerGroup MadeGroup::emptySnapshot() const
{
    ContainerGroup group;
    group.id = m_identity.id;
    group.engineId = m_containers.empty() ? QString() : m_containers.front().engineId;
    group.name = m_spec.name.value_or(m_identity.id.key);
    group.origin = m_identity.origin;
    group.isComplete = m_isComplete;
    group.restartPolicy = policy();
    group.location = m_spec.location.value_or(QString());
    group.osType = m_spec.osType.value_or(u"Linux"_s);
    group.sku = m_spec.sku.value_or(QString());
    group.priority = m_spec.priority.value_or(QString());
    group.tags = m_spec.tags;
    group.createdAt = m_identity.createdAt;
    group.afterReboot = SampleTr::tr("Gone: nothing of a demonstration outlives the program.");
    if (!m_spec.ipAddress)
        return group;
    group.address = m_identity.address;
    group.dnsNameLabel = m_spec.ipAddress->dnsNameLabel.value_or(QString());
    for (const spec::Port &port : m_spec.ipAddress->ports) {
        const bool udp = port.protocol.value_or(QString()).compare(u"UDP", Qt::CaseInsensitive) == 0;
        const auto number = static_cast<quint16>(port.port.value_or(0));
        group.ports.append({m_identity.address, number, number, udp ? Protocol::Udp : Protocol::Tcp});
    }
    return group;
}

ContainerGroup MadeGroup::snapshot() const
{
    ContainerGroup group = emptySnapshot();
    QList<ContainerOutcome> outcomes;
    for (const MadeContainer &made : m_containers) {
        if (!made.exists)
            continue;
        const Container container = made.snapshot();
        outcomes.append({container.state, container.exitCode, container.isInit});
        group.requested = group.requested + container.requests;
        group.containers.append(container);
    }
    group.state = m_isStopping ? GroupState::Stopping : deriveGroupState({policy(), m_isStopped}, outcomes);
    if (!m_isComplete && group.state != GroupState::Starting)
        group.state = GroupState::Waiting;
    group.reason = reasonFor(group);
    setTimes(group);
    return group;
}

QString MadeGroup::reasonFor(const ContainerGroup &group) const
{
    const bool neverStarted = std::ranges::all_of(m_containers, [](const MadeContainer &one) { return one.runs.isEmpty(); });
    if (!m_isComplete && group.containers.size() < std::ssize(m_containers))
        return SampleTr::tr("Its deployment was interrupted: %1 of %2 containers exist.").arg(QString::number(group.containers.size()), QString::number(m_containers.size()));
    if (!m_isComplete && neverStarted)
        return SampleTr::tr("Its deployment was interrupted: it was created and never started.");
    for (const Container &container : group.containers) {
        if (container.state == ContainerState::Waiting && !container.reason.isEmpty())
            return u"%1: %2"_s.arg(container.name, container.reason);
        const bool failed = container.state == ContainerState::Terminated && container.exitCode.value_or(0) != 0;
        const bool matters = group.state == GroupState::Failed || group.state == GroupState::Degraded || group.state == GroupState::Waiting;
        if (failed && matters)
            return SampleTr::tr("%1 ended with exit code %2").arg(container.name, QString::number(*container.exitCode));
    }
    return {};
}

void MadeGroup::setTimes(ContainerGroup &group) const
{
    for (const Container &container : group.containers) {
        if (container.startedAt.isValid() && (!group.startedAt.isValid() || container.startedAt < group.startedAt))
            group.startedAt = container.startedAt;
        if (!container.isInit && container.finishedAt.isValid() && (!group.endedAt.isValid() || container.finishedAt > group.endedAt))
            group.endedAt = container.finishedAt;
    }
}

void MadeGroup::tellPast(const QString &container, const QList<Run> &runs, int restartCount)
{
    MadeContainer &made = find(container);
    made.runs = runs;
    made.restartCount = restartCount;
    for (const Run &run : runs) {
        m_events.append({run.start, Event::Type::Normal, u"Started"_s, container, SampleTr::tr("Container started.")});
        if (!run.end.isValid())
            continue;
        const auto type = run.exitCode == 0 ? Event::Type::Normal : Event::Type::Warning;
        if (run.memoryEvidence == MemoryEvidence::KernelLog)
            m_events.append({run.end, type, u"OutOfMemory"_s, container, SampleTr::tr("Container ran out of memory.")});
        m_events.append({run.end, type, run.exitCode == 0 ? u"Completed"_s : u"Failed"_s, container,
                         SampleTr::tr("Container ended with exit code %1.").arg(run.exitCode)});
    }
    std::ranges::stable_sort(m_events, {}, &Event::time);
    if (made.isRunning())
        planEnd(made);
}

void MadeGroup::tellWaiting(const QString &container, const QString &reason, std::chrono::milliseconds pause)
{
    MadeContainer &made = find(container);
    made.waitingReason = reason;
    restartAfter(made, pause);
}

void MadeGroup::tellInterrupted(int existingContainers)
{
    m_isComplete = false;
    for (size_t i = static_cast<size_t>(existingContainers); i < m_containers.size(); ++i)
        m_containers[i].exists = false;
}

} // namespace quayside::sample
