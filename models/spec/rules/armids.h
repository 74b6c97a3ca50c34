// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/containergroupspec.h"

#include <optional>
#include <vector>

namespace quayside::rules {

// The id of a resource: /subscriptions/{}/resourceGroups/{}/providers/{namespace}/{type}/{name}, with further pairs of
// type and name for a resource inside another one.
struct ArmId
{
    QString subscription;
    QString resourceGroup;
    QString type; // Microsoft.Network/virtualNetworks/subnets
    QStringList names; // the outermost first

    bool isOf(QStringView wanted) const { return wanted.compare(type, Qt::CaseInsensitive) == 0; }
};

// Nothing where the text does not have that shape; whether its parts are well-formed is for the rules to say.
std::optional<ArmId> parseArmId(const QString &text);

// An id in a spec and its JSON pointer.
struct PlacedId
{
    ArmId id;
    QString path;
};

// All ids of a spec that have the shape of one. Not the workspace's, which counts as a secret.
std::vector<PlacedId> armIds(const ContainerGroupSpec &spec);

} // namespace quayside::rules
