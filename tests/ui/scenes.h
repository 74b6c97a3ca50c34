// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/ui/stage.h"

#include <functional>

namespace quayside {

// A page in one of its states, and how to get there on a fresh stage.
struct Scene
{
    QString name;
    Stage::Scenario scenario;
    std::function<void(Stage &)> play;
};

QList<Scene> scenes();
// Of these, the edits of groups that run and their review.
QList<Scene> reviewScenes();
// Of these, the logs.
QList<Scene> logScenes();
// Of these, what engines keep besides groups.
QList<Scene> housekeepingScenes();

} // namespace quayside
