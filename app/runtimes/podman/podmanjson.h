// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/engineevents.h"
#include "app/runtimes/compat/enginejson.h"
#include "app/runtimes/compat/statssample.h"
#include "models/runtime/enginedescription.h"

// The shapes of libpod's answers and what they mean to us. Pure functions; they run on the I/O thread. A field that is absent
// or of another type than expected reads as empty and never fails the rest.
namespace quayside::podman {

// GET /info
EngineDescription engineFromInfo(const QJsonObject &info);
bool hasUnifiedControlGroups(const QJsonObject &info);
// Why an engine has no stats, or empty.
QString metricsProblem(bool isRootless, bool hasUnifiedControlGroups);

// GET /pods/json and GET /containers/json?all=true
QList<compat::EnginePod> podsFrom(const QJsonArray &pods);
QList<compat::EngineContainer> containersFrom(const QJsonArray &containers);

// One document of GET /containers/stats, without the containers that do not run.
QList<StatsReading> statsFrom(const QJsonObject &document);

// One line of GET /events
compat::EngineEvent eventFrom(const QJsonObject &line);

} // namespace quayside::podman
