// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/groupplan.h"

#include "app/runtimes/compat/derivecontainer.h"
#include "app/runtimes/compat/enginejson.h"
#include "app/runtimes/compat/authfiles.h"
#include "app/runtimes/compat/imagereference.h"
#include "app/runtimes/compat/labels.h"
#include "app/runtimes/compat/localsettings.h"
#include "app/runtimes/compat/tr.h"
#include "models/core/quantities.h"
#include "models/spec/specwriter.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace quayside::compat {

using namespace Qt::StringLiterals;

namespace {

bool isWord(const spec::Text &text, QLatin1StringView word)
{
    return text.value_or(QString()).compare(word, Qt::CaseInsensitive) == 0;
}

RestartPolicy restartPolicyOf(const ContainerGroupSpec &spec)
{
    if (isWord(spec.restartPolicy, "OnFailure"_L1))
        return RestartPolicy::OnFailure;
    return isWord(spec.restartPolicy, "Never"_L1) ? RestartPolicy::Never : RestartPolicy::Always;
}

// Requests weigh, limits bind; without a limit a container is held to its request (REFERENCE 3.3).
ContainerPlan::Limits limitsOf(const spec::ResourceRequirements &resources)
{
    const spec::Resources requests = resources.requests.value_or(spec::Resources{});
    const spec::Resources limits = resources.limits.value_or(spec::Resources{});
    const double cpu = std::max(0.0, limits.cpu.value_or(requests.cpu.value_or(0)));
    const double memory = std::max(0.0, limits.memoryInGB.value_or(requests.memoryInGB.value_or(0)));
    return {cpu, cpu > 0 ? requests.cpu.value_or(cpu) : 0, gigabytes(memory)};
}

QString shortHash(const QString &text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex().first(24));
}

QStringList wordsOf(const spec::Text &text)
{
    return text.value_or(QString()).split(u' ', Qt::SkipEmptyParts);
}

Protocol protocolOf(const spec::Port &port)
{
    return isWord(port.protocol, "UDP"_L1) ? Protocol::Udp : Protocol::Tcp;
}

// Where a port was published by what made the group first; it may be in several places.
QList<PortMapping> publishedAs(const spec::Port &port, const QJsonArray &published)
{
    QList<PortMapping> mappings;
    for (const QJsonValue &value : published) {
        const QJsonObject one = value.toObject();
        const bool isUdp = one.value("protocol"_L1).toString().compare("UDP"_L1, Qt::CaseInsensitive) == 0;
        if (one.value("port"_L1).toInt() == port.port.value_or(0) && isUdp == (protocolOf(port) == Protocol::Udp))
            mappings.append({one.value("hostAddress"_L1).toString(), static_cast<quint16>(one.value("hostPort"_L1).toInt()),
                             static_cast<quint16>(port.port.value_or(0)), protocolOf(port)});
    }
    return mappings;
}

// Ids of resources know no case. What is before the subnet names the virtual network, and its hash tells it from another one that is
// called the same in another resource group.
NetworkPlan networkOf(const QString &subnet)
{
    static const QRegularExpression unfit(u"[^a-z0-9_.-]"_s); // for an engine
    const QString id = subnet.toLower().section(u"/subnets/"_s, 0, 0);
    QString word = id.section(u'/', -1).left(40);
    word.replace(unfit, u"-"_s);
    return {u"quayside.%1.%2"_s.arg(word, shortHash(id).first(8)), {{labels::network, id}}};
}

// Makes the plan of one spec part by part; the first thing that cannot be done ends it.
class Planner
{
public:
    Planner(const ContainerGroupSpec &spec, const PlanContext &context)
        : m_spec(spec)
        , m_context(context)
        , m_group(spec.name.value_or(QString()))
    {
    }

    Result<GroupPlan> plan()
    {
        planPod();
        for (const spec::Volume &volume : m_spec.volumes)
            planVolume(volume);
        for (const spec::Container &container : m_spec.initContainers)
            planContainer(container, true);
        for (const spec::Container &container : m_spec.containers)
            planContainer(container, false);
        if (m_refusal)
            return tl::unexpected(*m_refusal);
        return m_plan;
    }

private:
    void refuse(const QString &reason)
    {
        if (!m_refusal)
            m_refusal = Error{Error::Kind::Unsupported, reason, {}};
    }

    Labels groupLabels() const { return {{labels::group, m_group}}; }

    void planPod()
    {
        PodPlan &pod = m_plan.pod;
        pod.name = m_group;
        pod.labels = groupLabels();
        pod.labels[labels::version] = labels::currentVersion;
        pod.labels[labels::spec] = specToJson(withoutPasswords(m_spec), Secrets::Omit);
        pod.labels[labels::billedFrom] = m_context.billedFrom;
        pod.local = localSettings(m_spec.unknown);
        pod.local.remove("timetable"_L1); // not the engine's business: a change of it touches nothing that runs
        const Labels own = labelsFrom(pod.local.take("labels"_L1));
        for (const auto &[key, value] : own.asKeyValueRange())
            if (!pod.labels.contains(key))
                pod.labels.insert(key, value);
        if (m_spec.ipAddress)
            planPorts(pod);
        planNetwork(pod);
        planHosts(pod);
        if (!m_spec.dnsConfig)
            return;
        pod.dnsServers = m_spec.dnsConfig->nameServers;
        pod.dnsSearches = wordsOf(m_spec.dnsConfig->searchDomains);
        pod.dnsOptions = wordsOf(m_spec.dnsConfig->options);
    }

    void planNetwork(PodPlan &pod) const
    {
        const QString subnet = m_spec.subnetIds.isEmpty() ? QString() : m_spec.subnetIds.first().id.value_or(QString());
        if (subnet.isEmpty())
            return;
        pod.network = networkOf(subnet);
        pod.labels[labels::network] = pod.network.name;
    }

    // Containers of a group share one network: each is where all the others are, and whoever calls it by its name means here.
    void planHosts(PodPlan &pod) const
    {
        pod.hosts = textsFrom(pod.local.take("extraHosts"_L1));
        for (const spec::Container &container : m_spec.containers) {
            const QString name = container.name.value_or(QString());
            const auto isKnown = [&](const QString &host) { return host.section(u':', 0, 0) == name; };
            if (!name.isEmpty() && std::ranges::none_of(pod.hosts, isKnown))
                pod.hosts.append(name + u":127.0.0.1"_s);
        }
    }

    void planPorts(PodPlan &pod) const
    {
        const QJsonArray published = pod.local.take("ports"_L1).toArray();
        if (wantsAddress(m_spec))
            pod.labels[labels::address] = m_context.address;
        const QHash<int, int> hosts = hostPorts(m_spec.ipAddress->ports, m_context.firstOpenPort);
        for (const spec::Port &port : m_spec.ipAddress->ports) {
            const QList<PortMapping> given = publishedAs(port, published);
            pod.ports += given;
            if (given.isEmpty())
                pod.ports.append({m_context.address, static_cast<quint16>(hosts.value(port.port.value_or(0))), static_cast<quint16>(port.port.value_or(0)), protocolOf(port)});
        }
    }

    void planVolume(const spec::Volume &volume)
    {
        const QString name = volume.name.value_or(QString());
        if (!localSettings(volume.unknown).isEmpty())
            return; // it is there already, and not the group's
        if (volume.emptyDir)
            m_plan.volumes.append({nameOf(volume), groupLabels(), true});
        else if (volume.gitRepo)
            planRepository(volume);
        else if (volume.secret)
            planSecretFiles(name, *volume.secret);
        else if (volume.azureFile)
            refuse(CompatTr::tr("The share of the volume “%1” cannot be mounted here. Say which folder of the engine's machine stands for it: write “x-quayside: {bind: /path/to/folder}” into the volume.").arg(name));
        else
            refuse(CompatTr::tr("The volume “%1” is of a kind that cannot be had on a local engine yet; emptyDir, secret, gitRepo and azureFile can.").arg(name));
    }

    // In the engine. One with a repository is another one for each repository, so that an update can make the new one beside the old.
    QString nameOf(const spec::Volume &volume) const
    {
        const QString name = volume.name.value_or(QString());
        if (!volume.gitRepo)
            return engineName(m_group, name);
        const QString what = QStringList{withoutPassword(volume.gitRepo->repository.value_or(QString())), volume.gitRepo->directory.value_or(QString()), volume.gitRepo->revision.value_or(QString())}.join(u'\n');
        return engineName(m_group, name + u'.' + shortHash(what).first(8));
    }

    void planRepository(const spec::Volume &volume)
    {
        const Result<RepositoryAddress> address = repositoryAddress(volume.name.value_or(QString()), *volume.gitRepo);
        if (!address)
            return refuse(address.error().summary);
        m_plan.volumes.append({nameOf(volume), groupLabels()});
        const QString image = m_spec.containers.isEmpty() ? QString() : m_spec.containers.first().image.value_or(QString());
        m_plan.repositories.append({volume.name.value_or(QString()), nameOf(volume), *address, fullImageName(image)});
    }

    bool hasSecrets(const spec::Container &container) const { return m_context.secretSets.contains(container.name.value_or(QString())); }

    QString setOf(const spec::Container &container) const { return m_context.secretSets.value(container.name.value_or(QString()), m_context.secretSet); }

    // Whether every container that mounts a volume finds its secrets in the engine.
    bool isProvided(const QString &volume) const
    {
        const auto needs = [&](const spec::Container &container) {
            return !hasSecrets(container) && std::ranges::find(container.volumeMounts, volume, &spec::VolumeMount::name) != container.volumeMounts.end();
        };
        return !m_context.secretSets.isEmpty() && std::ranges::none_of(m_spec.containers, needs) && std::ranges::none_of(m_spec.initContainers, needs);
    }

    void planSecretFiles(const QString &volume, const QMap<QString, spec::Secret> &files)
    {
        if (isProvided(volume))
            return;
        SecretPlan secret{{m_group, volume, m_context.secretSet, files.keys()}, false, {}};
        for (const auto &[file, content] : files.asKeyValueRange()) {
            if (content.value.isEmpty())
                refuse(CompatTr::tr("The content of “%1” in the secret volume “%2” is missing; it is not known and must be given again.")
                           .arg(file, volume));
            secret.values.insert(file, QByteArray::fromBase64(content.value.toUtf8()));
        }
        m_plan.secrets.append(secret);
    }

    void planContainer(const spec::Container &container, bool isInit)
    {
        ContainerPlan plan;
        plan.part = container.name.value_or(QString());
        plan.name = engineName(m_group, plan.part);
        plan.pod = m_group;
        plan.image = planImage(container.image.value_or(QString()));
        plan.isInit = isInit;
        plan.restartPolicy = isInit ? RestartPolicy::Never : restartPolicyOf(m_spec); // who starts a group runs its init containers again
        plan.command = container.command;
        plan.labels = groupLabels();
        plan.labels[labels::container] = plan.part;
        plan.labels[labels::role] = isInit ? labels::initRole : labels::regularRole;
        if (const QString set = setOf(container); !set.isEmpty())
            plan.labels[labels::secrets] = set;
        if (container.resources && m_context.canLimit)
            plan.limits = limitsOf(*container.resources);
        planEnvironment(plan, container);
        planMounts(plan, container);
        if (container.securityContext)
            planSecurity(plan, *container.securityContext);
        plan.local = localSettings(container.unknown);
        const Labels own = labelsFrom(plan.local.take("labels"_L1));
        for (const auto &[key, value] : own.asKeyValueRange())
            if (!plan.labels.contains(key))
                plan.labels.insert(key, value);
        m_plan.containers.append(plan);
    }

    QString planImage(const QString &image)
    {
        const QString name = fullImageName(image);
        if (std::ranges::find(m_plan.images, name, &ImagePlan::name) == m_plan.images.end())
            m_plan.images.append({name, credentialsFor(imageRegistry(name)), false});
        return name;
    }

    QByteArray credentialsFor(const QString &registry) const
    {
        for (const spec::RegistryCredential &credential : m_spec.imageRegistryCredentials)
            if (const QString server = credential.server.value_or(QString()); isSameRegistry(server, registry))
                return credential.username && credential.password ? registryAuth(server, *credential.username, credential.password->value) : QByteArray();
        return {};
    }

    void planEnvironment(ContainerPlan &plan, const spec::Container &container)
    {
        SecretPlan secret{{m_group, plan.part + u".env"_s, setOf(container), {}}, true, {}};
        for (const spec::EnvironmentVariable &variable : container.environmentVariables) {
            const QString name = variable.name.value_or(QString());
            if (variable.value)
                plan.environment[name] = *variable.value;
            else if (!hasSecrets(container) && !variable.secureValue)
                refuse(CompatTr::tr("The variable “%1” of “%2” has no value here. A secure value is not known and must be given again.").arg(name, plan.part));
            else
                secret.folder.files.append(name);
            if (!variable.value && variable.secureValue)
                secret.values.insert(name, variable.secureValue->value.toUtf8());
        }
        if (secret.folder.files.isEmpty())
            return;
        plan.secretEnvironment = secret.folder;
        if (!hasSecrets(container))
            m_plan.secrets.append(secret);
    }

    void planMounts(ContainerPlan &plan, const spec::Container &container) const
    {
        for (const spec::VolumeMount &mount : container.volumeMounts) {
            const auto volume = std::ranges::find(m_spec.volumes, mount.name, &spec::Volume::name);
            if (volume == m_spec.volumes.end())
                continue; // V-093 has said so
            const QString name = mount.name.value_or(QString());
            const QString path = mount.mountPath.value_or(QString());
            if (volume->emptyDir || volume->gitRepo || !localSettings(volume->unknown).isEmpty())
                plan.mounts.append(mountOf(*volume, mount));
            else if (volume->secret)
                plan.secretMounts.append({{m_group, name, setOf(container), volume->secret->keys()}, path});
        }
    }

    // What an image has at the path is hidden by a group's own volume, as in ACI; a volume of the engine is left to its ways.
    ContainerPlan::Mount mountOf(const spec::Volume &volume, const spec::VolumeMount &mount) const
    {
        const QJsonObject local = localSettings(volume.unknown);
        const QString folder = local.value("bind"_L1).toString();
        const bool isReadOnlyShare = volume.azureFile && volume.azureFile->readOnly.value_or(false);
        const QString source = folder.isEmpty() ? local.value("volume"_L1).toString(nameOf(volume)) : folder;
        return {source, mount.mountPath.value_or(QString()), mount.readOnly.value_or(false) || isReadOnlyShare, !folder.isEmpty(),
                textsFrom(localSettings(mount.unknown).value("options"_L1)), local.contains("volume"_L1)};
    }

    static void planSecurity(ContainerPlan &plan, const spec::SecurityContext &security)
    {
        plan.isPrivileged = security.privileged.value_or(false);
        plan.mayGainPrivileges = security.allowPrivilegeEscalation.value_or(true);
        if (security.capabilities) {
            plan.addedCapabilities = security.capabilities->add;
            plan.droppedCapabilities = security.capabilities->drop;
        }
        if (!security.runAsUser)
            return;
        plan.user = QString::number(*security.runAsUser);
        if (security.runAsGroup)
            plan.user += u':' + QString::number(*security.runAsGroup);
    }

    const ContainerGroupSpec &m_spec;
    const PlanContext &m_context;
    const QString m_group;
    GroupPlan m_plan;
    std::optional<Error> m_refusal;
};

} // namespace

QHash<int, int> hostPorts(const QList<spec::Port> &ports, int firstOpenPort)
{
    QSet<int> taken;
    for (const spec::Port &port : ports)
        if (port.port.value_or(0) >= firstOpenPort)
            taken.insert(port.port.value_or(0));
    QHash<int, int> hosts;
    for (const spec::Port &port : ports) {
        const int number = port.port.value_or(0);
        int host = number >= firstOpenPort ? number : number + 8000;
        if (hosts.contains(number))
            continue; // once over TCP, once over UDP
        while (number < firstOpenPort && taken.contains(host))
            ++host;
        hosts.insert(number, host);
        taken.insert(host);
    }
    return hosts;
}

QList<int> publishedPorts(const ContainerGroupSpec &spec, int firstOpenPort)
{
    QList<int> published;
    if (!spec.ipAddress)
        return published;
    const QHash<int, int> hosts = hostPorts(spec.ipAddress->ports, firstOpenPort);
    for (const spec::Port &port : spec.ipAddress->ports)
        if (!isWord(port.protocol, "UDP"_L1))
            published.append(hosts.value(port.port.value_or(0)));
    return published;
}

bool wantsAddress(const ContainerGroupSpec &spec)
{
    const QJsonArray published = localSettings(spec.unknown).value("ports"_L1).toArray();
    return spec.ipAddress && std::ranges::any_of(spec.ipAddress->ports, [&](const spec::Port &port) { return publishedAs(port, published).isEmpty(); });
}

Result<GroupPlan> planGroup(const ContainerGroupSpec &spec, const PlanContext &context)
{
    return Planner(spec, context).plan();
}

QStringList PodPlan::networks() const
{
    QStringList names = textsFrom(local.value("networks"_L1));
    if (!network.name.isEmpty() && !names.contains(network.name))
        names.prepend(network.name);
    return names;
}

QString engineName(const QString &group, const QString &part)
{
    return group + u'.' + part;
}

QString secretName(const SecretFolder &folder, const QString &file)
{
    return secretPrefix(folder.group) + shortHash(folder.name + u'.' + file + folder.set);
}

QString secretPrefix(const QString &group)
{
    return u"quayside."_s + shortHash(group) + u'.';
}

} // namespace quayside::compat
