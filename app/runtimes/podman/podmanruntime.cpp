// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/podmanruntime.h"

#include "app/runtimes/podman/connectpodman.h"
#include "app/runtimes/podman/podmanjson.h"
#include "app/runtimes/podman/podmanstreams.h"

namespace quayside::podman {

PodmanRuntime::PodmanRuntime(ConnectionId connection, IoThread &io, const Clock &clock, PodmanService service, compat::LogSource logSource)
    : EngineRuntime(std::move(connection), QStringLiteral("Podman"), clock, logSource, std::make_shared<PodmanApi>(HttpClient(io, Endpoint{})))
    , m_io(io)
    , m_service(std::move(service))
{
}

PodmanRuntime::PodmanRuntime(ConnectionId connection, IoThread &io, const Clock &clock, std::unique_ptr<EngineReach> reach)
    : EngineRuntime(std::move(connection), QStringLiteral("Podman"), clock, std::move(reach), std::make_shared<PodmanApi>(HttpClient(io, Endpoint{})))
    , m_io(io)
{
}

Operation<compat::EngineConnection> *PodmanRuntime::findEngineAt(const Endpoint &endpoint)
{
    return new ConnectPodman(m_io, endpoint);
}

Operation<compat::EngineConnection> *PodmanRuntime::findEngine()
{
    return new ConnectPodman(m_io, m_service);
}

Operation<EngineDescription> *PodmanRuntime::askEngine()
{
    return new MappedOperation<QJsonObject, EngineDescription>(PodmanApi(api()->client()).info(), [](const QJsonObject &info) {
        return Result<EngineDescription>(engineFromInfo(info));
    });
}

std::unique_ptr<MetricsStream> PodmanRuntime::openMetrics()
{
    return std::make_unique<PodmanMetricsStream>(api()->client());
}

} // namespace quayside::podman
