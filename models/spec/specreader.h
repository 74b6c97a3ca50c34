// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/containergroupspec.h"
#include "models/spec/specissue.h"

namespace quayside {

struct SpecReading
{
    ContainerGroupSpec spec;
    QList<SpecIssue> issues; // V-019 (I), V-203 (W), V-204 (W), V-209 (E); their ranges are set
};

// Makes a spec of a tree: property names without regard to case, numbers also from quoted text, null as absent.
// What has the wrong type is reported (V-209) and left out; what nobody knows is kept and reported (V-203).
SpecReading readSpec(const SpecNode &root);

} // namespace quayside
