// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

#include <optional>

namespace quayside {

// REFERENCE 4.1, third row.
enum class ContainerState { Waiting, Running, Terminated, Unknown };

// REFERENCE 16.1.
enum class RestartPolicy { Always, OnFailure, Never };

// What a person sees. ACI's own five (REFERENCE 4.1), and the ones that make it honest: a group of which one container
// has ended for good is Degraded, whatever the engine calls it.
enum class GroupState { Running, Starting, Waiting, Degraded, Succeeded, Failed, Stopped, Stopping, Unknown };

// One container, as far as the state of its group depends on it.
struct ContainerOutcome
{
    ContainerState state = ContainerState::Unknown;
    std::optional<int> exitCode;
    bool isInit = false;
};

// The facts that the engine knows about the group as a whole.
struct GroupFacts
{
    RestartPolicy restartPolicy = RestartPolicy::Always;
    bool isStopped = false; // the group as a whole was stopped, not only its processes ended
};

// Derives the state of a group from its containers. A table with a test for every row: tests/unit/models/domain/tst_groupstate.cpp.
GroupState deriveGroupState(const GroupFacts &facts, const QList<ContainerOutcome> &containers);

// Whether the group costs money in Azure while it is in this state (REFERENCE 21.1).
bool isBilled(GroupState state);

// Whether time can change this state by itself.
bool isTransient(GroupState state);

} // namespace quayside
