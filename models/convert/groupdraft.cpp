// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/groupdraft.h"

#include "models/convert/amounts.h"
#include "models/convert/tr.h"
#include "models/spec/jsonpointer.h"

#include <QRegularExpression>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// What "az container create" takes where nothing is said (REFERENCE 19.3).
constexpr double defaultCpu = 1;
constexpr double defaultMemory = 1.5e9;

spec::EnvironmentVariable &variable(ContainerDraft &draft, const QString &name)
{
    QList<spec::EnvironmentVariable> &variables = draft.container.environmentVariables;
    if (!draft.variables.contains(name)) {
        draft.variables.insert(name, variables.size());
        variables.append({name, {}, {}, {}, {}});
    }
    return variables[draft.variables.value(name)];
}

bool hasPort(const QList<spec::Port> &ports, const spec::Port &port)
{
    return std::ranges::any_of(ports, [&](const spec::Port &one) { return one.port == port.port && one.protocol == port.protocol; });
}

std::optional<spec::AzureFile> shareOf(const QString &answer)
{
    static const QRegularExpression pattern(u"\\A([a-z0-9-]{3,63})@([a-z0-9]{3,24})\\z"_s);
    const QRegularExpressionMatch match = pattern.match(answer.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    spec::AzureFile share;
    share.shareName = match.captured(1);
    share.storageAccountName = match.captured(2);
    return share;
}

} // namespace

std::optional<QString> GroupDraft::answer(const ConversionQuestion &question)
{
    const auto given = m_options.answers.constFind(question.name);
    const bool fits = given != m_options.answers.constEnd() && (question.allowed.isEmpty() || question.allowed.contains(*given));
    if (fits)
        return *given;
    report.ask(question);
    return std::nullopt;
}

void GroupDraft::setName(const SourceField &source)
{
    const QString wanted = source ? source.text() : m_options.name;
    spec.name = dnsName(wanted, u"group"_s);
    if (source && wanted == spec.name)
        report.exact(source, u"/name"_s);
    else if (source)
        report.approximated(source, u"/name"_s, ConvertTr::tr("Azure allows only lower-case letters, digits and hyphens in the name of a group."));
    else if (wanted.isEmpty())
        if (const auto name = answer({u"name"_s, ConvertTr::tr("How shall the group be called?"), ConversionQuestion::Type::Text, {}, false, false}))
            spec.name = dnsName(*name, u"group"_s);
}

ContainerDraft GroupDraft::newContainer(const SourceField &source, const QString &name, bool isInit)
{
    ContainerDraft draft;
    const auto &list = isInit ? spec.initContainers : spec.containers;
    draft.isInit = isInit;
    draft.path = (isInit ? u"/properties/initContainers"_s : u"/properties/containers"_s) + pointerStep(list.size());
    draft.container.name = m_containerNames.take(name, u"app"_s);
    if (draft.container.name != name && !name.isEmpty() && source)
        report.approximated(source, draft.path + u"/name"_s,
                            ConvertTr::tr("Azure allows only lower-case letters, digits and hyphens in the name of a container, and each name once."));
    else if (source)
        report.exact(source, draft.path + u"/name"_s);
    return draft;
}

void GroupDraft::finishContainer(const ContainerDraft &draft)
{
    (draft.isInit ? spec.initContainers : spec.containers).append(draft.container);
}

void GroupDraft::setVariable(ContainerDraft &draft, const QString &name, const QString &value) const
{
    spec::EnvironmentVariable &one = variable(draft, name);
    one = {name, value, {}, {}, {}};
}

void GroupDraft::setSecretVariable(ContainerDraft &draft, const QString &name, const std::optional<QString> &value) const
{
    spec::EnvironmentVariable &one = variable(draft, name);
    one = {name, {}, value ? spec::SecretText(spec::Secret{*value}) : std::nullopt, {}, {}};
}

void GroupDraft::setResources(ContainerDraft &draft, const WantedResources &wanted, const QList<SourceField> &sources)
{
    if (draft.isInit) {
        for (const SourceField &source : sources)
            report.lost(source, ConvertTr::tr("Init containers have no resources of their own in Azure."));
        return;
    }
    const double cpu = cpuInSteps(wanted.cpuRequest.value_or(wanted.cpuLimit.value_or(defaultCpu)));
    const double memory = memoryInSteps(wanted.memoryRequest.value_or(wanted.memoryLimit.value_or(defaultMemory)));
    spec::ResourceRequirements resources;
    resources.requests = spec::Resources{cpu, memory, {}, {}};
    if (wanted.cpuLimit || wanted.memoryLimit)
        resources.limits = spec::Resources{cpuInSteps(wanted.cpuLimit.value_or(cpu)), memoryInSteps(wanted.memoryLimit.value_or(memory * 1e9)), {}, {}};
    draft.container.resources = resources;
    const QString target = draft.property(u"resources");
    for (const SourceField &source : sources)
        report.approximated(source, target, ConvertTr::tr("Azure counts CPU in steps of 0.01 and memory in steps of 0.1 GB of 10^9 bytes; it is rounded up."));
    if (sources.isEmpty())
        report.note({{}, target + u"/requests"_s, Fidelity::Approximated,
                     ConvertTr::tr("No size is given, and Azure needs one: 1 CPU and 1.5 GB stand for what is missing in “%1”.").arg(*draft.container.name), {}});
}

void GroupDraft::addPort(ContainerDraft &draft, int port, const QString &protocol) const
{
    const spec::Port one{port, protocol.toUpper(), {}};
    if (!draft.isInit && !hasPort(draft.container.ports, one))
        draft.container.ports.append(one);
}

void GroupDraft::publish(int port, const QString &protocol)
{
    if (!spec.ipAddress) {
        spec.ipAddress = spec::IpAddress{};
        spec.ipAddress->type = u"Public"_s;
    }
    const spec::Port one{port, protocol.toUpper(), {}};
    if (!hasPort(spec.ipAddress->ports, one))
        spec.ipAddress->ports.append(one);
}

QString GroupDraft::emptyVolume(const QString &key, const QString &name)
{
    spec::Volume volume;
    volume.emptyDir = spec::EmptyDir{};
    return addVolume(key, name, volume);
}

QString GroupDraft::addVolume(const QString &key, const QString &name, const spec::Volume &volume)
{
    if (const auto known = knownVolume(key))
        return *known;
    spec.volumes.append(volume);
    spec.volumes.last().name = m_volumeNames.take(name, u"volume"_s, 5);
    m_volumes.insert(key, *spec.volumes.last().name);
    return *spec.volumes.last().name;
}

std::optional<QString> GroupDraft::knownVolume(const QString &key) const
{
    const auto known = m_volumes.constFind(key);
    return known == m_volumes.constEnd() ? std::nullopt : std::optional(*known);
}

void GroupDraft::mount(ContainerDraft &draft, const QString &volume, const QString &path, bool readOnly) const
{
    spec::VolumeMount mount;
    mount.name = volume;
    mount.mountPath = path;
    if (readOnly)
        mount.readOnly = true;
    draft.container.volumeMounts.append(mount);
}

bool GroupDraft::mountFile(ContainerDraft &draft, const QString &path, const std::optional<QByteArray> &content)
{
    const QString folder = path.section(u'/', 0, -2);
    const QString file = path.section(u'/', -1);
    if (folder.isEmpty() || file.isEmpty())
        return false;
    if (!draft.fileVolumes.contains(folder)) {
        spec::Volume volume;
        volume.secret = QMap<QString, spec::Secret>{};
        const QString name = addVolume(draft.path + u'\n' + folder, *draft.container.name + u"-files"_s, volume);
        draft.fileVolumes.insert(folder, name);
        mount(draft, name, folder, false);
    }
    for (spec::Volume &volume : spec.volumes)
        if (volume.name == draft.fileVolumes.value(folder))
            volume.secret->insert(file, {QString::fromLatin1(content.value_or(QByteArray()).toBase64())});
    return true;
}

QString GroupDraft::askedVolume(const SourceField &source, const QString &key, const QString &name)
{
    if (const auto known = knownVolume(key))
        return *known;
    const QString question = u"volume:"_s + name;
    const auto given = answer({question,
                               ConvertTr::tr("Where does “%1” live: “emptyDir” (gone with the group) or “share@account” (Azure Files)?").arg(name.left(80)),
                               ConversionQuestion::Type::Text, {}, false, false});
    const auto share = shareOf(given.value_or(QString()));
    spec::Volume volume;
    share ? void(volume.azureFile = share) : void(volume.emptyDir = spec::EmptyDir{});
    const QString target = u"/properties/volumes"_s + pointerStep(spec.volumes.size());
    if (!given)
        report.asked(source, target, ConvertTr::tr("An empty volume stands for it, which is gone with the group; to keep its content, name a share of Azure Files."));
    else
        report.approximated(source, target, share ? ConvertTr::tr("A share of Azure Files stands for it; its key has to be given before it is deployed.")
                                                  : ConvertTr::tr("An empty volume stands for it, which is gone with the group."));
    return addVolume(key, name, volume);
}

std::optional<QByteArray> GroupDraft::file(const QString &path) const
{
    return m_options.readFile ? m_options.readFile(path) : std::nullopt;
}

SpecConversion GroupDraft::take()
{
    spec.type = u"Microsoft.ContainerInstance/containerGroups"_s;
    spec.apiVersion = u"2023-05-01"_s;
    if (!spec.osType)
        spec.osType = u"Linux"_s;
    return {spec, report.notes(), report.questions()};
}

QStringList shellCommand(const QString &line)
{
    return {u"/bin/sh"_s, u"-c"_s, line};
}

void askForImage(GroupDraft &group, ContainerDraft &draft, const SourceField &source)
{
    const QString name = *draft.container.name;
    const auto image = group.answer({u"image:"_s + name, ConvertTr::tr("Which image does the container “%1” run?").arg(name),
                                     ConversionQuestion::Type::Text, {}, false, true});
    draft.container.image = image;
    group.report.asked(source, draft.property(u"image"), ConvertTr::tr("Azure runs images and builds none: push one to a registry and name it."));
}

} // namespace quayside
