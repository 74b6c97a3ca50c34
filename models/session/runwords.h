// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/jobruns.h"

namespace quayside {

// "Waiting", "Succeeded"
QString runStateName(RunState state);
// The same for programs: "waiting".
QString runStateToken(RunState state);
// Why a run was begun: the name of its file, or "call". From outside.
QString runCause(const JobRun &run);
// How it ended: its exit code, why it failed, or nothing. May be from outside.
QString runResult(const JobRun &run);
// From its start to its end, or to now; 0 before its start.
std::chrono::milliseconds runDuration(const JobRun &run, const QDateTime &now);

// What a trigger waits for: "*.csv in /in", or the address to call. From outside.
QString triggerCause(const Trigger &trigger);
// Where a trigger is called.
QString triggerAddress(const Trigger &trigger);
// A line for a shell that calls it, once TOKEN is replaced.
QString callCommand(const Trigger &trigger);

} // namespace quayside
