// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/compose/service.h"
#include "models/convert/tr.h"

namespace quayside::compose {

using namespace Qt::StringLiterals;

namespace {

struct Mount
{
    QString type; // "volume", "bind", "tmpfs"
    QString source;
    QString target;
    bool isReadOnly = false;
};

bool isPath(const QString &source)
{
    return source.startsWith(u'.') || source.startsWith(u'/') || source.startsWith(u'~') || source.startsWith(u'$') || source.startsWith(u'`')
        || source.contains(u'\\') || (source.size() == 1 && source.front().isLetter());
}

// "data", "data:/target", "./here:/target:ro,z", "C:\here:/target"
Mount shortMount(const QString &text)
{
    const bool hasDrive = text.size() > 2 && text.at(1) == u':' && (text.at(2) == u'\\' || text.at(2) == u'/');
    const qsizetype colon = text.indexOf(u':', hasDrive ? 2 : 0);
    if (colon < 0)
        return {u"volume"_s, {}, text, false};
    const QString source = text.first(colon);
    const QString target = text.mid(colon + 1).section(u':', 0, 0);
    const QStringList options = text.mid(colon + 1).section(u':', 1).split(u',');
    return {isPath(source) ? u"bind"_s : u"volume"_s, source, target, options.contains(u"ro"_s)};
}

Mount longMount(const SourceField &field)
{
    return {field[u"type"].text(), field[u"source"].text(), field[u"target"].text(), field[u"read_only"].isTrue()};
}

// Mounted with a name that has an ending: a file rather than a folder.
bool isFile(const QString &target)
{
    return target.section(u'/', -1).indexOf(u'.') > 0;
}

bool isEngineSocket(const QString &source)
{
    return source.endsWith("docker.sock"_L1) || source.endsWith("podman.sock"_L1);
}

void mountFiles(GroupDraft &group, ContainerDraft &draft, const SourceField &field, const Mount &mount)
{
    const auto content = group.file(mount.source);
    if (!group.mountFile(draft, mount.target, content))
        return group.report.lost(field, ConvertTr::tr("Azure mounts folders and no single files; put it into the image."));
    const QString target = draft.property(u"volumeMounts");
    if (content)
        return group.report.approximated(field, target, ConvertTr::tr("Azure mounts folders: the file comes as a secret volume that hides the rest of its folder in the image."));
    group.report.asked(field, target, ConvertTr::tr("The content of this file is not at hand; give it to the secret volume that stands for it."));
}

// A volume of the file that is a share of Azure Files (REFERENCE 24.1).
std::optional<spec::Volume> share(GroupDraft &group, const SourceField &definition)
{
    const SourceField options = definition[u"driver_opts"];
    if (definition[u"driver"].text() != u"azure_file" || !options[u"share_name"])
        return std::nullopt;
    spec::Volume volume;
    volume.azureFile = spec::AzureFile{};
    volume.azureFile->shareName = options[u"share_name"].text();
    volume.azureFile->storageAccountName = options[u"storage_account_name"].textIfAny();
    group.report.asked(definition, u"/properties/volumes"_s, ConvertTr::tr("The key of the storage account is not in the file; give it before the group is deployed."));
    return volume;
}

void mountVolume(GroupDraft &group, ContainerDraft &draft, const SourceField &field, const Mount &mount, const File &file)
{
    const SourceField definition = file.root[u"volumes"][mount.source];
    const QString key = mount.type + u':' + mount.source;
    const auto shared = group.knownVolume(key) ? std::nullopt : share(group, definition);
    const bool isKnown = shared || group.knownVolume(key);
    const QString name = mount.type == u"bind" ? mount.source.section(u'/', -1) : mount.source;
    const QString volume = shared ? group.addVolume(key, name, *shared) : group.askedVolume(field, key, name.isEmpty() ? mount.source : name);
    group.mount(draft, volume, mount.target, mount.isReadOnly);
    if (isKnown)
        group.report.exact(field, draft.property(u"volumeMounts"));
    if (definition.isMap() && !shared)
        group.report.ignore(definition[u"name"]);
    else if (definition.node)
        group.report.ignore(definition);
}

void mountEmpty(GroupDraft &group, ContainerDraft &draft, const SourceField &field, const QString &target)
{
    const QString name = draft.container.name.value_or(QString()) + u'-' + target.section(u'/', -1);
    group.mount(draft, group.emptyVolume(draft.path + target, name), target, false);
    group.report.approximated(field, draft.property(u"volumeMounts"), ConvertTr::tr("An empty volume on disk stands for it."));
}

void readMount(GroupDraft &group, ContainerDraft &draft, const SourceField &field, const File &file)
{
    const Mount mount = field.isMap() ? longMount(field) : shortMount(field.text());
    if (!mount.target.startsWith(u'/'))
        return group.report.lost(field, ConvertTr::tr("This mount names no absolute path in the container."));
    if (isEngineSocket(mount.source))
        return group.report.lost(field, ConvertTr::tr("There is no container engine to talk to in Azure."));
    if (mount.type == u"tmpfs" || mount.source.isEmpty())
        return mountEmpty(group, draft, field, mount.target);
    if (mount.type == u"bind" && (isFile(mount.target) || group.file(mount.source)))
        return mountFiles(group, draft, field, mount);
    mountVolume(group, draft, field, mount, file);
}

// What a definition of a secret or config says its content is.
std::optional<QByteArray> contentOf(GroupDraft &group, const SourceField &definition, const File &file)
{
    if (definition[u"content"])
        return definition[u"content"].text().toUtf8();
    if (const QString variable = definition[u"environment"].text(); file.variables.contains(variable))
        return file.variables.value(variable).toUtf8();
    return definition[u"file"] ? group.file(definition[u"file"].text()) : std::nullopt;
}

QString targetOf(const SourceField &entry, const QString &name, const QString &folder)
{
    const QString target = entry[u"target"].text();
    if (target.startsWith(u'/'))
        return target;
    return folder + u'/' + (target.isEmpty() ? name : target);
}

void readFileMount(GroupDraft &group, ContainerDraft &draft, const SourceField &entry, const SourceField &definitions, const QString &folder, const File &file)
{
    const QString name = entry.isMap() ? entry[u"source"].text() : entry.text();
    const SourceField definition = definitions[name];
    const auto content = contentOf(group, definition, file);
    if (definition.node)
        group.report.ignore(definition);
    if (!group.mountFile(draft, targetOf(entry, name, folder), content))
        return group.report.lost(entry, ConvertTr::tr("Azure mounts folders and no single files; put it into the image."));
    if (!content)
        return group.report.asked(entry, draft.property(u"volumeMounts"), ConvertTr::tr("The content of “%1” is not at hand; give it to the secret volume that stands for it.").arg(name.left(80)));
    group.report.approximated(entry, draft.property(u"volumeMounts"), ConvertTr::tr("It comes as a file of a secret volume; its owner and mode are the service's."));
}

} // namespace

void readStorage(GroupDraft &group, ContainerDraft &draft, const SourceField &service, const File &file)
{
    for (const SourceField &mount : service[u"volumes"].items())
        readMount(group, draft, mount, file);
    const SourceField memory = service[u"tmpfs"];
    for (const SourceField &one : memory.isScalar() ? QList<SourceField>{memory} : memory.items())
        mountEmpty(group, draft, one, one.text().section(u':', 0, 0));
    for (const SourceField &secret : service[u"secrets"].items())
        readFileMount(group, draft, secret, file.root[u"secrets"], u"/run/secrets"_s, file);
    for (const SourceField &config : service[u"configs"].items())
        readFileMount(group, draft, config, file.root[u"configs"], {}, file);
}

} // namespace quayside::compose
