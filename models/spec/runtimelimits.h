// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace quayside {

// What a target allows: the validator asks these numbers and never which engine it is. The defaults are Azure's, the strictest
// (REFERENCE 9 and 10).
struct RuntimeLimits
{
    enum class Target { Azure, Local };

    // A quota of the subscription in one region.
    struct Usage
    {
        int used = 0;
        int limit = 0;
        bool operator==(const Usage &) const = default;
    };

    // The subnet that a group names, as its network describes it.
    struct Subnet
    {
        QString region;
        int prefixLength = 24;
        bool isDelegated = true; // to Microsoft.ContainerInstance/containerGroups
        bool holdsOnlyGroups = true;
        bool operator==(const Subnet &) const = default;
    };

    Target target = Target::Azure;
    QString targetName; // for messages: "Azure Container Instances", "Podman"

    // The largest group (V-046); a local engine's is the machine itself.
    double maxCpu = 31;
    double maxMemoryInGB = 240;
    int maxContainers = 60;

    // What is known of the place in Azure that a group goes to. What nobody has asked for yet is absent, and the rules that need
    // it are silent. Quotas are for a group that does not exist yet.
    std::optional<QString> subscription; // V-016
    std::optional<QString> resourceGroup; // V-015
    std::optional<QString> region; // of the resource group, for a spec that names none (V-002)
    std::optional<Usage> groups; // V-048
    std::optional<Usage> cores;
    std::optional<Usage> spotCores;
    std::optional<Subnet> subnet; // V-072

    static RuntimeLimits azure();
    // A Podman or Docker engine; the size of its machine, 0 where it is not known.
    static RuntimeLimits local(const QString &name, double cpu = 0, double memoryInGB = 0);

    bool operator==(const RuntimeLimits &) const = default;
};

} // namespace quayside
