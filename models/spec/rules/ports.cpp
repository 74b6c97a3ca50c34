// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/rules/families.h"
#include "models/spec/rules/names.h"
#include "models/spec/rules/places.h"
#include "models/spec/rules/traits.h"
#include "models/spec/tr.h"

#include <QMap>
#include <QSet>

#include <algorithm>
#include <array>

namespace quayside::rules {

using namespace Qt::StringLiterals;

namespace {

// A port as the network tells ports apart.
struct Endpoint
{
    int port;
    QString protocol;

    bool operator==(const Endpoint &) const = default;
    QString toString() const { return QString::number(port) + u'/' + protocol; }
};

size_t qHash(const Endpoint &endpoint, size_t seed = 0)
{
    return qHashMulti(seed, endpoint.port, endpoint.protocol);
}

Endpoint endpointOf(const spec::Port &port)
{
    return {port.port.value_or(0), port.protocol.value_or(u"TCP"_s).toUpper()};
}

QSet<Endpoint> endpointsOf(const PlacedList<spec::Port> &ports)
{
    QSet<Endpoint> endpoints;
    for (const auto &[port, path] : ports)
        endpoints.insert(endpointOf(port));
    return endpoints;
}

bool isPort(const spec::Integer &number)
{
    return number.value_or(0) >= 1 && *number <= 65535;
}

struct PortRange
{
    int first;
    int last;
};

// REFERENCE 10.2, V-033. Not 443, which only an older list has (REFERENCE 25).
constexpr std::array reservedRanges{
    PortRange{22, 22},       PortRange{1025, 1027},   PortRange{3389, 3399},   PortRange{9999, 9999},   PortRange{19000, 19000},
    PortRange{19080, 19080}, PortRange{19100, 19100}, PortRange{19390, 19390}, PortRange{20000, 30000}, PortRange{49152, 65534}};

bool isReserved(int port)
{
    return std::ranges::any_of(reservedRanges,
                               [port](const PortRange &range) { return range.first <= port && port <= range.last; });
}

// The second and later ports that are the same to the network.
PlacedList<spec::Port> repeatedPorts(const PlacedList<spec::Port> &ports)
{
    PlacedList<spec::Port> repeated;
    QSet<Endpoint> seen;
    for (const Placed<spec::Port> &port : ports) {
        const Endpoint endpoint = endpointOf(port.value);
        if (isPort(port.value.port) && seen.contains(endpoint))
            repeated.push_back(port);
        seen.insert(endpoint);
    }
    return repeated;
}

// The ports of the group's address on which no container listens.
PlacedList<spec::Port> undeclaredPorts(const RuleInput &input)
{
    PlacedList<spec::Port> undeclared;
    if (mayComeFromProfile(input))
        return undeclared;
    const QSet<Endpoint> declared = endpointsOf(containerPorts(input.spec));
    for (const Placed<spec::Port> &port : exposedPorts(input.spec))
        if (isPort(port.value.port) && !declared.contains(endpointOf(port.value)))
            undeclared.push_back(port);
    return undeclared;
}

// For each protocol a port on which a container listens and that nobody outside can reach.
QMap<QString, int> unexposedPorts(const ContainerGroupSpec &spec)
{
    QMap<QString, int> unexposed;
    const QSet<Endpoint> exposed = endpointsOf(exposedPorts(spec));
    for (const auto &[port, path] : containerPorts(spec)) {
        const Endpoint endpoint = endpointOf(port);
        if (isPort(port.port) && !exposed.contains(endpoint) && !unexposed.contains(endpoint.protocol))
            unexposed.insert(endpoint.protocol, endpoint.port);
    }
    return unexposed;
}

} // namespace

QList<SpecIssue> portsAreInRange(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (const auto &[port, path] : allPorts(input.spec))
        if (!isPort(port.port))
            issues.append(error(path + u"/port"_s,
                                SpecTr::tr("A port is a number from 1 to 65535; write the one that the program "
                                           "listens on.")));
    return issues;
}

QList<SpecIssue> protocolsAreKnown(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (const auto &[port, path] : allPorts(input.spec))
        if (port.protocol && !isOneOf(*port.protocol, {u"TCP", u"UDP"}))
            issues.append(error(path + u"/protocol"_s,
                                SpecTr::tr("“%1” is no protocol of a port; write TCP or UDP.").arg(quoted(*port.protocol))));
    return issues;
}

QList<SpecIssue> containerPortsAreUnique(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (const auto &[port, path] : repeatedPorts(containerPorts(input.spec)))
        issues.append(error(path + u"/port"_s,
                            //: %1 is a port and its protocol: 80/TCP
                            SpecTr::tr("%1 is declared already; all containers share one network, so each needs ports of its own.")
                                .arg(endpointOf(port).toString())));
    return issues;
}

QList<SpecIssue> portsAreNotReserved(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (const auto &[port, path] : containerPorts(input.spec))
        if (isReserved(port.port.value_or(0)))
            issues.append(
                error(path + u"/port"_s,
                      SpecTr::tr("Azure keeps port %1 for itself and the container would wait for ever; listen on another.")
                          .arg(*port.port)));
    return issues;
}

QList<SpecIssue> exposedPortsAreNotTooMany(const RuleInput &input)
{
    constexpr qsizetype most = 5;
    const auto count = static_cast<qsizetype>(exposedPorts(input.spec).size());
    if (count <= most)
        return {};
    return {error(u"/properties/ipAddress/ports"_s,
                  SpecTr::tr("An address has at most %1 ports and this one has %2; remove some.").arg(QString::number(most), QString::number(count)))};
}

QList<SpecIssue> exposedPortsAreUnique(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (const auto &[port, path] : repeatedPorts(exposedPorts(input.spec)))
        issues.append(error(path + u"/port"_s,
                            //: %1 is a port and its protocol: 80/TCP
                            SpecTr::tr("%1 stands twice in the group's address; remove one.").arg(endpointOf(port).toString())));
    return issues;
}

QList<SpecIssue> exposedPortsAreDeclared(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (const auto &[port, path] : undeclaredPorts(input))
        issues.append(
            error(path + u"/port"_s,
                  //: %1 is a port and its protocol: 80/TCP
                  SpecTr::tr("No container declares %1, so nothing can be reached there; add it to the “ports” of a container.")
                      .arg(endpointOf(port).toString())));
    return issues;
}

QList<SpecIssue> portsAreNotMapped(const RuleInput &input)
{
    QList<SpecIssue> issues;
    const QMap<QString, int> unexposed = unexposedPorts(input.spec);
    for (const auto &[port, path] : undeclaredPorts(input))
        if (const int inside = unexposed.value(endpointOf(port).protocol))
            issues.append(info(path + u"/port"_s,
                               //: %1 and %2 are port numbers
                               SpecTr::tr("Ports are not mapped: %1 outside is %1 inside, while a container listens on %2; use one "
                                          "number in both places.")
                                   .arg(QString::number(*port.port), QString::number(inside))));
    return issues;
}

} // namespace quayside::rules
