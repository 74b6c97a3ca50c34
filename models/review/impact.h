// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/review/specchange.h"

namespace quayside {

// What a change does to a group that runs, from nothing to everything.
enum class Impact {
    None,
    InPlace, // nothing restarts
    ReplacesContainer, // the container it is about is made anew; the others, the address and the volumes stay
    RestartsAll, // in place: the group stays where it is
    Uncertain, // tried in place, restarting all; where that is refused the group must be recreated
    Recreates, // delete and create
};

// What an engine can do about a change.
struct EngineAbilities
{
    enum class Update {
        WholeGroup, // by a request with the whole group, as Azure does it (REFERENCE 7)
        SingleContainers, // one container at a time, as we do it on a local engine
        Never, // only by deleting and creating
    };

    Update update = Update::Never;
    bool keepsAddress = false; // of a group that is recreated
    bool keepsEmptyDirs = false; // of a group that is recreated, where the new spec has them too
    bool runsProbes = false;

    static EngineAbilities azure();
    static EngineAbilities local();

    bool operator==(const EngineAbilities &) const = default;
};

Impact impactOf(const SpecChange &change, const EngineAbilities &abilities);

} // namespace quayside
