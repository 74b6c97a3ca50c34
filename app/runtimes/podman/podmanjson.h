// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/statssample.h"
#include "models/core/result.h"
#include "models/domain/containergroup.h"
#include "models/domain/event.h"
#include "models/runtime/enginedescription.h"
#include "models/spec/containergroupspec.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

// The shapes of libpod's answers and what they mean to us. Pure functions; they run on the I/O thread. A field that is absent
// or of another type than expected reads as empty and never fails the rest.
namespace quayside::podman {

Result<QJsonObject> objectFrom(const QByteArray &bytes);
Result<QJsonArray> arrayFrom(const QByteArray &bytes);

// GET /info
EngineDescription engineFromInfo(const QJsonObject &info);
bool hasUnifiedControlGroups(const QJsonObject &info);
// Why an engine has no stats, or empty.
QString metricsProblem(bool isRootless, bool hasUnifiedControlGroups);

// GET /pods/json and GET /containers/json?all=true together: every pod, every Compose project and every loose container as a
// group.
QList<ContainerGroup> groupsFromLists(const QJsonArray &pods, const QJsonArray &containers, const ConnectionId &connection);

// The pods with the spec of their newest revision in the place of the one that they were created with. The volumes are those of
// PodmanApi::listRevisions(); one of another deployment of the same name says nothing.
QJsonArray withRevisions(const QJsonArray &pods, const QJsonArray &volumes);
// The number of a revision of this pod; 0 where the volume is none.
int revisionOf(const QJsonObject &pod, const QJsonObject &volume);
// Whether a container of a group is on its way in or out: an update gives it another name meanwhile.
bool isStandIn(const QJsonObject &container);

// Adds what only GET /containers/{id}/json knows.
void addInspection(Container &container, const QJsonObject &inspected);
// The state of the group and the reason for it, once more, from its containers.
void refreshState(ContainerGroup &group, bool isStopped);

// One document of GET /containers/stats, without the containers that do not run.
QList<StatsReading> statsFrom(const QJsonObject &document);

// One line of GET /events as an event of a group; nothing when it says nothing to a person.
std::optional<Event> eventFrom(const QJsonObject &line);
// Whether the line is a reason to list again.
bool changesGroups(const QJsonObject &line);

// A spec for a group that something else made.
ContainerGroupSpec deriveSpec(const ContainerGroup &group, const QHash<QString, QJsonObject> &inspectedByEngineId);

// The spec that a group carries in its labels.
std::optional<ContainerGroupSpec> specFromLabels(const QJsonObject &labels);

} // namespace quayside::podman
