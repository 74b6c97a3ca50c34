// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/derivecontainer.h"

#include "app/runtimes/compat/enginegroups.h"
#include "app/runtimes/compat/localsettings.h"
#include "app/runtimes/compat/tr.h"
#include "models/core/quantities.h"

#include <QJsonArray>

#include <algorithm>

namespace quayside::compat {

using namespace Qt::StringLiterals;

namespace {

// What an engine gives every container.
bool isBuiltIn(const QString &entry)
{
    static const QStringList usual{u"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"_s, u"TERM=xterm"_s, u"container=podman"_s,
                                   u"HOME=/"_s, u"HOME=/root"_s};
    return usual.contains(entry) || entry.startsWith(u"HOSTNAME=");
}

QList<spec::EnvironmentVariable> environmentFrom(const QStringList &entries, const QStringList &ofImage)
{
    QList<spec::EnvironmentVariable> variables;
    for (const QString &entry : entries) {
        if (isBuiltIn(entry) || ofImage.contains(entry))
            continue;
        spec::EnvironmentVariable variable;
        variable.name = entry.section(u'=', 0, 0);
        variable.value = entry.section(u'=', 1);
        variables.append(variable);
    }
    return variables;
}

// Entry point and arguments, as one: ACI's command replaces both.
QStringList wholeCommand(const QJsonObject &inspected)
{
    QStringList command;
    if (const QString path = inspected.value("Path"_L1).toString(); !path.isEmpty())
        command.append(path);
    return command + textsFrom(inspected.value("Args"_L1));
}

// Labels and annotations that the image and the engine bring along.
QJsonObject without(QJsonObject map, const QJsonObject &usual)
{
    for (const QString &key : usual.keys())
        if (map.value(key) == usual.value(key))
            map.remove(key);
    return map;
}

// What an engine mounts with anyway.
bool isUsualOption(const QString &option)
{
    return option.isEmpty() || option == u"rbind" || option == u"rprivate" || option == u"nosuid" || option == u"nodev";
}

QJsonObject ownAnnotations(const QJsonObject &annotations)
{
    QJsonObject own;
    for (auto entry = annotations.begin(); entry != annotations.end(); ++entry)
        if (!entry.key().startsWith(u"io.kubernetes.cri-o.") && !entry.key().startsWith(u"io.container.") && !entry.key().startsWith(u"io.podman.") && !entry.key().startsWith(u"org.opencontainers."))
            own.insert(entry.key(), entry.value());
    return own;
}

QString policyName(const QJsonObject &inspected)
{
    return inspected.value("HostConfig"_L1).toObject().value("RestartPolicy"_L1).toObject().value("Name"_L1).toString();
}

// Reads one container; what only an engine knows goes to the local settings.
class ContainerDeriver
{
public:
    ContainerDeriver(const QJsonObject &inspected, const QJsonObject &image)
        : m_inspected(inspected)
        , m_config(inspected.value("Config"_L1).toObject())
        , m_host(inspected.value("HostConfig"_L1).toObject())
        , m_image(image.value("Config"_L1).toObject())
    {
    }

    DerivedContainer derive(const Container &container, const QString &groupPolicy)
    {
        m_derived.container.image = container.image;
        m_derived.container.environmentVariables = environmentFrom(textsFrom(m_config.value("Env"_L1)), textsFrom(m_image.value("Env"_L1)));
        addCommand();
        addProcess();
        addPolicy(groupPolicy);
        addResources();
        addSecurity();
        addMounts();
        noteRest();
        setLocalSettings(m_derived.container.unknown, m_settings);
        return m_derived;
    }

private:
    void carry(const QString &name, const QJsonValue &value, const QJsonValue &usual = {})
    {
        const bool isEmpty = value.isNull() || value.isUndefined() || value == QJsonValue(QString()) || (value.isArray() && value.toArray().isEmpty())
            || (value.isObject() && value.toObject().isEmpty()) || value == QJsonValue(false);
        if (!isEmpty && value != usual)
            m_settings[name] = value;
    }

    void addCommand()
    {
        const QStringList whole = wholeCommand(m_inspected);
        const QStringList entry = textsFrom(m_image.value("Entrypoint"_L1));
        if (whole.isEmpty() || (!m_image.isEmpty() && whole == entry + textsFrom(m_image.value("Cmd"_L1))))
            return;
        m_derived.container.command = whole;
        const QStringList arguments = textsFrom(m_config.value("Cmd"_L1));
        const QStringList own = whole.first(std::max<qsizetype>(whole.size() - arguments.size(), 0));
        if (m_image.isEmpty() || own + arguments != whole)
            return;
        m_settings["entrypoint"_L1] = QJsonArray::fromStringList(own);
        m_settings["args"_L1] = QJsonArray::fromStringList(arguments);
    }

    void addProcess()
    {
        carry(u"user"_s, m_config.value("User"_L1), m_image.value("User"_L1));
        const QString folder = m_image.value("WorkingDir"_L1).toString();
        carry(u"workingDir"_s, m_config.value("WorkingDir"_L1), folder.isEmpty() ? u"/"_s : folder);
        carry(u"labels"_s, without(m_config.value("Labels"_L1).toObject(), m_image.value("Labels"_L1).toObject()));
        carry(u"annotations"_s, ownAnnotations(m_config.value("Annotations"_L1).toObject()));
        carry(u"healthCheck"_s, healthCheck());
        carry(u"stopSignal"_s, m_config.value("StopSignal"_L1), 15);
        carry(u"stopTimeout"_s, m_config.value("StopTimeout"_L1), 10);
        carry(u"tty"_s, m_config.value("Tty"_L1));
        carry(u"stdin"_s, m_config.value("OpenStdin"_L1));
        carry(u"umask"_s, m_config.value("Umask"_L1), u"0022"_s);
    }

    QJsonObject healthCheck() const
    {
        QJsonObject check;
        const QJsonObject health = m_config.value("Healthcheck"_L1).toObject();
        if (health == m_image.value("Healthcheck"_L1).toObject())
            return check;
        for (const auto &[theirs, ours] : {std::pair{u"Test"_s, u"test"_s}, {u"Interval"_s, u"interval"_s}, {u"Timeout"_s, u"timeout"_s},
                                           {u"Retries"_s, u"retries"_s}, {u"StartPeriod"_s, u"startPeriod"_s}})
            if (health.contains(theirs))
                check[ours] = health.value(theirs);
        return check;
    }

    void addPolicy(const QString &groupPolicy)
    {
        const QString name = policyName(m_inspected);
        if (restartPolicyOf(m_inspected) != groupPolicy || name == u"unless-stopped")
            m_settings["restartPolicy"_L1] = name.isEmpty() ? u"no"_s : name;
        carry(u"maximumRetryCount"_s, m_host.value("RestartPolicy"_L1).toObject().value("MaximumRetryCount"_L1), 0);
    }

    void addResources()
    {
        const double cpu = cpuLimit(m_host).value;
        const qint64 memory = m_host.value("Memory"_L1).toInteger();
        spec::Resources requests;
        if (cpu > 0)
            requests.cpu = cpu;
        if (memory > 0)
            requests.memoryInGB = inGigabytes({memory});
        if (cpu > 0 || memory > 0)
            m_derived.container.resources = spec::ResourceRequirements{requests, {}, {}};
        const auto weight = static_cast<qint64>(cpu * 1024);
        const qint64 shares = m_host.value("CpuShares"_L1).toInteger();
        if (shares != weight)
            m_settings["cpuShares"_L1] = shares;
        if (memory > 0)
            carry(u"memorySwap"_s, m_host.value("MemorySwap"_L1), memory);
        carry(u"memoryReservation"_s, m_host.value("MemoryReservation"_L1), 0);
        carry(u"pidsLimit"_s, m_host.value("PidsLimit"_L1), 0);
        if (m_host.value("ShmSize"_L1).toInteger() != 64 * 1024 * 1024) // Docker's own
            carry(u"shmSize"_s, m_host.value("ShmSize"_L1), 65536000); // Podman's
        carry(u"ulimits"_s, ulimits());
    }

    // Podman's own for a process without limits is no setting of anybody.
    QJsonArray ulimits() const
    {
        QJsonArray limits;
        for (const QJsonValue &value : m_host.value("Ulimits"_L1).toArray()) {
            const QJsonObject limit = value.toObject();
            if (limit.value("Soft"_L1).toInteger() != 1048576 || limit.value("Hard"_L1).toInteger() != 1048576)
                limits.append(QJsonObject{{u"name"_s, limit.value("Name"_L1).toString().remove(u"RLIMIT_"_s).toLower()},
                                          {u"soft"_s, limit.value("Soft"_L1)},
                                          {u"hard"_s, limit.value("Hard"_L1)}});
        }
        return limits;
    }

    void addSecurity()
    {
        spec::SecurityContext security;
        const QStringList options = textsFrom(m_host.value("SecurityOpt"_L1));
        if (m_host.value("Privileged"_L1).toBool())
            security.privileged = true;
        if (options.contains(u"no-new-privileges"_s))
            security.allowPrivilegeEscalation = false;
        const spec::Capabilities capabilities{textsFrom(m_host.value("CapAdd"_L1)), textsFrom(m_host.value("CapDrop"_L1)), {}};
        if (!capabilities.add.isEmpty() || !capabilities.drop.isEmpty())
            security.capabilities = capabilities;
        if (!(security == spec::SecurityContext{}))
            m_derived.container.securityContext = security;
        carry(u"readOnlyRootFilesystem"_s, m_host.value("ReadonlyRootfs"_L1));
        carry(u"groups"_s, m_host.value("GroupAdd"_L1));
        QJsonArray devices;
        for (const QJsonValue &device : m_host.value("Devices"_L1).toArray())
            devices.append(device.toObject().value("PathOnHost"_L1));
        carry(u"devices"_s, devices);
    }

    void addMounts()
    {
        for (const QJsonValue &value : m_inspected.value("Mounts"_L1).toArray())
            addMount(value.toObject());
        carry(u"tmpfs"_s, m_host.value("Tmpfs"_L1));
    }

    void addMount(const QJsonObject &found)
    {
        DerivedMount mount;
        mount.path = found.value("Destination"_L1).toString();
        mount.isReadOnly = !found.value("RW"_L1).toBool(true);
        mount.options = textsFrom(found.value("Options"_L1)) + QStringList{found.value("Propagation"_L1).toString()};
        mount.options.removeIf(&isUsualOption);
        const QString name = found.value("Name"_L1).toString();
        const bool isVolume = found.value("Type"_L1).toString() == "volume"_L1;
        const bool isAnonymous = isVolume && name.size() == 64; // a hash is its only name, and the engine removes it with its container
        if (isAnonymous)
            m_derived.notCarried.append(CompatTr::tr("The content of the volume without a name at %1.").arg(mount.path));
        else if (isVolume)
            mount.settings = {{u"volume"_s, name}};
        else
            mount.settings = {{u"bind"_s, found.value("Source"_L1)}};
        m_derived.mounts.append(mount);
    }

    // What neither ACI nor a local setting has a word for.
    void noteRest()
    {
        const QString driver = m_host.value("LogConfig"_L1).toObject().value("Type"_L1).toString();
        if (!QStringList{u"k8s-file"_s, u"journald"_s, u"json-file"_s, QString()}.contains(driver))
            m_derived.notCarried.append(CompatTr::tr("The log driver %1.").arg(driver));
        for (const QString &option : textsFrom(m_host.value("SecurityOpt"_L1)))
            if (option != u"no-new-privileges")
                m_derived.notCarried.append(CompatTr::tr("The security option %1.").arg(option.left(80)));
        if (m_host.value("PidMode"_L1).toString() == "host"_L1)
            m_derived.notCarried.append(CompatTr::tr("That it sees the processes of the machine."));
        if (m_host.value("NetworkMode"_L1).toString() == "host"_L1)
            m_derived.notCarried.append(CompatTr::tr("That it uses the network of the machine."));
    }

    const QJsonObject m_inspected;
    const QJsonObject m_config;
    const QJsonObject m_host;
    const QJsonObject m_image;
    DerivedContainer m_derived;
    QJsonObject m_settings;
};

} // namespace

DerivedContainer deriveContainer(const Container &container, const QJsonObject &inspected, const QJsonObject &image, const QString &groupPolicy)
{
    return ContainerDeriver(inspected, image).derive(container, groupPolicy);
}

QString restartPolicyOf(const QJsonObject &inspected)
{
    const QString name = policyName(inspected);
    if (name == u"always" || name == u"unless-stopped")
        return u"Always"_s;
    return name == u"on-failure" ? u"OnFailure"_s : u"Never"_s;
}

QStringList textsFrom(const QJsonValue &list)
{
    QStringList texts;
    for (const QJsonValue &text : list.toArray())
        texts.append(text.toString());
    return texts;
}

} // namespace quayside::compat
