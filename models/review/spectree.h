// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/containergroupspec.h"

namespace quayside {

// A spec as a tree in which every element of a list has a name of its own, so that two specs can be laid side by side by what
// things are called and not by where they stand.
struct SpecItem
{
    enum class Kind { Value, Object, List };

    Kind kind = Kind::Value;
    QString name; // of a property, or what tells an element of a list from its neighbours
    QString step; // of the JSON pointer, from the item above
    QString property; // the way through the schema, without positions: "containers/resources/requests/cpu"
    QString text; // of a value
    bool isSecret = false;
    bool isDefault = false; // it is not in the spec, and this is what holds then
    QList<SpecItem> parts;

    // Whether both say the same: words of ACI's own (Linux, TCP) are compared without regard to case.
    bool hasSameValue(const SpecItem &other) const;
};

SpecItem treeOf(const ContainerGroupSpec &spec);

} // namespace quayside
