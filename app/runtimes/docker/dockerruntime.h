// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/engineruntime.h"

namespace quayside::docker {

class DockerApi;

// Docker Engine 20.10 and newer: a group is a holder of the network and the containers that share it.
class DockerRuntime final : public compat::EngineRuntime
{
    Q_OBJECT

public:
    DockerRuntime(ConnectionId connection, IoThread &io, const Clock &clock, Endpoint endpoint);

    // On another machine.
    DockerRuntime(ConnectionId connection, IoThread &io, const Clock &clock, std::unique_ptr<EngineReach> reach);

    std::unique_ptr<MetricsStream> openMetrics() override;

protected:
    Operation<compat::EngineConnection> *findEngine() override;
    Operation<compat::EngineConnection> *findEngineAt(const Endpoint &endpoint) override;
    Operation<EngineDescription> *askEngine() override;
    void hear(const QList<compat::EngineEvent> &events) override;

private:
    const DockerApi &docker() const;

    const HttpClient m_client;
};

} // namespace quayside::docker
