// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/containergroupspec.h"

namespace quayside {

// A group that runs from one spec and shall run from another.
struct GroupUpdate
{
    // What the engine says, with the secret values that are known: one that is not here and is in the other counts as changed.
    ContainerGroupSpec before;
    ContainerGroupSpec after; // with the same name

    bool operator==(const GroupUpdate &) const = default;
};

} // namespace quayside
