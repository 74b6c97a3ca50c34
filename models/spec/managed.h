// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/specnode.h"

namespace quayside {

// A property that stands in a document and that only the service sets (V-019).
struct ManagedProperty
{
    QString pointer;
    QString place; // "front › instanceView", for people
    QString value; // on one line, shortened
    QString reason; // why it cannot be set, one sentence

    bool operator==(const ManagedProperty &) const = default;
};

// All of a group's document, in its order.
QList<ManagedProperty> managedProperties(const SpecNode &group);

} // namespace quayside
