// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/domain/containergroup.h"

#include <QDateTime>
#include <QList>

namespace quayside {

// The last list of a connection and when it was true.
struct Snapshot
{
    QDateTime time;
    QList<ContainerGroup> groups;

    bool operator==(const Snapshot &) const = default;
};

// Keeps what was known of each connection, so that a window has something true to show before an engine has answered, and
// while it is away.
class Snapshots
{
public:
    virtual ~Snapshots() = default;

    // Nothing kept is an empty snapshot; blocks.
    virtual Result<Snapshot> load(const ConnectionId &connection) = 0;
    virtual void save(const ConnectionId &connection, const Snapshot &snapshot) = 0;
};

} // namespace quayside
