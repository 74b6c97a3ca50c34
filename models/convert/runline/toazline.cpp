// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/runline/toazline.h"

#include "models/convert/conversionreport.h"
#include "models/convert/runline/shellwords.h"
#include "models/convert/tr.h"
#include "models/spec/specwriter.h"

#include <QRegularExpression>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QString variableName(const QString &text)
{
    static const QRegularExpression others(u"[^A-Za-z0-9]+"_s);
    return QString(text).replace(others, u"_"_s).toUpper().left(80);
}

class AzLineWriter
{
public:
    explicit AzLineWriter(const SpecNode &group)
        : m_group{&group, {}}
        , m_properties(m_group[u"properties"])
        , m_container(m_properties[u"containers"].items().value(0))
    {
    }

    TextConversion write()
    {
        m_report.ignore(m_group[u"type"]);
        m_report.ignore(m_group[u"apiVersion"]);
        m_parts.append(u"--resource-group \"$RESOURCE_GROUP\""_s);
        addGroup();
        addContainer();
        addNetwork();
        addRegistry();
        addVolumes();
        addDiagnostics();
        m_report.loseRest(m_group, ConvertTr::tr("“az container create” has no option for “%1”; use --file with the YAML instead."));
        return {u"az container create \\\n  "_s + m_parts.join(u" \\\n  "_s) + u'\n', m_report.notes()};
    }

private:
    void add(const QString &flag, const SourceField &field)
    {
        if (!field)
            return;
        m_parts.append(flag + u' ' + shellQuoted(field.text()));
        m_report.exact(field, flag);
    }

    // The shell puts the value in; we never write it.
    void addSecret(const QString &flag, const SourceField &field, const QString &variable)
    {
        if (!field)
            return;
        m_parts.append(flag + u" \"$"_s + variable + u'"');
        m_report.asked(field, flag, ConvertTr::tr("It is a secret: set the variable %1 of the shell before.").arg(variable));
    }

    void addGroup()
    {
        add(u"--name"_s, m_group[u"name"]);
        add(u"--location"_s, m_group[u"location"]);
        add(u"--os-type"_s, m_properties[u"osType"]);
        add(u"--restart-policy"_s, m_properties[u"restartPolicy"]);
        add(u"--sku"_s, m_properties[u"sku"]);
        add(u"--priority"_s, m_properties[u"priority"]);
        add(u"--cce-policy"_s, m_properties[u"confidentialComputeProperties"][u"ccePolicy"]);
        add(u"--container-group-profile-id"_s, m_properties[u"containerGroupProfile"][u"id"]);
        add(u"--container-group-profile-revision"_s, m_properties[u"containerGroupProfile"][u"revision"]);
        add(u"--standby-pool-profile-id"_s, m_properties[u"standbyPoolProfile"][u"id"]);
        add(u"--zone"_s, m_group[u"zones"].items().value(0));
        addPairs(u"--tags"_s, m_group[u"tags"]);
        addIdentity(m_group[u"identity"]);
    }

    void addPairs(const QString &flag, const SourceField &map)
    {
        QStringList words{flag};
        for (const SourceField &member : map.members()) {
            words.append(shellQuoted(member.name() + u'=' + member.text()));
            m_report.exact(member, flag);
        }
        if (words.size() > 1)
            m_parts.append(words.join(u' '));
    }

    void addIdentity(const SourceField &identity)
    {
        QStringList words;
        if (identity[u"type"].text().contains("SystemAssigned"_L1, Qt::CaseInsensitive))
            words.append(u"[system]"_s);
        for (const SourceField &member : identity[u"userAssignedIdentities"].members()) {
            words.append(member.name());
            m_report.exact(member, u"--assign-identity"_s);
        }
        if (identity[u"type"])
            m_report.exact(identity[u"type"], u"--assign-identity"_s);
        if (!words.isEmpty())
            m_parts.append(u"--assign-identity "_s + joinShellWords(words));
    }

    void addContainer()
    {
        const SourceField properties = m_container[u"properties"];
        const SourceField requests = properties[u"resources"][u"requests"];
        if (m_container[u"name"].text() == m_group[u"name"].text())
            m_report.exact(m_container[u"name"], u"--name"_s);
        else if (m_container)
            m_report.approximated(m_container[u"name"], u"--name"_s, ConvertTr::tr("The command gives the container the name of its group."));
        add(u"--image"_s, properties[u"image"]);
        add(u"--cpu"_s, requests[u"cpu"]);
        add(u"--memory"_s, requests[u"memoryInGB"]);
        addCommand(properties[u"command"]);
        addVariables(properties[u"environmentVariables"]);
        addPairs(u"--config-map"_s, properties[u"configMap"][u"keyValuePairs"]);
        m_report.ignore(properties[u"ports"]);
    }

    void addCommand(const SourceField &command)
    {
        if (!command)
            return;
        m_parts.append(u"--command-line "_s + shellQuoted(joinShellWords(command.texts())));
        m_report.exact(command, u"--command-line"_s);
    }

    void addVariables(const SourceField &variables)
    {
        QStringList plain{u"--environment-variables"_s};
        QStringList secure{u"--secure-environment-variables"_s};
        for (const SourceField &variable : variables.items()) {
            const QString name = variable[u"name"].text();
            if (variable[u"value"]) {
                plain.append(shellQuoted(name + u'=' + variable[u"value"].text()));
                m_report.exact(variable, plain.first());
            } else if (!variable[u"secureValueReference"]) {
                secure.append(u"%1=\"$%2\""_s.arg(shellQuoted(name), variableName(name)));
                m_report.asked(variable, secure.first(), ConvertTr::tr("It is a secret: set the variable %1 of the shell before.").arg(variableName(name)));
            }
        }
        for (const QStringList &words : {plain, secure})
            if (words.size() > 1)
                m_parts.append(words.join(u' '));
    }

    void addNetwork()
    {
        const SourceField address = m_properties[u"ipAddress"];
        add(u"--ip-address"_s, address[u"type"]);
        add(u"--dns-name-label"_s, address[u"dnsNameLabel"]);
        add(u"--subnet"_s, m_properties[u"subnetIds"].items().value(0)[u"id"]);
        QStringList ports;
        for (const SourceField &port : address[u"ports"].items())
            addPort(ports, port);
        if (!ports.isEmpty())
            m_parts.append(u"--ports "_s + joinShellWords(ports));
        if (m_isUdp)
            m_parts.append(u"--protocol UDP"_s);
    }

    // The command knows one protocol for all ports.
    void addPort(QStringList &ports, const SourceField &port)
    {
        const bool isUdp = port[u"protocol"].text().compare("UDP"_L1, Qt::CaseInsensitive) == 0;
        if (ports.isEmpty())
            m_isUdp = isUdp;
        if (isUdp != m_isUdp)
            return m_report.lost(port, ConvertTr::tr("“az container create” takes one protocol for all ports."));
        ports.append(port[u"port"].text());
        m_report.exact(port, u"--ports"_s);
    }

    void addRegistry()
    {
        const SourceField registry = m_properties[u"imageRegistryCredentials"].items().value(0);
        add(u"--registry-login-server"_s, registry[u"server"]);
        add(u"--registry-username"_s, registry[u"username"]);
        add(u"--acr-identity"_s, registry[u"identity"]);
        addSecret(u"--registry-password"_s, registry[u"password"], u"REGISTRY_PASSWORD"_s);
    }

    SourceField mountOf(const SourceField &volume)
    {
        for (const SourceField &mount : m_container[u"properties"][u"volumeMounts"].items())
            if (mount[u"name"].text() == volume[u"name"].text())
                return mount;
        return {};
    }

    // One of each kind, where the container mounts it.
    void addVolumes()
    {
        for (const SourceField &volume : m_properties[u"volumes"].items()) {
            const SourceField mount = mountOf(volume);
            for (const QStringView kind : {u"azureFile", u"gitRepo", u"secret"})
                if (mount && volume[kind] && !m_kinds.contains(kind.toString())) {
                    m_kinds.append(kind.toString());
                    addVolume(volume, kind);
                    m_report.exact(volume[u"name"], QString());
                    add(mountFlag(kind), mount[u"mountPath"]);
                    m_report.exact(mount[u"name"], QString());
                }
        }
    }

    static QString mountFlag(QStringView kind)
    {
        return kind == u"azureFile" ? u"--azure-file-volume-mount-path"_s : kind == u"gitRepo" ? u"--gitrepo-mount-path"_s : u"--secrets-mount-path"_s;
    }

    void addVolume(const SourceField &volume, QStringView kind)
    {
        const SourceField source = volume[kind];
        add(u"--azure-file-volume-share-name"_s, source[u"shareName"]);
        add(u"--azure-file-volume-account-name"_s, source[u"storageAccountName"]);
        addSecret(u"--azure-file-volume-account-key"_s, source[u"storageAccountKey"], u"STORAGE_KEY"_s);
        add(u"--gitrepo-url"_s, source[u"repository"]);
        add(u"--gitrepo-dir"_s, source[u"directory"]);
        add(u"--gitrepo-revision"_s, source[u"revision"]);
        QStringList files;
        for (const SourceField &file : kind == u"secret" ? source.members() : QList<SourceField>()) {
            files.append(u"%1=\"$%2\""_s.arg(shellQuoted(file.name()), u"SECRET_"_s + variableName(file.name())));
            m_report.asked(file, u"--secrets"_s, ConvertTr::tr("It is a secret: set the variable %1 of the shell before, as plain text.").arg(u"SECRET_"_s + variableName(file.name())));
        }
        if (!files.isEmpty())
            m_parts.append(u"--secrets "_s + files.join(u' '));
    }

    void addDiagnostics()
    {
        const SourceField analytics = m_properties[u"diagnostics"][u"logAnalytics"];
        add(u"--log-analytics-workspace"_s, analytics[u"workspaceId"]);
        addSecret(u"--log-analytics-workspace-key"_s, analytics[u"workspaceKey"], u"LOG_ANALYTICS_KEY"_s);
    }

    const SourceField m_group;
    const SourceField m_properties;
    const SourceField m_container;
    ConversionReport m_report;
    QStringList m_parts;
    QStringList m_kinds;
    bool m_isUdp = false;
};

} // namespace

TextConversion groupToAzLine(const ContainerGroupSpec &spec)
{
    const SpecNode group = writeSpec(spec, Secrets::Include);
    return AzLineWriter(group).write();
}

} // namespace quayside
