// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/containergroupspec.h"

namespace quayside {

// One difference between two specs.
struct SpecChange
{
    enum class Kind { Added, Removed, Changed, Moved };

    Kind kind = Kind::Changed;
    QString pointer; // in the new spec; of an element of a list that was removed, in the old one
    QString property; // the way through the schema: "containers/environmentVariables/value"
    QString container; // the name of the container it is about, or empty
    QString label; // for people: "web › environment › LOG_LEVEL"
    QString before; // short; never a secret
    QString after;
    bool isSecret = false;

    bool operator==(const SpecChange &) const = default;
};

// What differs by structure: elements of lists are matched by what they are called, ports by number and protocol, mounts by
// path and volume. Two ways to say the same (an absent default, the case of ACI's own words) are no difference.
QList<SpecChange> compareSpecs(const ContainerGroupSpec &before, const ContainerGroupSpec &after);

} // namespace quayside
