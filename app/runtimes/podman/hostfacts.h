// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace quayside {

// What decides whether a Podman service with its built-in settings can start containers on this machine.
struct HostFacts
{
    enum class ControlGroups { Unified, Legacy, Hybrid };

    bool isRoot = false;
    bool mayRaiseLimits = true; // CAP_SYS_RESOURCE
    qint64 openFiles = 0; // hard limit; 0 is unlimited
    qint64 processes = 0; // hard limit; 0 is unlimited
    ControlGroups controlGroups = ControlGroups::Unified;
    bool systemdRuns = true;
    bool hasRunc = false;

    static HostFacts ofThisMachine();
};

// A containers.conf that makes it work, and in plain words why each part is needed. Empty where nothing is.
struct ServiceConfiguration
{
    QString containersConf;
    QStringList reasons; // translated sentences for the Connections page

    bool operator==(const ServiceConfiguration &) const = default;
};

ServiceConfiguration configureService(const HostFacts &facts);

} // namespace quayside
