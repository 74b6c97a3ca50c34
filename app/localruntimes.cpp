// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localruntimes.h"

#include "app/runtimes/compat/localengine.h"
#include "app/runtimes/docker/dockerplaces.h"
#include "app/runtimes/docker/dockerruntime.h"
#include "app/runtimes/podman/podmanruntime.h"

#include <QFileInfo>

namespace quayside {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Podman's own connection has it already: podman-docker makes such links.
bool isOneOf(const QString &socket, const QStringList &others)
{
    const auto isSame = [&](const QString &other) { return QFileInfo(other).canonicalFilePath() == QFileInfo(socket).canonicalFilePath(); };
    return std::ranges::any_of(others, isSame);
}

} // namespace

std::vector<std::unique_ptr<ContainerRuntime>> findLocalRuntimes(IoThread &io, const Clock &clock)
{
    constexpr auto patience = 100ms;
    std::vector<std::unique_ptr<ContainerRuntime>> runtimes;
    const PodmanService service;
    if (service.isPossible())
        runtimes.push_back(std::make_unique<podman::PodmanRuntime>(ConnectionId{u"podman"_s}, io, clock, service));
    for (const docker::DockerPlace &place : docker::findDockerPlaces(docker::DockerSurroundings::ofThisPerson())) {
        if (isOneOf(place.socketPath, service.sockets()))
            continue;
        if (engineKindAt(place.socketPath, patience) == EngineKind::Podman)
            runtimes.push_back(std::make_unique<podman::PodmanRuntime>(ConnectionId{place.name}, io, clock, PodmanService::at(place.socketPath)));
        else
            runtimes.push_back(std::make_unique<docker::DockerRuntime>(ConnectionId{place.name}, io, clock, Endpoint{place.socketPath}));
    }
    if (runtimes.empty())
        runtimes.push_back(std::make_unique<podman::PodmanRuntime>(ConnectionId{u"podman"_s}, io, clock, service));
    return runtimes;
}

} // namespace quayside
