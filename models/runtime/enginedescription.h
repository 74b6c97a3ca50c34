// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/quantities.h"

#include <QString>
#include <QStringList>

namespace quayside {

// Who answered at the other end of a connection.
struct EngineDescription
{
    QString name; // "Podman"
    QString version;
    QString identity; // tells it from every other engine, by whatever way it is reached; empty when it was not asked for everything
    QString address; // where it was reached: a socket path
    QString system; // "debian 12, linux 6.1"
    bool isRootless = false;
    bool startedByUs = false;
    CpuCores cpus;
    Bytes memory;
    QStringList notes; // translated sentences: how it was started and why, what it cannot do here

    bool operator==(const EngineDescription &) const = default;
};

} // namespace quayside
