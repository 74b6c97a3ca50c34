// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/containergroup.h"
#include "models/spec/containergroupspec.h"

#include <QHash>
#include <QJsonObject>

namespace quayside::compat {

// What an engine says of a group that something else made.
struct Inspection
{
    QHash<QString, QJsonObject> containers; // by engine id
    QHash<QString, QJsonObject> images; // of the containers, by the container's engine id
    QJsonObject infra; // the pod's own container; empty where there is no pod
    QMap<QString, QString> podLabels;
};

struct DerivedSpec
{
    ContainerGroupSpec spec;
    QStringList notCarried; // what a group that is made from it will not have, one sentence each
};

// The spec from which the same group can be made: what ACI has no word for stands in it as local settings, and what comes with an
// image is not repeated.
DerivedSpec deriveSpec(const ContainerGroup &group, const Inspection &inspection);

} // namespace quayside::compat
