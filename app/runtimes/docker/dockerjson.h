// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/engineevents.h"
#include "app/runtimes/compat/enginejson.h"
#include "app/runtimes/compat/statssample.h"
#include "models/runtime/enginedescription.h"

#include <QHash>

// The shapes of Docker Engine's answers and what they mean to us. Pure functions. A field that is absent or of another type than
// expected reads as empty and never fails the rest.
namespace quayside::docker {

// GET /version
struct DockerVersion
{
    QString engine; // "20.10.24"
    QByteArray api; // the one to speak, such as "1.41"
    bool operator==(const DockerVersion &) const = default;
};

// Of the versions that both sides know the oldest, because what it answers is what this program was written for. An error
// when the engine is older than 20.10, or when it is no Docker.
Result<DockerVersion> versionFrom(const QJsonObject &version);

// GET /info
EngineDescription engineFromInfo(const QJsonObject &info);
// What the engine cannot do on its machine, or an empty text.
QString metricsProblem(const QJsonObject &info);
bool canLimit(const QJsonObject &info);

// What only an inspection knows of a container, by its id.
using Inspections = QHash<QString, QJsonObject>;

// GET /containers/json?all=true: the containers, and those that stand for pods.
QList<compat::EngineContainer> containersFrom(const QJsonArray &containers, const Inspections &inspections);
QList<compat::EnginePod> podsFrom(const QJsonArray &containers);

// One document of GET /containers/{id}/stats; nothing for a container that does not run.
std::optional<StatsReading> statsFrom(const QJsonObject &document);

// One line of GET /events
compat::EngineEvent eventFrom(const QJsonObject &line);
// Whether it is the signal with which this container, as it was inspected, is stopped.
bool asksToEnd(const compat::EngineEvent &event, const QJsonObject &inspected);

} // namespace quayside::docker
