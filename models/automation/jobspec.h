// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/containergroupspec.h"
#include "models/spec/runtimelimits.h"
#include "models/store/jobruns.h"

namespace quayside {

// What a run tells its containers about its event, as environment variables of every container:
//   QUAYSIDE_EVENT_ID       the id of the run
//   QUAYSIDE_EVENT_TRIGGER  the name of the trigger
//   QUAYSIDE_EVENT_KIND     "file" or "call"
//   QUAYSIDE_EVENT_TIME     when it was seen, ISO 8601 in UTC
//   QUAYSIDE_EVENT_FILE     the absolute path of the file, as it is on this machine
//   QUAYSIDE_EVENT_NAME     the name of the file in its folder; what a container opens that mounts the folder
//   QUAYSIDE_EVENT_BODY     the body of the call, as a secure value
// They take the place of variables of the same name in the template, which may so hold values for a trial by hand.

// The group of one run of a template: with the name of the run's group and the event in its environment. Refused (Rejected) for what is no
// spec, breaks a rule of the engine, never ends (restartPolicy Always) or lacks secret values.
Result<ContainerGroupSpec> jobSpec(const QString &templateText, const RuntimeLimits &limits, const JobRun &run);

// A name for the group of a run that no other run has: trigger-20261123-101500-4f2a91c0.
QString jobGroupName(const JobRun &run);

// Why a trigger cannot be kept as it is, or nothing; says nothing about what is on disk.
std::optional<Error> objectionTo(const Trigger &trigger);

} // namespace quayside
