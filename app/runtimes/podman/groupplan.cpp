// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/groupplan.h"

#include "app/runtimes/compat/imagereference.h"
#include "app/runtimes/compat/labels.h"
#include "app/runtimes/podman/tr.h"
#include "models/core/quantities.h"
#include "models/spec/specwriter.h"

#include <QCryptographicHash>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace quayside::podman {

using namespace Qt::StringLiterals;

namespace {

constexpr int cpuPeriod = 100'000; // microseconds

QJsonArray arrayOf(const QStringList &list)
{
    return QJsonArray::fromStringList(list);
}

QString restartPolicyWord(const ContainerGroupSpec &spec)
{
    const QString policy = spec.restartPolicy.value_or(u"Always"_s);
    if (policy.compare(u"OnFailure", Qt::CaseInsensitive) == 0)
        return u"on-failure"_s;
    return policy.compare(u"Never", Qt::CaseInsensitive) == 0 ? u"no"_s : u"always"_s;
}

// Requests weigh, limits bind; without a limit a container is held to its request (REFERENCE 3.3).
QJsonObject resourceLimits(const spec::ResourceRequirements &resources)
{
    const spec::Resources requests = resources.requests.value_or(spec::Resources{});
    const spec::Resources limits = resources.limits.value_or(spec::Resources{});
    const double cpu = limits.cpu.value_or(requests.cpu.value_or(0));
    const double memory = limits.memoryInGB.value_or(requests.memoryInGB.value_or(0));
    QJsonObject result;
    if (cpu > 0)
        result["cpu"_L1] = QJsonObject{{u"period"_s, cpuPeriod},
                                       {u"quota"_s, static_cast<qint64>(cpu * cpuPeriod + 0.5)},
                                       {u"shares"_s, std::max<qint64>(2, static_cast<qint64>(requests.cpu.value_or(cpu) * 1024))}};
    if (memory > 0) {
        const qint64 bytes = gigabytes(memory).value;
        // No swap on top: ACI has none, and a limit that swaps is no limit.
        result["memory"_L1] = QJsonObject{{u"limit"_s, bytes}, {u"swap"_s, bytes}};
    }
    return result;
}

QByteArray registryAuth(const spec::RegistryCredential &credential)
{
    if (!credential.username || !credential.password)
        return {};
    const QJsonObject auth{{u"username"_s, *credential.username},
                           {u"password"_s, credential.password->value},
                           {u"serveraddress"_s, credential.server.value_or(QString())}};
    return QJsonDocument(auth).toJson(QJsonDocument::Compact).toBase64(QByteArray::Base64UrlEncoding);
}

QString shortHash(const QString &text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex().first(24));
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
            planContainer(container, labels::initRole);
        for (const spec::Container &container : m_spec.containers)
            planContainer(container, labels::regularRole);
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

    QJsonObject groupLabels() const { return {{labels::group, m_group}}; }

    void planPod()
    {
        QJsonObject labels{{labels::version, QString(labels::currentVersion)},
                           {labels::group, m_group},
                           {labels::spec, specToJson(m_spec, Secrets::Omit)},
                           {labels::billedFrom, m_context.billedFrom}};
        QJsonArray ports;
        if (m_spec.ipAddress) {
            labels[labels::address] = m_context.address;
            const QHash<int, int> hosts = hostPorts(m_spec.ipAddress->ports, m_context.firstOpenPort);
            for (const spec::Port &port : m_spec.ipAddress->ports)
                ports.append(portMapping(port, hosts.value(port.port.value_or(0))));
        }
        m_plan.pod = {{u"name"_s, m_group}, {u"labels"_s, labels}, {u"share"_s, QJsonArray{u"net"_s, u"ipc"_s, u"uts"_s}}};
        if (!ports.isEmpty())
            m_plan.pod["portmappings"_L1] = ports;
        if (m_spec.dnsConfig)
            planDns(*m_spec.dnsConfig);
    }

    QJsonObject portMapping(const spec::Port &port, int hostPort) const
    {
        const bool udp = port.protocol.value_or(QString()).compare(u"UDP", Qt::CaseInsensitive) == 0;
        return {{u"container_port"_s, port.port.value_or(0)},
                {u"host_port"_s, hostPort},
                {u"host_ip"_s, m_context.address},
                {u"protocol"_s, udp ? u"udp"_s : u"tcp"_s}};
    }

    void planDns(const spec::DnsConfig &dns)
    {
        m_plan.pod["dns_server"_L1] = arrayOf(dns.nameServers);
        m_plan.pod["dns_search"_L1] = arrayOf(dns.searchDomains.value_or(QString()).split(u' ', Qt::SkipEmptyParts));
        m_plan.pod["dns_option"_L1] = arrayOf(dns.options.value_or(QString()).split(u' ', Qt::SkipEmptyParts));
    }

    void planVolume(const spec::Volume &volume)
    {
        const QString name = volume.name.value_or(QString());
        if (volume.emptyDir)
            m_plan.volumes.append(QJsonObject{{u"Name"_s, engineName(m_group, name)}, {u"Labels"_s, groupLabels()}});
        else if (volume.secret)
            planSecretFiles(name, *volume.secret);
        else
            refuse(PodmanTr::tr("The volume “%1” is of a kind that cannot be had on Podman yet; emptyDir and secret can.").arg(name));
    }

    bool hasSecrets(const spec::Container &container) const { return m_context.secretSets.contains(container.name.value_or(QString())); }

    QString secretNameFor(const spec::Container &container, const QString &part) const
    {
        return secretName(m_group, part, m_context.secretSets.value(container.name.value_or(QString()), m_context.secretSet));
    }

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
        for (const auto &[file, content] : files.asKeyValueRange()) {
            if (content.value.isEmpty())
                refuse(PodmanTr::tr("The content of “%1” in the secret volume “%2” is missing; it is kept nowhere and must be given again.")
                           .arg(file, volume));
            addSecret(volume + u'.' + file, QByteArray::fromBase64(content.value.toUtf8()));
        }
    }

    QString addSecret(const QString &part, const QByteArray &value)
    {
        const QString name = secretName(m_group, part, m_context.secretSet);
        m_plan.secrets.append({name, value});
        return name;
    }

    void planContainer(const spec::Container &container, QLatin1StringView role)
    {
        const QString name = container.name.value_or(QString());
        const QString image = planImage(container.image.value_or(QString()));
        QJsonObject labels = groupLabels();
        labels[labels::container] = name;
        labels[labels::role] = QString(role);
        if (const QString set = m_context.secretSets.value(name, m_context.secretSet); !set.isEmpty())
            labels[labels::secrets] = set;
        m_body = {{u"name"_s, engineName(m_group, name)}, {u"pod"_s, m_group}, {u"image"_s, image}, {u"labels"_s, labels}};
        if (role == labels::initRole)
            m_body["init_container_type"_L1] = u"always"_s;
        else
            m_body["restart_policy"_L1] = restartPolicyWord(m_spec);
        if (!container.command.isEmpty()) {
            m_body["entrypoint"_L1] = arrayOf(container.command);
            m_body["command"_L1] = QJsonArray();
        }
        if (container.resources && m_context.canLimit)
            m_body["resource_limits"_L1] = resourceLimits(*container.resources);
        planEnvironment(container);
        planMounts(container);
        if (container.securityContext)
            planSecurity(*container.securityContext);
        m_plan.containers.append({name, m_body});
    }

    QString planImage(const QString &image)
    {
        const QString name = fullImageName(image);
        const auto same = [&](const GroupPlan::Image &known) { return known.name == name; };
        if (std::ranges::none_of(m_plan.images, same))
            m_plan.images.append({name, credentialsFor(imageRegistry(name))});
        return name;
    }

    QByteArray credentialsFor(const QString &registry) const
    {
        for (const spec::RegistryCredential &credential : m_spec.imageRegistryCredentials)
            if (isSameRegistry(credential.server.value_or(QString()), registry))
                return registryAuth(credential);
        return {};
    }

    void planEnvironment(const spec::Container &container)
    {
        QJsonObject plain;
        QJsonObject secret;
        for (const spec::EnvironmentVariable &variable : container.environmentVariables) {
            const QString name = variable.name.value_or(QString());
            const QString part = container.name.value_or(QString()) + u".env."_s + name;
            if (hasSecrets(container) && !variable.value)
                secret[name] = secretNameFor(container, part);
            else if (variable.secureValue)
                secret[name] = addSecret(part, variable.secureValue->value.toUtf8());
            else if (variable.value)
                plain[name] = *variable.value;
            else
                refuse(PodmanTr::tr("The variable “%1” of “%2” has no value here. A secure value is kept nowhere and must be given again.")
                           .arg(name, container.name.value_or(QString())));
        }
        if (!plain.isEmpty())
            m_body["env"_L1] = plain;
        if (!secret.isEmpty())
            m_body["secret_env"_L1] = secret;
    }

    void planMounts(const spec::Container &container)
    {
        QJsonArray volumes;
        QJsonArray secrets;
        for (const spec::VolumeMount &mount : container.volumeMounts) {
            const auto volume = std::ranges::find(m_spec.volumes, mount.name, &spec::Volume::name);
            if (volume == m_spec.volumes.end())
                continue; // V-093 has said so
            const QString path = mount.mountPath.value_or(QString());
            if (volume->emptyDir)
                volumes.append(QJsonObject{{u"Name"_s, engineName(m_group, mount.name.value_or(QString()))},
                                           {u"Dest"_s, path},
                                           {u"Options"_s, QJsonArray{mount.readOnly.value_or(false) ? u"ro"_s : u"rw"_s}}});
            if (volume->secret)
                for (const QString &file : volume->secret->keys())
                    secrets.append(QJsonObject{{u"Source"_s, secretNameFor(container, mount.name.value_or(QString()) + u'.' + file)},
                                               {u"Target"_s, QString(path + u'/' + file)},
                                               {u"Mode"_s, 0444}});
        }
        if (!volumes.isEmpty())
            m_body["volumes"_L1] = volumes;
        if (!secrets.isEmpty())
            m_body["secrets"_L1] = secrets;
    }

    void planSecurity(const spec::SecurityContext &security)
    {
        m_body["privileged"_L1] = security.privileged.value_or(false);
        if (security.allowPrivilegeEscalation && !*security.allowPrivilegeEscalation)
            m_body["no_new_privileges"_L1] = true;
        if (security.capabilities) {
            m_body["cap_add"_L1] = arrayOf(security.capabilities->add);
            m_body["cap_drop"_L1] = arrayOf(security.capabilities->drop);
        }
        if (!security.runAsUser)
            return;
        const QString group = security.runAsGroup ? u":%1"_s.arg(*security.runAsGroup) : QString();
        m_body["user"_L1] = QString(QString::number(*security.runAsUser) + group);
    }

    const ContainerGroupSpec &m_spec;
    const PlanContext &m_context;
    const QString m_group;
    GroupPlan m_plan;
    QJsonObject m_body; // of the container that is being planned
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

Result<GroupPlan> planGroup(const ContainerGroupSpec &spec, const PlanContext &context)
{
    return Planner(spec, context).plan();
}

QString engineName(const QString &group, const QString &part)
{
    return group + u'.' + part;
}

QString secretName(const QString &group, const QString &part, const QString &set)
{
    return secretPrefix(group) + shortHash(part + set);
}

QString secretPrefix(const QString &group)
{
    return u"quayside."_s + shortHash(group) + u'.';
}

} // namespace quayside::podman
