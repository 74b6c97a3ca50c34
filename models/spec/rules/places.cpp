// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/rules/places.h"

#include <algorithm>
#include <iterator>

namespace quayside::rules {

using namespace Qt::StringLiterals;

PlacedList<spec::Container> regularContainers(const ContainerGroupSpec &spec)
{
    return placed(spec.containers, u"/properties/containers"_s);
}

PlacedList<spec::Container> initContainers(const ContainerGroupSpec &spec)
{
    return placed(spec.initContainers, u"/properties/initContainers"_s);
}

PlacedList<spec::Container> allContainers(const ContainerGroupSpec &spec)
{
    PlacedList<spec::Container> found = regularContainers(spec);
    appendPlaced(found, spec.initContainers, u"/properties/initContainers"_s);
    return found;
}

PlacedList<spec::EnvironmentVariable> environmentVariables(const ContainerGroupSpec &spec)
{
    PlacedList<spec::EnvironmentVariable> found;
    for (const auto &[container, path] : allContainers(spec))
        if (!container.environmentVariables.isEmpty())
            appendPlaced(found, container.environmentVariables, path + u"/properties/environmentVariables"_s);
    return found;
}

PlacedList<spec::SecurityContext> securityContexts(const ContainerGroupSpec &spec)
{
    PlacedList<spec::SecurityContext> found;
    for (const auto &[container, path] : allContainers(spec))
        if (container.securityContext)
            found.push_back({*container.securityContext, path + u"/properties/securityContext"_s});
    return found;
}

PlacedList<spec::Port> containerPorts(const ContainerGroupSpec &spec)
{
    PlacedList<spec::Port> found;
    for (const auto &[container, path] : regularContainers(spec))
        if (!container.ports.isEmpty())
            appendPlaced(found, container.ports, path + u"/properties/ports"_s);
    return found;
}

PlacedList<spec::Port> exposedPorts(const ContainerGroupSpec &spec)
{
    PlacedList<spec::Port> found;
    if (spec.ipAddress)
        appendPlaced(found, spec.ipAddress->ports, u"/properties/ipAddress/ports"_s);
    return found;
}

PlacedList<spec::Port> allPorts(const ContainerGroupSpec &spec)
{
    PlacedList<spec::Port> found = containerPorts(spec);
    std::ranges::copy(exposedPorts(spec), std::back_inserter(found));
    return found;
}

} // namespace quayside::rules
