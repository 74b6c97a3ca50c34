// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/compose/tocompose.h"

#include "models/convert/conversionreport.h"
#include "models/convert/tr.h"
#include "models/convert/tree.h"
#include "models/core/quantities.h"
#include "models/spec/jsonpointer.h"
#include "models/spec/specwriter.h"

#include <QRegularExpression>
#include <QSet>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// A dollar begins a variable in Compose.
SpecNode literal(const QString &text)
{
    return tree::text(QString(text).replace("$"_L1, "$$"_L1));
}

SpecNode literals(const QStringList &texts)
{
    SpecNode list = tree::list();
    for (const QString &text : texts)
        list.items.append(literal(text));
    return list;
}

QString variableName(const QString &text)
{
    static const QRegularExpression others(u"[^A-Za-z0-9]+"_s);
    return QString(text).replace(others, u"_"_s).toUpper().left(80);
}

QString secondsText(const SourceField &field)
{
    return field.text() + u's';
}

class ComposeWriter
{
public:
    explicit ComposeWriter(const SpecNode &group)
        : m_group{&group, {}}
        , m_properties(m_group[u"properties"])
    {
    }

    TextConversion write()
    {
        m_report.ignore(m_group[u"type"]);
        m_report.ignore(m_group[u"apiVersion"]);
        // Older Compose files have no name of their own, and docker-compose refuses one.
        SpecNode root = tree::map({{u"x-quayside"_s, {}, tree::map({{u"name"_s, {}, literal(m_group[u"name"].text())}})}});
        m_report.approximated(m_group[u"name"], u"/x-quayside/name"_s, ConvertTr::tr("Compose names a project after its folder; give --project-name to name it so."));
        for (const SourceField &container : m_properties[u"initContainers"].items())
            addService(container, true);
        for (const SourceField &container : m_properties[u"containers"].items())
            addService(container, false);
        addVolumes();
        tree::add(root, u"services"_s, m_services);
        if (!m_volumes.entries.isEmpty())
            tree::add(root, u"volumes"_s, m_volumes);
        m_report.loseRest(m_group, ConvertTr::tr("Compose has no counterpart of “%1”."));
        return {nodeToYaml(root), m_report.notes()};
    }

private:
    void put(SpecNode &service, const QString &key, const SourceField &field, SpecNode value)
    {
        if (!field)
            return;
        tree::add(service, key, std::move(value));
        m_report.exact(field, m_target + u'/' + key);
    }

    void addService(const SourceField &container, bool isInit)
    {
        const SourceField properties = container[u"properties"];
        const QString name = container[u"name"].text();
        m_target = u"/services"_s + pointerStep(name);
        m_report.exact(container[u"name"], m_target);
        SpecNode service = tree::map();
        put(service, u"image"_s, properties[u"image"], literal(properties[u"image"].text()));
        put(service, u"entrypoint"_s, properties[u"command"], literals(properties[u"command"].texts()));
        addVariables(service, properties[u"environmentVariables"], name);
        addResources(service, properties[u"resources"]);
        addMounts(service, properties[u"volumeMounts"]);
        addProbe(service, properties[u"livenessProbe"]);
        addRights(service, properties[u"securityContext"]);
        addOrder(service, name, isInit);
        if (!isInit)
            addRestart(service);
        tree::add(m_services, name, service);
    }

    void addVariables(SpecNode &service, const SourceField &variables, const QString &owner)
    {
        SpecNode environment = tree::map();
        QSet<QString> names;
        for (const SourceField &variable : variables.items()) {
            const QString name = variable[u"name"].text();
            if (names.contains(name))
                continue;
            names.insert(name);
            if (variable[u"value"]) {
                tree::add(environment, name, literal(variable[u"value"].text()));
                m_report.exact(variable, m_target + u"/environment"_s + pointerStep(name));
            } else if (!variable[u"secureValueReference"]) {
                const QString secret = variableName(owner + u'_' + name);
                tree::add(environment, name, tree::text(u"${%1?set the secret %1}"_s.arg(secret)));
                m_report.asked(variable, m_target + u"/environment"_s + pointerStep(name),
                               ConvertTr::tr("It is a secret: set the variable %1 or write it into the file .env.").arg(secret));
            }
        }
        if (!environment.entries.isEmpty())
            tree::add(service, u"environment"_s, environment);
    }

    void addResources(SpecNode &service, const SourceField &resources)
    {
        SpecNode written = tree::map();
        for (const auto &[ours, theirs] : {std::pair(u"limits"_s, u"limits"_s), std::pair(u"requests"_s, u"reservations"_s)})
            addAmounts(written, resources[ours], theirs);
        if (!written.entries.isEmpty())
            tree::section(tree::section(service, u"deploy"_s), u"resources"_s) = written;
    }

    void addAmounts(SpecNode &resources, const SourceField &amounts, const QString &key)
    {
        const QString target = m_target + u"/deploy/resources/"_s + key;
        SpecNode written = tree::map();
        if (const auto cpu = amounts[u"cpu"].number()) {
            tree::add(written, u"cpus"_s, tree::text(tree::number(*cpu).text));
            m_report.exact(amounts[u"cpu"], target + u"/cpus"_s);
        }
        if (const auto memory = amounts[u"memoryInGB"].number()) {
            tree::add(written, u"memory"_s, tree::text(QString::number(gigabytes(*memory).value) + u'b'));
            m_report.exact(amounts[u"memoryInGB"], target + u"/memory"_s);
        }
        if (!written.entries.isEmpty())
            tree::add(resources, key, written);
    }

    void addMounts(SpecNode &service, const SourceField &mounts)
    {
        SpecNode list = tree::list();
        for (const SourceField &mount : mounts.items()) {
            SpecNode one = tree::map({{u"type"_s, {}, tree::text(u"volume"_s)}, {u"source"_s, {}, literal(mount[u"name"].text())},
                                      {u"target"_s, {}, literal(mount[u"mountPath"].text())}});
            if (mount[u"readOnly"].isTrue())
                tree::add(one, u"read_only"_s, tree::flag(true));
            list.items.append(one);
            m_report.exact(mount, m_target + u"/volumes"_s);
        }
        if (!list.items.isEmpty())
            tree::add(service, u"volumes"_s, list);
    }

    void addProbe(SpecNode &service, const SourceField &probe)
    {
        const SourceField command = probe[u"exec"][u"command"];
        if (!command)
            return;
        SpecNode health = tree::map({{u"test"_s, {}, literals(QStringList(u"CMD"_s) + command.texts())}});
        const QString target = m_target + u"/healthcheck"_s;
        m_report.approximated(command, target + u"/test"_s, ConvertTr::tr("Compose marks the container as unhealthy; it does not restart it."));
        for (const auto &[ours, theirs] : {std::pair(u"periodSeconds"_s, u"interval"_s), std::pair(u"timeoutSeconds"_s, u"timeout"_s),
                                           std::pair(u"initialDelaySeconds"_s, u"start_period"_s)})
            if (const SourceField field = probe[ours]; field) {
                tree::add(health, theirs, tree::text(secondsText(field)));
                m_report.exact(field, target + u'/' + theirs);
            }
        if (const SourceField retries = probe[u"failureThreshold"]; retries) {
            tree::add(health, u"retries"_s, tree::plain(retries.text()));
            m_report.exact(retries, target + u"/retries"_s);
        }
        tree::add(service, u"healthcheck"_s, health);
    }

    void addRights(SpecNode &service, const SourceField &context)
    {
        const QString group = context[u"runAsGroup"] ? QString(u':' + context[u"runAsGroup"].text()) : QString();
        put(service, u"user"_s, context[u"runAsUser"], tree::text(context[u"runAsUser"].text() + group));
        if (context[u"runAsUser"] && context[u"runAsGroup"])
            m_report.exact(context[u"runAsGroup"], m_target + u"/user"_s);
        put(service, u"privileged"_s, context[u"privileged"], tree::flag(context[u"privileged"].isTrue()));
        put(service, u"cap_add"_s, context[u"capabilities"][u"add"], literals(context[u"capabilities"][u"add"].texts()));
        put(service, u"cap_drop"_s, context[u"capabilities"][u"drop"], literals(context[u"capabilities"][u"drop"].texts()));
        const SourceField escalation = context[u"allowPrivilegeEscalation"];
        if (escalation.flag() == false)
            put(service, u"security_opt"_s, escalation, tree::list({u"no-new-privileges:true"_s}));
    }

    // The first service holds the network and its ports; the others join it, after the init containers.
    void addOrder(SpecNode &service, const QString &name, bool isInit)
    {
        SpecNode order = tree::map();
        for (const QString &before : std::as_const(m_initNames))
            tree::add(order, before, tree::map({{u"condition"_s, {}, tree::text(u"service_completed_successfully"_s)}}));
        if (isInit)
            m_initNames.append(name);
        else if (m_first.isEmpty())
            addPorts(service, name);
        else
            tree::add(service, u"network_mode"_s, tree::text(u"service:"_s + m_first));
        // Init containers run one after the other.
        if (isInit && !order.entries.isEmpty())
            order.entries = {order.entries.last()};
        if (!order.entries.isEmpty())
            tree::add(service, u"depends_on"_s, order);
    }

    void addPorts(SpecNode &service, const QString &name)
    {
        m_first = name;
        SpecNode ports = tree::list();
        for (const SourceField &port : m_properties[u"ipAddress"][u"ports"].items()) {
            const QString number = port[u"port"].text();
            const QString protocol = port[u"protocol"].text().toLower();
            ports.items.append(tree::text(number + u':' + number + (protocol == u"udp" ? u"/udp"_s : QString())));
            m_report.exact(port, m_target + u"/ports"_s);
        }
        if (!ports.items.isEmpty())
            tree::add(service, u"ports"_s, ports);
        for (const SourceField &container : m_properties[u"containers"].items())
            m_report.ignore(container[u"properties"][u"ports"]);
        if (m_properties[u"ipAddress"][u"type"].text() == u"Public")
            m_report.exact(m_properties[u"ipAddress"][u"type"], m_target + u"/ports"_s);
        m_report.ignore(m_properties[u"osType"]);
    }

    void addRestart(SpecNode &service)
    {
        const SourceField policy = m_properties[u"restartPolicy"];
        const QString word = policy.text() == u"Never" ? u"no"_s : policy.text() == u"OnFailure" ? u"on-failure"_s : u"always"_s;
        tree::add(service, u"restart"_s, tree::text(word));
        if (policy)
            m_report.exact(policy, u"/services"_s);
        addLabels(service);
    }

    void addLabels(SpecNode &service)
    {
        SpecNode labels = tree::map();
        for (const SourceField &tag : m_group[u"tags"].members()) {
            if (m_first != m_target.section(u'/', -1))
                return;
            tree::section(labels, tag.name()) = literal(tag.text());
            m_report.exact(tag, m_target + u"/labels"_s);
        }
        if (!labels.entries.isEmpty())
            tree::add(service, u"labels"_s, labels);
    }

    void addVolumes()
    {
        for (const SourceField &volume : m_properties[u"volumes"].items()) {
            const QString name = volume[u"name"].text();
            const QString target = u"/volumes"_s + pointerStep(name);
            m_report.exact(volume[u"name"], target);
            if (volume[u"azureFile"])
                addShare(name, volume[u"azureFile"], target);
            else
                tree::section(m_volumes, name) = tree::map();
            if (const SourceField empty = volume[u"emptyDir"]; empty.node)
                m_report.approximated(empty, target, ConvertTr::tr("A volume of Compose stays when the project ends."));
        }
    }

    void addShare(const QString &name, const SourceField &share, const QString &target)
    {
        SpecNode options = tree::map({{u"share_name"_s, {}, literal(share[u"shareName"].text())},
                                      {u"storage_account_name"_s, {}, literal(share[u"storageAccountName"].text())}});
        tree::section(m_volumes, name) = tree::map({{u"driver"_s, {}, tree::text(u"azure_file"_s)}, {u"driver_opts"_s, {}, options}});
        for (const QStringView key : {u"shareName", u"storageAccountName"})
            if (share[key])
                m_report.approximated(share[key], target, ConvertTr::tr("No engine has this driver by itself; replace it by a volume of yours."));
    }

    const SourceField m_group;
    const SourceField m_properties;
    ConversionReport m_report;
    SpecNode m_services = tree::map();
    SpecNode m_volumes = tree::map();
    QStringList m_initNames;
    QString m_first; // the service that holds the network
    QString m_target;
};

} // namespace

TextConversion groupToCompose(const ContainerGroupSpec &spec)
{
    const SpecNode group = writeSpec(spec, Secrets::Include);
    return ComposeWriter(group).write();
}

} // namespace quayside
