// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/compose/fromcompose.h"

#include "models/convert/compose/interpolation.h"
#include "models/convert/compose/service.h"
#include "models/convert/compose/words.h"
#include "models/convert/envfile.h"
#include "models/convert/tr.h"

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QMap<QString, QString> variablesOf(const ConversionOptions &options)
{
    QMap<QString, QString> variables;
    if (const auto content = options.readFile ? options.readFile(u".env"_s) : std::nullopt)
        for (const EnvironmentLine &line : readEnvironmentFile(QString::fromUtf8(*content), EnvironmentFileStyle::Compose))
            if (line.value)
                variables.insert(line.name, *line.value);
    variables.insert(options.answers);
    return variables;
}

class ProjectReader
{
public:
    ProjectReader(const SpecNode &root, const QMap<QString, QString> &variables, const ConversionOptions &options)
        : m_file{{&root, {}}, variables}
        , m_group(options)
    {
    }

    SpecConversion read()
    {
        const SourceField ours = m_file.root[u"x-quayside"][u"name"];
        m_group.setName(ours ? ours : m_file.root[u"name"]);
        chooseServices();
        findInitServices();
        for (const SourceField &service : m_services)
            if (m_init.contains(service.name()))
                readService(service, true);
        for (const SourceField &service : m_services)
            if (!m_init.contains(service.name()))
                readService(service, false);
        setRestartPolicy();
        loseRest();
        return m_group.take();
    }

private:
    ConversionReport &report() { return m_group.report; }

    void chooseServices()
    {
        for (const SourceField &service : m_file.root[u"services"].members()) {
            const QStringList profiles = service[u"profiles"].texts();
            const auto isChosen = [this](const QString &one) { return m_group.options().profiles.contains(one); };
            if (profiles.isEmpty() || std::ranges::any_of(profiles, isChosen))
                m_services.append(service);
            else
                report().lost(service, ConvertTr::tr("It belongs to the profile “%1”, which is not chosen.").arg(profiles.join(u", "_s).left(200)));
            report().ignore(service[u"profiles"]);
        }
    }

    // What another service waits for until it has ended well runs before the others.
    void findInitServices()
    {
        for (const SourceField &service : std::as_const(m_services))
            for (const SourceField &wait : service[u"depends_on"].members())
                if (wait[u"condition"].text() == u"service_completed_successfully")
                    m_init.insert(wait.name());
        const auto isInit = [this](const SourceField &one) { return m_init.contains(one.name()); };
        if (std::ranges::all_of(m_services, isInit))
            m_init.clear();
    }

    void readService(const SourceField &service, bool isInit)
    {
        ContainerDraft draft = m_group.newContainer({}, service.name(), isInit);
        noteName(service, draft);
        compose::readService(m_group, draft, service, m_file);
        compose::readPorts(m_group, draft, service);
        compose::readStorage(m_group, draft, service, m_file);
        readOrder(service, isInit);
        readGroupWords(service);
        isInit ? report().ignore(service[u"restart"]) : readRestart(service);
        m_group.finishContainer(draft);
    }

    // Without a word about the rest of the service.
    void noteName(const SourceField &service, const ContainerDraft &draft)
    {
        const bool isExact = draft.container.name == service.name();
        report().note({service.pointer, draft.path + u"/name"_s, isExact ? Fidelity::Exact : Fidelity::Approximated,
                       isExact ? ConvertTr::tr("It is kept as it is.")
                               : ConvertTr::tr("Azure allows only lower-case letters, digits and hyphens in the name of a container, and each name once."),
                       service.node->range});
    }

    void readOrder(const SourceField &service, bool isInit)
    {
        const SourceField order = service[u"depends_on"];
        for (const SourceField &wait : order.items() + order.members()) {
            const QString name = order.isList() ? wait.text() : wait.name();
            if (m_init.contains(name))
                report().exact(wait, u"/properties/initContainers"_s);
            else
                report().lost(wait, isInit ? ConvertTr::tr("An init container cannot wait for one that runs beside the others.")
                                           : ConvertTr::tr("The containers of a group start together; make this one try again until the other is there."));
        }
    }

    // What a service says and a group has only once.
    void readGroupWords(const SourceField &service)
    {
        readTags(service[u"labels"]);
        readTags(service[u"deploy"][u"labels"]);
        if (const SourceField domain = service[u"domainname"]; domain) {
            m_dnsName = domain.text();
            report().exact(domain, u"/properties/ipAddress/dnsNameLabel"_s);
        }
        if (const SourceField platform = service[u"platform"]; platform) {
            const bool isWindows = platform.text().startsWith("windows"_L1);
            m_group.spec.osType = isWindows ? u"Windows"_s : u"Linux"_s;
            report().exact(platform, u"/properties/osType"_s);
        }
        if (service[u"network_mode"].text().startsWith("service:"_L1))
            report().exact(service[u"network_mode"], u"/properties/containers"_s);
        if (service[u"deploy"][u"replicas"].integer() == 1)
            report().ignore(service[u"deploy"][u"replicas"]);
    }

    void readTags(const SourceField &labels)
    {
        for (const SourceField &label : labels.members() + labels.items()) {
            const QString name = labels.isMap() ? label.name() : label.text().section(u'=', 0, 0);
            const bool isClash = m_group.spec.tags.contains(name);
            if (isClash) {
                report().lost(label, ConvertTr::tr("Another service has given the group this tag already."));
                continue;
            }
            m_group.spec.tags.insert(name, labels.isMap() ? label.text() : label.text().section(u'=', 1));
            report().approximated(label, u"/tags"_s, ConvertTr::tr("It becomes a tag of the whole group."));
        }
    }

    void readRestart(const SourceField &service)
    {
        const SourceField deployed = service[u"deploy"][u"restart_policy"][u"condition"];
        const SourceField plain = service[u"restart"];
        const QString word = deployed ? deployed.text() : plain ? plain.text() : u"no"_s;
        const QString policy = compose::restartPolicy(word);
        if (plain && deployed)
            report().ignore(plain);
        if (const SourceField source = deployed ? deployed : plain; source)
            m_policies.append({source, policy});
        m_wanted.append(policy);
    }

    // One for the whole group: the one that restarts most.
    void setRestartPolicy()
    {
        const QStringList order{u"Always"_s, u"OnFailure"_s, u"Never"_s};
        for (const QString &policy : order)
            if (m_wanted.contains(policy) && !m_group.spec.restartPolicy)
                m_group.spec.restartPolicy = policy;
        const QString target = u"/properties/restartPolicy"_s;
        for (const auto &[source, policy] : std::as_const(m_policies)) {
            const bool isExact = policy == m_group.spec.restartPolicy && !source.text().contains(u':') && source.text() != u"unless-stopped";
            isExact ? report().exact(source, target)
                    : report().approximated(source, target, ConvertTr::tr("A group has one policy for all its containers: %1.").arg(*m_group.spec.restartPolicy));
        }
        if (m_dnsName && m_group.spec.ipAddress)
            m_group.spec.ipAddress->dnsNameLabel = m_dnsName;
    }

    void loseRest()
    {
        const auto joins = [](const SourceField &service) { return service[u"network_mode"].text().startsWith("service:"_L1); };
        if (m_services.size() - m_init.size() > 1 && std::ranges::none_of(m_services, joins))
            report().note({u"/services"_s, u"/properties/containers"_s, Fidelity::Approximated,
                           ConvertTr::tr("Services reach each other by name; as containers of one group they do at localhost, each port used once."), {}});
        report().ignore(m_file.root[u"version"]);
        for (const SourceField &member : m_file.root.members() + m_file.root[u"services"].members())
            if (member.name().startsWith("x-"_L1))
                report().ignore(member);
        for (const SourceField &service : std::as_const(m_services))
            for (const SourceField &word : service.members())
                if (word.name().startsWith("x-"_L1) || report().isKnown(word))
                    report().ignore(word);
                else if (const QString why = compose::reasonForLoss(word.name()); !why.isEmpty())
                    report().lost(word, why);
        report().loseRest(m_file.root, ConvertTr::tr("A container group has no counterpart of “%1”."));
    }

    compose::File m_file;
    GroupDraft m_group;
    QList<SourceField> m_services;
    QSet<QString> m_init;
    QStringList m_wanted;
    QList<std::pair<SourceField, QString>> m_policies;
    std::optional<QString> m_dnsName;
};

} // namespace

SpecConversion groupFromCompose(const SpecNode &root, const ConversionOptions &options)
{
    const QMap<QString, QString> variables = variablesOf(options);
    ConversionReport report;
    const SpecNode replaced = compose::Interpolation(variables, report).apply({&root, {}});
    SpecConversion group = groupFromServices(replaced, variables, options);
    group.notes = report.notes() + group.notes;
    for (const ConversionQuestion &question : group.questions)
        report.ask(question);
    group.questions = report.questions();
    return group;
}

SpecConversion groupFromServices(const SpecNode &root, const QMap<QString, QString> &variables, const ConversionOptions &options)
{
    return ProjectReader(root, variables, options).read();
}

} // namespace quayside
