// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/docker/dockerbodies.h"

#include "app/runtimes/compat/enginejson.h"
#include "app/runtimes/compat/labels.h"
#include "app/runtimes/docker/localbodies.h"
#include "app/runtimes/docker/tararchive.h"

#include <QFile>

#include <algorithm>

namespace quayside::docker {

using namespace Qt::StringLiterals;
using namespace compat;

namespace {

constexpr int cpuPeriod = 100'000; // microseconds
constexpr QLatin1StringView launchFolder("/.quayside"); // in a container with secret variables

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

QJsonObject mountOf(const QString &volume, const QString &path, bool isReadOnly)
{
    return {{u"Type"_s, u"volume"_s}, {u"Source"_s, volume}, {u"Target"_s, path}, {u"ReadOnly"_s, isReadOnly}};
}

QJsonObject volumeMount(const ContainerPlan::Mount &mount)
{
    QJsonObject body = mountOf(mount.volume, mount.path, mount.isReadOnly);
    if (!mount.isFilledFromImage)
        body["VolumeOptions"_L1] = QJsonObject{{u"NoCopy"_s, true}};
    return body;
}

// A folder of the machine may say how mounts inside of it are shared; Docker has no word for other options.
QJsonObject folderMount(const ContainerPlan::Mount &mount)
{
    static const QStringList propagations{u"private"_s, u"rprivate"_s, u"shared"_s, u"rshared"_s, u"slave"_s, u"rslave"_s};
    QJsonObject body{{u"Type"_s, u"bind"_s}, {u"Source"_s, mount.volume}, {u"Target"_s, mount.path}, {u"ReadOnly"_s, mount.isReadOnly}};
    for (const QString &option : mount.options)
        if (propagations.contains(option))
            body["BindOptions"_L1] = QJsonObject{{u"Propagation"_s, option}};
    return body;
}

void addLimits(QJsonObject &host, const ContainerPlan::Limits &limits)
{
    if (limits.cpu > 0) {
        host["CpuPeriod"_L1] = cpuPeriod;
        host["CpuQuota"_L1] = static_cast<qint64>(limits.cpu * cpuPeriod + 0.5);
        host["CpuShares"_L1] = std::max<qint64>(2, static_cast<qint64>(limits.cpuWeight * 1024));
    }
    // No swap on top: ACI has none, and a limit that swaps is no limit.
    if (limits.memory.value > 0) {
        host["Memory"_L1] = limits.memory.value;
        host["MemorySwap"_L1] = limits.memory.value;
    }
}

void addMounts(QJsonObject &host, const ContainerPlan &container)
{
    QJsonArray mounts;
    for (const ContainerPlan::Mount &mount : container.mounts)
        mounts.append(mount.isFolder ? folderMount(mount) : volumeMount(mount));
    for (const ContainerPlan::SecretMount &mount : container.secretMounts)
        mounts.append(mountOf(secretName(mount.folder), mount.path, true));
    if (container.secretEnvironment)
        mounts.append(mountOf(secretName(*container.secretEnvironment), launchFolder, true));
    if (!mounts.isEmpty())
        host["Mounts"_L1] = mounts;
}

void addSecurity(QJsonObject &host, const ContainerPlan &container)
{
    if (container.isPrivileged)
        host["Privileged"_L1] = true;
    if (!container.mayGainPrivileges)
        host["SecurityOpt"_L1] = QJsonArray{u"no-new-privileges"_s};
    if (!container.addedCapabilities.isEmpty())
        host["CapAdd"_L1] = arrayOf(container.addedCapabilities);
    if (!container.droppedCapabilities.isEmpty())
        host["CapDrop"_L1] = arrayOf(container.droppedCapabilities);
}

QJsonArray environmentOf(const ContainerPlan &container)
{
    QJsonArray environment;
    for (const auto &[name, value] : container.environment.asKeyValueRange())
        environment.append(QString(name + u'=' + value));
    return environment;
}

QString wordOf(const PortMapping &port)
{
    return u"%1/%2"_s.arg(QString::number(port.containerPort), port.protocol == Protocol::Udp ? u"udp"_s : u"tcp"_s);
}

} // namespace

QString holderImage()
{
    return u"localhost/quayside-holder:1.0"_s;
}

QJsonObject bodyOf(const VolumePlan &volume)
{
    return {{u"Name"_s, volume.name}, {u"Labels"_s, toJson(volume.labels)}};
}

QJsonObject bodyOf(const PodPlan &pod)
{
    Labels labels = pod.labels;
    labels[labels::role] = labels::holderRole;
    QJsonObject exposed;
    QJsonObject bindings;
    for (const PortMapping &port : pod.ports) {
        exposed[wordOf(port)] = QJsonObject();
        QJsonArray places = bindings.value(wordOf(port)).toArray();
        places.append(QJsonObject{{u"HostIp"_s, port.hostAddress}, {u"HostPort"_s, QString::number(port.hostPort)}});
        bindings[wordOf(port)] = places;
    }
    QJsonObject host{{u"IpcMode"_s, u"shareable"_s}};
    if (!bindings.isEmpty())
        host["PortBindings"_L1] = bindings;
    if (!pod.dnsServers.isEmpty())
        host["Dns"_L1] = arrayOf(pod.dnsServers);
    if (!pod.dnsSearches.isEmpty())
        host["DnsSearch"_L1] = arrayOf(pod.dnsSearches);
    if (!pod.dnsOptions.isEmpty())
        host["DnsOptions"_L1] = arrayOf(pod.dnsOptions);
    if (!pod.hosts.isEmpty())
        host["ExtraHosts"_L1] = arrayOf(pod.hosts);
    // In a network that is not the usual one it is found by its name, which is the group's.
    if (const QStringList networks = pod.networks(); !networks.isEmpty())
        host["NetworkMode"_L1] = networks.first(); // the others are joined one by one
    QJsonObject body{{u"Image"_s, holderImage()}, {u"Hostname"_s, pod.name}, {u"Labels"_s, toJson(labels)}, {u"ExposedPorts"_s, exposed}, {u"HostConfig"_s, host}};
    addLocalSettings(body, pod);
    return body;
}

QJsonObject bodyOf(const ContainerPlan &container, const QStringList &imageCommand)
{
    const QString holder = u"container:"_s + container.pod;
    QJsonObject host{{u"NetworkMode"_s, holder}, {u"IpcMode"_s, holder}, {u"RestartPolicy"_s, QJsonObject{{u"Name"_s, wordOf(container.restartPolicy)}}}};
    addLimits(host, container.limits);
    addMounts(host, container);
    addSecurity(host, container);
    QJsonObject body{{u"Image"_s, container.image}, {u"Labels"_s, toJson(container.labels)}, {u"HostConfig"_s, host}};
    if (!container.environment.isEmpty())
        body["Env"_L1] = environmentOf(container);
    if (!container.user.isEmpty())
        body["User"_L1] = container.user;
    if (container.secretEnvironment)
        body["Entrypoint"_L1] = arrayOf(QStringList{launchFolder + u"/holder"_s, u"run"_s, launchFolder + u"/environment"_s}
                                        + (container.command.isEmpty() ? imageCommand : container.command));
    else if (!container.command.isEmpty())
        body["Entrypoint"_L1] = arrayOf(container.command);
    addLocalSettings(body, container);
    return body;
}

VolumePlan volumeOf(const SecretFolder &folder)
{
    return {secretName(folder), {{labels::group, folder.group}}};
}

QString uploadName(const VolumePlan &volume)
{
    return engineName(volume.labels.value(labels::group), u"upload."_s + volume.name.section(u'.', -1));
}

QJsonObject uploadBody(const VolumePlan &volume)
{
    const QJsonObject host{{u"NetworkMode"_s, u"none"_s}, {u"Mounts"_s, QJsonArray{mountOf(volume.name, uploadFolder, false)}}};
    const Labels labels{{labels::group, volume.labels.value(labels::group)}, {labels::role, labels::uploadRole}};
    return {{u"Image"_s, holderImage()}, {u"Labels"_s, toJson(labels)}, {u"HostConfig"_s, host}};
}

QByteArray openFolderArchive()
{
    return tarArchive({{QByteArray(uploadFolder.data() + 1, uploadFolder.size() - 1) + '/', {}, 0777, true}});
}

QByteArray uploadArchive(const SecretPlan &secrets)
{
    QList<TarFile> files;
    QByteArray variables;
    for (const auto &[name, value] : secrets.values.asKeyValueRange()) {
        if (secrets.isEnvironment)
            variables += name.toUtf8() + '=' + value + '\0';
        else
            files.append({name.toUtf8(), value});
    }
    if (!secrets.isEnvironment)
        return tarArchive(files);
    QFile program(u":/holder/holder"_s);
    if (!program.open(QIODevice::ReadOnly))
        qFatal("The program that sets secret variables is missing from this build.");
    return tarArchive({{"holder", program.readAll(), 0555}, {"environment", variables}});
}

} // namespace quayside::docker
