// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/groupstate.h"

#include <algorithm>

namespace quayside {

namespace {

bool failed(const ContainerOutcome &container)
{
    return container.state == ContainerState::Terminated && container.exitCode.value_or(0) != 0;
}

// Whether the restart policy lets this end stand (REFERENCE 16.1).
bool endsForGood(const ContainerOutcome &container, RestartPolicy policy)
{
    if (container.state != ContainerState::Terminated)
        return false;
    return policy == RestartPolicy::Never || (policy == RestartPolicy::OnFailure && !failed(container));
}

GroupState stateOfInitPhase(const QList<ContainerOutcome> &inits, RestartPolicy policy)
{
    // Init containers run with Never only when the group does; otherwise they are tried again (REFERENCE 16.1).
    if (std::ranges::any_of(inits, failed))
        return policy == RestartPolicy::Never ? GroupState::Failed : GroupState::Waiting;
    const bool anyRunning = std::ranges::any_of(inits, [](const auto &c) { return c.state == ContainerState::Running; });
    return anyRunning ? GroupState::Starting : GroupState::Waiting;
}

GroupState stateOfRegular(const QList<ContainerOutcome> &containers, RestartPolicy policy)
{
    const auto count = [&](auto predicate) { return std::ranges::count_if(containers, predicate); };
    const auto running = count([](const auto &c) { return c.state == ContainerState::Running; });
    const auto ended = count([&](const auto &c) { return endsForGood(c, policy); });
    const auto total = containers.size();
    if (running == total)
        return GroupState::Running;
    if (ended == total)
        return std::ranges::any_of(containers, failed) ? GroupState::Failed : GroupState::Succeeded;
    if (running + ended == total)
        return std::ranges::any_of(containers, failed) ? GroupState::Degraded : GroupState::Running;
    if (running > 0)
        return GroupState::Degraded;
    return GroupState::Waiting;
}

} // namespace

GroupState deriveGroupState(const GroupFacts &facts, const QList<ContainerOutcome> &containers)
{
    if (containers.isEmpty())
        return GroupState::Unknown;
    if (facts.isStopped)
        return GroupState::Stopped;
    QList<ContainerOutcome> inits;
    QList<ContainerOutcome> regular;
    for (const ContainerOutcome &container : containers)
        (container.isInit ? inits : regular).append(container);
    const bool noneStarted = std::ranges::all_of(regular, [](const auto &c) { return c.state == ContainerState::Waiting; });
    if (noneStarted && !inits.isEmpty())
        return stateOfInitPhase(inits, facts.restartPolicy);
    if (std::ranges::all_of(regular, [](const auto &c) { return c.state == ContainerState::Unknown; }))
        return GroupState::Unknown;
    return stateOfRegular(regular, facts.restartPolicy);
}

bool isBilled(GroupState state)
{
    switch (state) {
    case GroupState::Running:
    case GroupState::Starting:
    case GroupState::Waiting:
    case GroupState::Degraded:
    case GroupState::Stopping:
        return true;
    case GroupState::Succeeded:
    case GroupState::Failed:
    case GroupState::Stopped:
    case GroupState::Unknown:
        break;
    }
    return false;
}

bool isTransient(GroupState state)
{
    return state == GroupState::Starting || state == GroupState::Waiting || state == GroupState::Stopping;
}

} // namespace quayside
