// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/kubernetes/frompod.h"

#include "models/convert/kubernetes/container.h"
#include "models/convert/tr.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

class PodReader
{
public:
    PodReader(const kubernetes::Objects &objects, const ConversionOptions &options)
        : m_objects(objects)
        , m_workloads(objects.workloads())
        , m_workload(m_workloads.at(std::clamp<qsizetype>(options.group, 0, m_workloads.size() - 1)))
        , m_pod(kubernetes::Objects::podOf(m_workload))
        , m_spec(m_pod[u"spec"])
        , m_group(options)
    {
    }

    SpecConversion read()
    {
        readNames();
        for (const SourceField &container : m_spec[u"initContainers"].items())
            readContainer(container, true);
        for (const SourceField &container : m_spec[u"containers"].items())
            readContainer(container, false);
        readPolicy();
        readDns();
        readRegistries();
        publishServices();
        loseRest();
        SpecConversion conversion = m_group.take();
        if (m_workloads.size() > 1)
            for (const SourceField &workload : m_workloads)
                conversion.groups.append(u"%1 %2"_s.arg(workload[u"kind"].text(), workload[u"metadata"][u"name"].text()).left(80));
        return conversion;
    }

private:
    void readNames()
    {
        const SourceField own = m_workload[u"metadata"][u"name"];
        m_group.setName(own ? own : m_workload[u"metadata"][u"generateName"]);
        for (const SourceField &label : m_pod[u"metadata"][u"labels"].members()) {
            m_group.spec.tags.insert(label.name(), label.text());
            m_group.report.approximated(label, u"/tags"_s, ConvertTr::tr("It becomes a tag of the group."));
        }
    }

    void readContainer(const SourceField &container, bool isInit)
    {
        ContainerDraft draft = m_group.newContainer(container[u"name"], container[u"name"].text(), isInit);
        kubernetes::readContainer(m_group, draft, container, m_spec, m_objects);
        m_group.finishContainer(draft);
    }

    void readPolicy()
    {
        const SourceField policy = m_spec[u"restartPolicy"];
        m_group.spec.restartPolicy = policy ? policy.text() : u"Always"_s;
        if (policy)
            m_group.report.exact(policy, u"/properties/restartPolicy"_s);
        for (const SourceField &system : {m_spec[u"os"][u"name"], m_spec[u"nodeSelector"][u"kubernetes.io/os"]})
            if (system) {
                m_group.spec.osType = system.text() == u"windows" ? u"Windows"_s : u"Linux"_s;
                m_group.report.exact(system, u"/properties/osType"_s);
            }
    }

    void readDns()
    {
        const SourceField dns = m_spec[u"dnsConfig"];
        if (!dns)
            return;
        QStringList options;
        for (const SourceField &option : dns[u"options"].items())
            options.append(option[u"value"] ? QString(option[u"name"].text() + u':' + option[u"value"].text()) : option[u"name"].text());
        spec::DnsConfig made;
        made.nameServers = dns[u"nameservers"].texts();
        if (dns[u"searches"])
            made.searchDomains = dns[u"searches"].texts().join(u' ');
        if (!options.isEmpty())
            made.options = options.join(u' ');
        m_group.spec.dnsConfig = made;
        m_group.report.exact(dns, u"/properties/dnsConfig"_s);
    }

    void readRegistries()
    {
        for (const SourceField &secret : m_spec[u"imagePullSecrets"].items()) {
            const auto files = m_objects.content(u"Secret", secret[u"name"].text());
            const QByteArray config = files ? files->value(u".dockerconfigjson"_s) : QByteArray();
            const QJsonObject registries = QJsonDocument::fromJson(config).object().value("auths"_L1).toObject();
            for (auto registry = registries.begin(); registry != registries.end(); ++registry)
                addRegistry(registry.key(), registry.value().toObject());
            if (registries.isEmpty())
                m_group.report.asked(secret, u"/properties/imageRegistryCredentials"_s,
                                     ConvertTr::tr("The credentials are in a Secret that is not in this text; give server, user and password."));
            else
                m_group.report.exact(secret, u"/properties/imageRegistryCredentials"_s);
        }
    }

    void addRegistry(const QString &server, const QJsonObject &registry)
    {
        const QString both = QString::fromUtf8(QByteArray::fromBase64(registry.value("auth"_L1).toString().toLatin1()));
        spec::RegistryCredential credential;
        credential.server = server.section(u"://"_s, -1).section(u'/', 0, 0);
        credential.username = registry.value("username"_L1).toString(both.section(u':', 0, 0));
        credential.password = spec::Secret{registry.value("password"_L1).toString(both.section(u':', 1))};
        m_group.spec.imageRegistryCredentials.append(credential);
    }

    // What a Service of the same text opens to the world is on the group's address.
    void publishServices()
    {
        for (const SourceField &object : m_objects.all()) {
            const QString type = object[u"spec"][u"type"].text();
            if (object[u"kind"].text() != u"Service" || (type != u"LoadBalancer" && type != u"NodePort"))
                continue;
            for (const SourceField &port : object[u"spec"][u"ports"].items())
                publish(port);
        }
    }

    void publish(const SourceField &port)
    {
        const SourceField target = port[u"targetPort"] ? port[u"targetPort"] : port[u"port"];
        const auto number = target.integer() ? target.integer() : namedPort(target.text());
        if (!number)
            return;
        m_group.publish(*number, port[u"protocol"] ? port[u"protocol"].text() : u"TCP"_s);
        m_group.report.approximated(port, u"/properties/ipAddress/ports"_s, ConvertTr::tr("Azure maps no ports: it is reached at port %1, the one in the container.").arg(*number));
    }

    std::optional<int> namedPort(const QString &name) const
    {
        for (const SourceField &container : m_spec[u"containers"].items())
            for (const SourceField &port : container[u"ports"].items())
                if (port[u"name"].text() == name)
                    return port[u"containerPort"].integer();
        return std::nullopt;
    }

    void loseRest()
    {
        ConversionReport &report = m_group.report;
        for (const SourceField &object : m_objects.all()) {
            report.ignore(object[u"apiVersion"]);
            report.ignore(object[u"kind"]);
            const QString kind = object[u"kind"].text();
            if (object.pointer != m_workload.pointer && (kind == u"Secret" || kind == u"ConfigMap"))
                report.ignore(object); // what is taken of it is told where it is used
            else if (object.pointer != m_workload.pointer && !report.isKnown(object[u"spec"]))
                report.lost(object, ConvertTr::tr("One pod of the text is taken at a time; this is a %1.").arg(kind.left(40)));
            report.loseRest(object, ConvertTr::tr("A container group has no counterpart of “%1”."));
        }
    }

    const kubernetes::Objects &m_objects;
    const QList<SourceField> m_workloads; // at least one
    const SourceField m_workload; // that is taken
    const SourceField m_pod;
    const SourceField m_spec;
    GroupDraft m_group;
};

} // namespace

tl::expected<SpecConversion, SpecIssue> groupFromKubernetes(const QString &text, const ConversionOptions &options)
{
    const auto objects = kubernetes::Objects::read(text);
    if (!objects)
        return tl::unexpected(objects.error());
    if (objects->workloads().isEmpty())
        return tl::unexpected(SpecIssue{u"V-210"_s, SpecIssue::Severity::Error, {},
                                        ConvertTr::tr("There is no pod in this text, and nothing with the template of one."), TextRange{}});
    return PodReader(*objects, options).read();
}

} // namespace quayside
