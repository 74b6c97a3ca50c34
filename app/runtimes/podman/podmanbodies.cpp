// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/podmanbodies.h"

#include "app/runtimes/compat/enginejson.h"
#include "app/runtimes/podman/localbodies.h"

#include <algorithm>

namespace quayside::podman {

using namespace Qt::StringLiterals;
using namespace compat;

namespace {

constexpr int cpuPeriod = 100'000; // microseconds

QJsonArray arrayOf(const QStringList &list)
{
    return QJsonArray::fromStringList(list);
}

QString wordOf(RestartPolicy policy)
{
    switch (policy) {
    case RestartPolicy::OnFailure: return u"on-failure"_s;
    case RestartPolicy::Never: return u"no"_s;
    case RestartPolicy::Always: break;
    }
    return u"always"_s;
}

QJsonObject limitsOf(const ContainerPlan::Limits &limits)
{
    QJsonObject result;
    if (limits.cpu > 0)
        result["cpu"_L1] = QJsonObject{{u"period"_s, cpuPeriod},
                                       {u"quota"_s, static_cast<qint64>(limits.cpu * cpuPeriod + 0.5)},
                                       {u"shares"_s, std::max<qint64>(2, static_cast<qint64>(limits.cpuWeight * 1024))}};
    // No swap on top: ACI has none, and a limit that swaps is no limit.
    if (limits.memory.value > 0)
        result["memory"_L1] = QJsonObject{{u"limit"_s, limits.memory.value}, {u"swap"_s, limits.memory.value}};
    return result;
}

void addSecrets(QJsonObject &body, const ContainerPlan &container)
{
    QJsonObject variables;
    if (const auto &folder = container.secretEnvironment)
        for (const QString &name : folder->files)
            variables[name] = secretName(*folder, name);
    QJsonArray files;
    for (const ContainerPlan::SecretMount &mount : container.secretMounts)
        for (const QString &file : mount.folder.files)
            files.append(QJsonObject{{u"Source"_s, secretName(mount.folder, file)}, {u"Target"_s, QString(mount.path + u'/' + file)}, {u"Mode"_s, 0444}});
    if (!variables.isEmpty())
        body["secret_env"_L1] = variables;
    if (!files.isEmpty())
        body["secrets"_L1] = files;
}

void addSecurity(QJsonObject &body, const ContainerPlan &container)
{
    if (container.isPrivileged)
        body["privileged"_L1] = true;
    if (!container.mayGainPrivileges)
        body["no_new_privileges"_L1] = true;
    if (!container.addedCapabilities.isEmpty())
        body["cap_add"_L1] = arrayOf(container.addedCapabilities);
    if (!container.droppedCapabilities.isEmpty())
        body["cap_drop"_L1] = arrayOf(container.droppedCapabilities);
    if (!container.user.isEmpty())
        body["user"_L1] = container.user;
}

// Groups of one network find each other by their names.
void addNetworks(QJsonObject &body, const PodPlan &pod)
{
    QJsonObject networks;
    for (const QString &name : pod.networks())
        networks[name] = name == pod.network.name ? QJsonObject{{u"aliases"_s, QJsonArray{pod.name}}} : QJsonObject();
    if (networks.isEmpty())
        return;
    body["Networks"_L1] = networks;
    body["netns"_L1] = QJsonObject{{u"nsmode"_s, u"bridge"_s}};
}

} // namespace

QJsonObject bodyOf(const VolumePlan &volume)
{
    return {{u"Name"_s, volume.name}, {u"Labels"_s, toJson(volume.labels)}};
}

QJsonObject bodyOf(const PodPlan &pod)
{
    QJsonArray ports;
    for (const PortMapping &port : pod.ports)
        ports.append(QJsonObject{{u"container_port"_s, port.containerPort},
                                 {u"host_port"_s, port.hostPort},
                                 {u"host_ip"_s, port.hostAddress},
                                 {u"protocol"_s, port.protocol == Protocol::Udp ? u"udp"_s : u"tcp"_s}});
    QJsonObject body{{u"name"_s, pod.name}, {u"labels"_s, toJson(pod.labels)}, {u"share"_s, QJsonArray{u"net"_s, u"ipc"_s, u"uts"_s}}};
    if (!ports.isEmpty())
        body["portmappings"_L1] = ports;
    if (!pod.dnsServers.isEmpty())
        body["dns_server"_L1] = arrayOf(pod.dnsServers);
    if (!pod.dnsSearches.isEmpty())
        body["dns_search"_L1] = arrayOf(pod.dnsSearches);
    if (!pod.dnsOptions.isEmpty())
        body["dns_option"_L1] = arrayOf(pod.dnsOptions);
    if (!pod.hosts.isEmpty())
        body["hostadd"_L1] = arrayOf(pod.hosts);
    addNetworks(body, pod);
    addLocalSettings(body, pod);
    return body;
}

QJsonObject bodyOf(const ContainerPlan &container)
{
    QJsonObject body{{u"name"_s, container.name}, {u"pod"_s, container.pod}, {u"image"_s, container.image}, {u"labels"_s, toJson(container.labels)}};
    // Init containers are marked, so that others who start the pod begin with them too.
    if (container.isInit)
        body["init_container_type"_L1] = u"always"_s;
    else
        body["restart_policy"_L1] = wordOf(container.restartPolicy);
    if (!container.command.isEmpty()) {
        body["entrypoint"_L1] = arrayOf(container.command);
        body["command"_L1] = QJsonArray();
    }
    if (const QJsonObject limits = limitsOf(container.limits); !limits.isEmpty())
        body["resource_limits"_L1] = limits;
    if (!container.environment.isEmpty())
        body["env"_L1] = toJson(container.environment);
    QJsonArray volumes;
    for (const ContainerPlan::Mount &mount : container.mounts)
        if (!mount.isFolder)
            volumes.append(QJsonObject{{u"Name"_s, mount.volume},
                                       {u"Dest"_s, mount.path},
                                       {u"Options"_s, arrayOf(QStringList{mount.isReadOnly ? u"ro"_s : u"rw"_s} + (mount.isFilledFromImage ? QStringList() : QStringList{u"nocopy"_s}) + mount.options)}});
    if (!volumes.isEmpty())
        body["volumes"_L1] = volumes;
    addSecrets(body, container);
    addSecurity(body, container);
    addLocalSettings(body, container);
    return body;
}

} // namespace quayside::podman
