// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace quayside {

// What a target allows: the validator asks these numbers and never which engine it is. The defaults are Azure's, the strictest
// (REFERENCE 9 and 10).
struct RuntimeLimits
{
    enum class Target { Azure, Local };

    Target target = Target::Azure;
    QString targetName; // for messages: "Azure Container Instances", "Podman"

    // The largest group (V-046); a local engine's is the machine itself.
    double maxCpu = 31;
    double maxMemoryInGB = 240;
    int maxContainers = 60;

    static RuntimeLimits azure();
    // A Podman or Docker engine; the size of its machine, 0 where it is not known.
    static RuntimeLimits local(const QString &name, double cpu = 0, double memoryInGB = 0);

    bool operator==(const RuntimeLimits &) const = default;
};

} // namespace quayside
