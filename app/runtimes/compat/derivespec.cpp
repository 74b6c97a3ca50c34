// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/derivespec.h"

#include "app/runtimes/compat/derivecontainer.h"
#include "app/runtimes/compat/enginejson.h"
#include "app/runtimes/compat/localsettings.h"
#include "app/runtimes/compat/tr.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace quayside::compat {

using namespace Qt::StringLiterals;

namespace {

// A name as ACI takes it, and one that no other container of the group has.
QString validName(const QString &name, const QStringList &taken)
{
    static const QRegularExpression others(u"[^a-z0-9]+"_s);
    QString base = name.toLower().replace(others, u"-"_s).left(60);
    while (base.startsWith(u'-'))
        base.remove(0, 1);
    while (base.endsWith(u'-'))
        base.chop(1);
    base = base.isEmpty() ? u"container"_s : base;
    QString unique = base;
    for (int number = 2; taken.contains(unique); ++number)
        unique = u"%1-%2"_s.arg(base, QString::number(number));
    return unique;
}

spec::Port portFrom(const PortMapping &mapping)
{
    spec::Port port;
    port.port = mapping.containerPort;
    port.protocol = mapping.protocol == Protocol::Udp ? u"UDP"_s : u"TCP"_s;
    return port;
}

// Puts a spec together, container by container.
class Deriver
{
public:
    Deriver(const ContainerGroup &group, const Inspection &inspection)
        : m_group(group)
        , m_inspection(inspection)
    {
    }

    DerivedSpec derive()
    {
        m_derived.spec.name = m_group.name;
        m_derived.spec.osType = u"Linux"_s;
        derivePolicy();
        for (const Container &container : m_group.containers)
            addContainer(container);
        addAddress();
        addNetwork();
        setLocalSettings(m_derived.spec.unknown, m_settings);
        return m_derived;
    }

private:
    QJsonObject inspected(const Container &container) const { return m_inspection.containers.value(container.engineId); }

    // The group's policy is that of its first container; what others have besides is theirs.
    void derivePolicy()
    {
        for (const Container &container : m_group.containers)
            if (!container.isInit) {
                m_derived.spec.restartPolicy = restartPolicyOf(inspected(container));
                return;
            }
    }

    void addContainer(const Container &container)
    {
        const QString name = validName(container.name, m_names);
        m_names.append(name);
        if (name != container.name)
            m_derived.notCarried.append(CompatTr::tr("The name “%1” of a container: it becomes “%2”.").arg(container.name, name));
        DerivedContainer one = deriveContainer(container, inspected(container), m_inspection.images.value(container.engineId),
                                               m_derived.spec.restartPolicy.value_or(QString()));
        one.container.name = name;
        for (const DerivedMount &mount : one.mounts)
            addMount(one.container, mount);
        m_derived.notCarried += one.notCarried;
        (container.isInit ? m_derived.spec.initContainers : m_derived.spec.containers).append(one.container);
    }

    // Containers that mount the same share a volume of the spec.
    void addMount(spec::Container &container, const DerivedMount &mount)
    {
        const QString key = mount.settings.isEmpty() ? container.name.value_or(QString()) + mount.path : QString::fromUtf8(QJsonDocument(mount.settings).toJson());
        if (!m_volumes.contains(key)) {
            spec::Volume volume;
            volume.name = u"volume-%1"_s.arg(m_volumes.size() + 1);
            volume.emptyDir = spec::EmptyDir{};
            setLocalSettings(volume.unknown, mount.settings);
            m_volumes.insert(key, *volume.name);
            m_derived.spec.volumes.append(volume);
        }
        spec::VolumeMount one;
        one.name = m_volumes.value(key);
        one.mountPath = mount.path;
        if (mount.isReadOnly)
            one.readOnly = true;
        if (!mount.options.isEmpty())
            setLocalSettings(one.unknown, {{u"options"_s, QJsonArray::fromStringList(mount.options)}});
        container.volumeMounts.append(one);
    }

    void addAddress()
    {
        if (m_group.ports.isEmpty())
            return;
        spec::IpAddress address;
        address.type = u"Public"_s;
        QJsonArray published;
        for (const PortMapping &mapping : m_group.ports) {
            const spec::Port port = portFrom(mapping);
            if (!address.ports.contains(port))
                address.ports.append(port);
            published.append(QJsonObject{{u"port"_s, mapping.containerPort},
                                         {u"protocol"_s, *port.protocol},
                                         {u"hostAddress"_s, mapping.hostAddress},
                                         {u"hostPort"_s, mapping.hostPort}});
        }
        if (!m_derived.spec.containers.isEmpty())
            m_derived.spec.containers.first().ports = address.ports;
        m_derived.spec.ipAddress = address;
        m_settings["ports"_L1] = published;
    }

    // Of the pod's own container, or of the only one.
    void addNetwork()
    {
        const QJsonObject own = !m_inspection.infra.isEmpty() || m_group.containers.isEmpty() ? m_inspection.infra : inspected(m_group.containers.first());
        const QJsonObject host = own.value("HostConfig"_L1).toObject();
        const QString hostname = own.value("Config"_L1).toObject().value("Hostname"_L1).toString();
        if (!hostname.isEmpty() && !own.value("Id"_L1).toString().startsWith(hostname) && hostname != m_group.name)
            m_settings["hostname"_L1] = hostname;
        if (const QJsonArray hosts = host.value("ExtraHosts"_L1).toArray(); !hosts.isEmpty())
            m_settings["extraHosts"_L1] = hosts;
        const QStringList networks = own.value("NetworkSettings"_L1).toObject().value("Networks"_L1).toObject().keys();
        if (!networks.isEmpty() && networks != QStringList{u"podman"_s} && networks != QStringList{u"bridge"_s})
            m_settings["networks"_L1] = QJsonArray::fromStringList(networks);
        addDns(host);
        if (!m_inspection.podLabels.isEmpty())
            m_settings["labels"_L1] = toJson(m_inspection.podLabels);
        noteMerging();
    }

    void addDns(const QJsonObject &host)
    {
        spec::DnsConfig dns;
        dns.nameServers = textsFrom(host.value("Dns"_L1));
        if (const QStringList domains = textsFrom(host.value("DnsSearch"_L1)); !domains.isEmpty())
            dns.searchDomains = domains.join(u' ');
        if (const QStringList options = textsFrom(host.value("DnsOptions"_L1)); !options.isEmpty())
            dns.options = options.join(u' ');
        if (!(dns == spec::DnsConfig{}))
            m_derived.spec.dnsConfig = dns;
    }

    void noteMerging()
    {
        if (m_group.origin != ContainerGroup::Origin::Pod && m_group.containers.size() > 1)
            m_derived.notCarried.append(CompatTr::tr("A network of its own for each container: they share one from then on, and call each other as localhost."));
        if (m_group.origin != ContainerGroup::Origin::Quayside)
            m_derived.notCarried.append(CompatTr::tr("The names of the containers in the engine: they begin with the name of the group."));
    }

    const ContainerGroup &m_group;
    const Inspection &m_inspection;
    DerivedSpec m_derived;
    QJsonObject m_settings;
    QStringList m_names;
    QHash<QString, QString> m_volumes; // what is mounted, and its name in the spec
};

} // namespace

DerivedSpec deriveSpec(const ContainerGroup &group, const Inspection &inspection)
{
    return Deriver(group, inspection).derive();
}

} // namespace quayside::compat
