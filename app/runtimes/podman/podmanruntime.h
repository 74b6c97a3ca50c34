// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/engineruntime.h"
#include "app/runtimes/podman/podmanservice.h"

namespace quayside::podman {

// Podman over libpod's REST interface: a group is a pod.
class PodmanRuntime final : public compat::EngineRuntime
{
    Q_OBJECT

public:
    PodmanRuntime(ConnectionId connection, IoThread &io, const Clock &clock, PodmanService service = PodmanService(),
                  compat::LogSource logSource = compat::LogSource::Files);

    // On another machine, or at another place than the usual ones.
    PodmanRuntime(ConnectionId connection, IoThread &io, const Clock &clock, std::unique_ptr<EngineReach> reach);

    std::unique_ptr<MetricsStream> openMetrics() override;

protected:
    Operation<compat::EngineConnection> *findEngine() override;
    Operation<compat::EngineConnection> *findEngineAt(const Endpoint &endpoint) override;
    Operation<EngineDescription> *askEngine() override;

private:
    IoThread &m_io;
    const PodmanService m_service;
};

} // namespace quayside::podman
