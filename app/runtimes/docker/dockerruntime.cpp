// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/docker/dockerruntime.h"

#include "app/runtimes/docker/connectdocker.h"
#include "app/runtimes/docker/dockerstreams.h"

namespace quayside::docker {

DockerRuntime::DockerRuntime(ConnectionId connection, IoThread &io, const Clock &clock, Endpoint endpoint)
    : EngineRuntime(std::move(connection), QStringLiteral("Docker"), clock, compat::LogSource::EngineOnly, std::make_shared<DockerApi>(HttpClient(io, Endpoint{}), "1.41"))
    , m_client(io, std::move(endpoint))
{
}

DockerRuntime::DockerRuntime(ConnectionId connection, IoThread &io, const Clock &clock, std::unique_ptr<EngineReach> reach)
    : EngineRuntime(std::move(connection), QStringLiteral("Docker"), clock, std::move(reach), std::make_shared<DockerApi>(HttpClient(io, Endpoint{}), "1.41"))
    , m_client(io, Endpoint{})
{
}

Operation<compat::EngineConnection> *DockerRuntime::findEngineAt(const Endpoint &endpoint)
{
    return new ConnectDocker(HttpClient(m_client.io(), endpoint));
}

const DockerApi &DockerRuntime::docker() const
{
    return static_cast<const DockerApi &>(*api()); // findEngine() makes no other
}

Operation<compat::EngineConnection> *DockerRuntime::findEngine()
{
    return new ConnectDocker(m_client);
}

Operation<EngineDescription> *DockerRuntime::askEngine()
{
    return new MappedOperation<QJsonObject, EngineDescription>(docker().info(), [](const QJsonObject &info) { return Result<EngineDescription>(engineFromInfo(info)); });
}

void DockerRuntime::hear(const QList<compat::EngineEvent> &events)
{
    docker().hear(events);
}

std::unique_ptr<MetricsStream> DockerRuntime::openMetrics()
{
    auto stream = std::make_unique<DockerMetricsStream>(docker());
    connect(this, &ContainerRuntime::groupsMayHaveChanged, stream.get(), &DockerMetricsStream::lookAgain);
    return stream;
}

} // namespace quayside::docker
