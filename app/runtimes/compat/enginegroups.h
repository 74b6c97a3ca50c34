// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/engineparts.h"
#include "models/spec/containergroupspec.h"

#include <QJsonObject>

// What the parts of an engine mean as groups. Pure functions; what came from outside never fails the rest.
namespace quayside::compat {

// Every pod, every Compose project and every loose container as a group; pods with what their newest revision says.
QList<ContainerGroup> groupsFrom(const EngineParts &parts, const ConnectionId &connection);

// The pods with the spec of their newest revision in the place of the one that they were created with; a revision of another
// deployment of the same name says nothing.
QList<EnginePod> withRevisions(const QList<EnginePod> &pods, const QList<EngineVolume> &revisions);
// The number of a revision of this pod; 0 where the volume is none.
int revisionOf(const EnginePod &pod, const EngineVolume &volume);
// Whether a container of a group is on its way in or out: an update gives it another name meanwhile.
bool isStandIn(const EngineContainer &container);

// What a container may use of the CPU, as engines tell it, each in its own way; 0 is no limit.
CpuCores cpuLimit(const QJsonObject &hostConfig);

// Adds what only an inspection knows.
void addInspection(Container &container, const QJsonObject &inspected);

// The spec that a group carries in its labels.
std::optional<ContainerGroupSpec> specFromLabels(const Labels &labels);

} // namespace quayside::compat
