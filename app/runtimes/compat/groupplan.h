// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/engineparts.h"
#include "app/runtimes/compat/repositoryaddress.h"
#include "models/core/result.h"
#include "models/spec/containergroupspec.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>

namespace quayside::compat {

// What the engine and its machine allow, as far as a plan depends on it.
struct PlanContext
{
    QString address; // the group's own; empty when the spec asks for none
    int firstOpenPort = 0; // lower ports are not ours to open (rootless)
    bool canLimit = true; // CPU and memory
    QString billedFrom; // ISO 8601
    QString secretSet = {}; // of the secrets that are created; a group that is updated has several
    QHash<QString, QString> secretSets = {}; // by container, where its secrets exist in the engine: their values are not needed
    bool isOnThisMachine = true; // its addresses can be tried
};

// Secrets of a group that belong together: the files of a volume, or the variables of a container. The engine finds them by this.
struct SecretFolder
{
    QString group;
    QString name; // a volume of the spec, or a container and ".env"
    QString set; // which generation, see labels::secrets
    QStringList files; // or variables

    bool operator==(const SecretFolder &) const = default;
};

// What an engine is asked for as an image, as a volume, and so on: values, which each engine writes down in its own way.
struct ImagePlan
{
    QString name; // full
    QByteArray credentials; // for X-Registry-Auth, or empty
    bool isRenewed = false; // pulled although it is there
};

struct VolumePlan
{
    QString name;
    Labels labels;
    bool isForAnyUser = false; // whoever runs in a container may write into it

    bool operator==(const VolumePlan &) const = default;
};

// What is cloned into a volume before anybody sees it.
struct RepositoryPlan
{
    QString volume; // in the spec
    QString name; // of the volume in the engine; another repository or revision is in another one
    RepositoryAddress address;
    QString image; // that the engine has by then, for a container to reach the volume through
};

// What was cloned, by the names of the volumes in the engine.
using Archives = QHash<QString, QByteArray>;

struct SecretPlan
{
    SecretFolder folder;
    bool isEnvironment = false;
    QMap<QString, QByteArray> values; // by file or variable
};

// Stands for a virtual network of Azure; groups of all its subnets are in it.
struct NetworkPlan
{
    QString name; // empty for none
    Labels labels;

    bool operator==(const NetworkPlan &) const = default;
};

struct PodPlan
{
    QString name;
    Labels labels;
    QList<PortMapping> ports;
    QStringList dnsServers;
    QStringList dnsSearches;
    QStringList dnsOptions;
    QJsonObject local = {}; // see localsettings.h
    QStringList hosts = {}; // "name:address", for all of its containers
    NetworkPlan network = {};

    // Of the engine, the one that decides over the group's names first; none is the engine's usual one.
    QStringList networks() const;

    bool operator==(const PodPlan &) const = default;
};

struct ContainerPlan
{
    struct Mount
    {
        QString volume; // in the engine, or a folder of its machine
        QString path;
        bool isReadOnly = false;
        bool isFolder = false;
        QStringList options = {}; // as the engine calls them
        bool isFilledFromImage = false; // while the volume is empty, with what the image has at the path
        bool operator==(const Mount &) const = default;
    };
    struct SecretMount
    {
        SecretFolder folder;
        QString path;
        bool operator==(const SecretMount &) const = default;
    };
    struct Limits
    {
        double cpu = 0; // cores that it may use; 0 is no limit
        double cpuWeight = 0; // cores that it counts for when there are not enough
        Bytes memory; // 0 is no limit
        bool operator==(const Limits &) const = default;
    };

    QString part; // its name in the spec
    QString name; // in the engine
    QString pod; // name of the one that it joins
    QString image; // full name
    bool isInit = false;
    RestartPolicy restartPolicy = RestartPolicy::Always;
    QStringList command; // replaces entry point and arguments of the image; empty keeps them
    Limits limits;
    QMap<QString, QString> environment;
    std::optional<SecretFolder> secretEnvironment;
    QList<Mount> mounts;
    QList<SecretMount> secretMounts;
    bool isPrivileged = false;
    bool mayGainPrivileges = true;
    QStringList addedCapabilities;
    QStringList droppedCapabilities;
    QString user; // number, or "number:number"; empty is the image's own
    QJsonObject local; // see localsettings.h
    Labels labels;

    bool operator==(const ContainerPlan &) const = default;
};

// A group as an engine is asked for it, in the order in which it is made.
struct GroupPlan
{
    QList<ImagePlan> images; // every one once
    QList<VolumePlan> volumes;
    QList<RepositoryPlan> repositories; // for some of these volumes
    QList<SecretPlan> secrets;
    PodPlan pod;
    QList<ContainerPlan> containers; // init containers first
};

// An error when the spec asks for something that a local engine cannot do and must not ignore.
Result<GroupPlan> planGroup(const ContainerGroupSpec &spec, const PlanContext &context);

// The ports of the host for the ports of a group. Where low ports are not ours to open (rootless), 80 becomes 8080, or the next
// one that the group does not use itself.
QHash<int, int> hostPorts(const QList<spec::Port> &ports, int firstOpenPort);
// Whether some of its ports get an address of the group's own; others have one already that something else gave them.
bool wantsAddress(const ContainerGroupSpec &spec);
// The TCP ports on the engine's machine that a group will take.
QList<int> publishedPorts(const ContainerGroupSpec &spec, int firstOpenPort);

// Names of containers and volumes of a group inside the engine. A group's name has no dot, so no two groups can clash.
QString engineName(const QString &group, const QString &part);

// Secrets carry no labels in Podman 4.3 and may have 64 characters: their names say whose they are, shortened to hashes.
QString secretName(const SecretFolder &folder, const QString &file = {});
// What all of a group's secrets begin with, and nobody else's.
QString secretPrefix(const QString &group);

} // namespace quayside::compat
