// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/enginegroups.h"

#include <QJsonArray>

namespace quayside::compat {

using namespace Qt::StringLiterals;

namespace {

// What every image or engine sets, and what no person wrote.
bool isBuiltIn(const QString &name)
{
    return name == u"PATH" || name == u"TERM" || name == u"container" || name == u"HOSTNAME" || name == u"HOME";
}

QList<spec::EnvironmentVariable> environmentFrom(const QJsonArray &entries)
{
    QList<spec::EnvironmentVariable> variables;
    for (const QJsonValue &entry : entries) {
        const QString text = entry.toString();
        const QString name = text.section(u'=', 0, 0);
        if (isBuiltIn(name))
            continue;
        spec::EnvironmentVariable variable;
        variable.name = name;
        variable.value = text.section(u'=', 1);
        variables.append(variable);
    }
    return variables;
}

// ACI's command replaces entry point and arguments both.
QStringList commandFrom(const QJsonObject &inspected)
{
    QStringList command;
    if (const QString path = inspected.value("Path"_L1).toString(); !path.isEmpty())
        command.append(path);
    for (const QJsonValue &argument : inspected.value("Args"_L1).toArray())
        command.append(argument.toString());
    return command;
}

std::optional<spec::ResourceRequirements> resourcesFrom(const QJsonObject &host)
{
    const double cpu = static_cast<double>(host.value("NanoCpus"_L1).toInteger()) / 1e9;
    const double memory = inGigabytes({host.value("Memory"_L1).toInteger()});
    if (cpu <= 0 && memory <= 0)
        return std::nullopt;
    spec::Resources requests;
    if (cpu > 0)
        requests.cpu = cpu;
    if (memory > 0)
        requests.memoryInGB = memory;
    spec::ResourceRequirements resources;
    resources.requests = requests;
    return resources;
}

QString policyFrom(const QJsonObject &host)
{
    const QString name = host.value("RestartPolicy"_L1).toObject().value("Name"_L1).toString();
    if (name == u"always" || name == u"unless-stopped")
        return u"Always"_s;
    return name == u"on-failure" ? u"OnFailure"_s : u"Never"_s;
}

spec::Port portFrom(const PortMapping &mapping)
{
    spec::Port port;
    port.port = mapping.containerPort;
    port.protocol = mapping.protocol == Protocol::Udp ? u"UDP"_s : u"TCP"_s;
    return port;
}

} // namespace

ContainerGroupSpec deriveSpec(const ContainerGroup &group, const QHash<QString, QJsonObject> &inspectedByEngineId)
{
    ContainerGroupSpec derived;
    derived.name = group.name;
    derived.osType = u"Linux"_s;
    for (const Container &container : group.containers) {
        const QJsonObject inspected = inspectedByEngineId.value(container.engineId);
        const QJsonObject host = inspected.value("HostConfig"_L1).toObject();
        spec::Container one;
        one.name = container.name;
        one.image = container.image;
        one.command = commandFrom(inspected);
        one.environmentVariables = environmentFrom(inspected.value("Config"_L1).toObject().value("Env"_L1).toArray());
        one.resources = resourcesFrom(host);
        (container.isInit ? derived.initContainers : derived.containers).append(one);
        derived.restartPolicy = policyFrom(host);
    }
    if (group.ports.isEmpty())
        return derived;
    spec::IpAddress address;
    address.type = u"Public"_s;
    for (const PortMapping &mapping : group.ports) {
        address.ports.append(portFrom(mapping));
        if (!derived.containers.isEmpty())
            derived.containers.first().ports.append(portFrom(mapping));
    }
    derived.ipAddress = address;
    return derived;
}

} // namespace quayside::compat
