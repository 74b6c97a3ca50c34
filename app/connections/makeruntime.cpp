// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/connections/makeruntime.h"

#include "app/runtimes/docker/dockerruntime.h"
#include "app/runtimes/podman/podmanruntime.h"
#include "app/transport/directreach.h"
#include "app/transport/sshtunnel.h"
#include "models/runtime/readonlyruntime.h"

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// Words for a shell on the other machine.
QStringList usualSockets(EngineKind engine)
{
    const QString own = u"\"${XDG_RUNTIME_DIR:-/run/user/$(id -u)}\""_s;
    if (engine == EngineKind::Docker)
        return {own + u"/docker.sock"_s, u"/var/run/docker.sock"_s};
    return {own + u"/podman/podman.sock"_s, u"/run/podman/podman.sock"_s};
}

std::unique_ptr<EngineReach> makeReach(const ConnectionSettings &settings)
{
    const EngineAddress &address = settings.address;
    switch (address.way) {
    case EngineAddress::Way::Ssh:
        return std::make_unique<SshTunnel>(SshTarget{address.destination(), address.port, settings.identity, address.socket, usualSockets(settings.engine)});
    case EngineAddress::Way::Tls:
        return std::make_unique<DirectReach>(Endpoint{{}, address.host, address.port, {settings.authority, settings.certificate, settings.key}});
    case EngineAddress::Way::Socket: break;
    }
    return std::make_unique<DirectReach>(Endpoint{address.socket});
}

std::unique_ptr<ContainerRuntime> makeWritable(const ConnectionSettings &settings, IoThread &io, const Clock &clock)
{
    if (settings.engine == EngineKind::Docker)
        return std::make_unique<docker::DockerRuntime>(settings.id, io, clock, makeReach(settings));
    return std::make_unique<podman::PodmanRuntime>(settings.id, io, clock, makeReach(settings));
}

} // namespace

std::unique_ptr<ContainerRuntime> makeRuntime(const ConnectionSettings &settings, IoThread &io, const Clock &clock)
{
    auto runtime = makeWritable(settings, io, clock);
    if (settings.isReadOnly)
        return std::make_unique<ReadOnlyRuntime>(std::move(runtime));
    return runtime;
}

} // namespace quayside
