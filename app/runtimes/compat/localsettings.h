// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/containergroupspec.h"

#include <QJsonObject>

// What a local engine can do and ACI has no word for. It stands in a spec as "x-quayside", beside "properties" of the group and of a
// container, in a volume and in a mount; Azure is not sent it. The words are those that engines and Compose use:
//   group      hostname, labels, networks, extraHosts, share (namespaces), ports: a list of port, protocol, hostAddress, hostPort;
//              timetable (readtimetable.h), which is ours and no engine's
//   container  user, workingDir, entrypoint, args, labels, annotations, ulimits (name, soft, hard), tmpfs (path: options),
//              healthCheck (test, interval and so on in nanoseconds), restartPolicy, maximumRetryCount, stopSignal, stopTimeout,
//              readOnlyRootFilesystem, pidsLimit, cpuShares, memorySwap, memoryReservation, shmSize, tty, stdin, groups, extraHosts,
//              devices, umask
//   volume     bind (a folder of the machine) or volume (one of the engine's, whose content is not the group's)
//   mount      options
namespace quayside::compat {

// Empty where there is none.
QJsonObject localSettings(const spec::Unknown &unknown);
// Nothing is written for an empty one.
void setLocalSettings(spec::Unknown &unknown, const QJsonObject &settings);

} // namespace quayside::compat
