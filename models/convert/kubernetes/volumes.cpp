// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/kubernetes/container.h"
#include "models/convert/tr.h"
#include "models/spec/jsonpointer.h"

namespace quayside::kubernetes {

using namespace Qt::StringLiterals;

namespace {

// The files of a Secret or ConfigMap, all of them or those that are picked, under the names that are wanted.
QMap<QString, spec::Secret> pick(const QMap<QString, QByteArray> &files, const SourceField &items)
{
    QMap<QString, spec::Secret> picked;
    for (const auto &[name, content] : files.asKeyValueRange())
        if (!items)
            picked.insert(name, {QString::fromLatin1(content.toBase64())});
    for (const SourceField &item : items.items())
        picked.insert(item[u"path"].text(), {QString::fromLatin1(files.value(item[u"key"].text()).toBase64())});
    return picked;
}

QString secretFiles(GroupDraft &group, const SourceField &volume, const SourceField &source, QStringView kind, const Objects &objects)
{
    const QString name = (kind == u"Secret" ? source[u"secretName"] : source[u"name"]).text();
    const auto files = objects.content(kind, name);
    spec::Volume made;
    made.secret = pick(files.value_or(QMap<QString, QByteArray>()), source[u"items"]);
    const QString target = u"/properties/volumes"_s + pointerStep(group.spec.volumes.size()) + u"/secret"_s;
    if (!files)
        group.report.asked(volume, target, ConvertTr::tr("“%1” is not in this text; give the content of its files.").arg(name.left(80)));
    else if (kind == u"Secret")
        group.report.exact(volume, target);
    else
        group.report.approximated(volume, target, ConvertTr::tr("Azure has no volumes of configuration: it becomes a secret volume."));
    return group.addVolume(volume.pointer, volume[u"name"].text(), made);
}

QString share(GroupDraft &group, const SourceField &volume)
{
    const SourceField source = volume[u"azureFile"];
    spec::Volume made;
    made.azureFile = spec::AzureFile{};
    made.azureFile->shareName = source[u"shareName"].textIfAny();
    made.azureFile->readOnly = source[u"readOnly"].flag();
    made.azureFile->storageAccountName = group.answer({u"account:"_s + volume[u"name"].text(),
                                                       ConvertTr::tr("In which storage account is the share “%1”?").arg(source[u"shareName"].text().left(80)),
                                                       ConversionQuestion::Type::Text, {}, false, true});
    const QString target = u"/properties/volumes"_s + pointerStep(group.spec.volumes.size()) + u"/azureFile"_s;
    group.report.asked(volume, target, ConvertTr::tr("The account and its key are in a Secret of the cluster; give them before the group is deployed."));
    return group.addVolume(volume.pointer, volume[u"name"].text(), made);
}

QString repository(GroupDraft &group, const SourceField &volume)
{
    const SourceField source = volume[u"gitRepo"];
    spec::Volume made;
    made.gitRepo = spec::GitRepo{source[u"repository"].textIfAny(), source[u"directory"].textIfAny(), source[u"revision"].textIfAny(), {}};
    group.report.exact(volume, u"/properties/volumes"_s + pointerStep(group.spec.volumes.size()) + u"/gitRepo"_s);
    return group.addVolume(volume.pointer, volume[u"name"].text(), made);
}

QString emptyFolder(GroupDraft &group, const SourceField &volume)
{
    const SourceField source = volume[u"emptyDir"];
    const QString target = u"/properties/volumes"_s + pointerStep(group.spec.volumes.size()) + u"/emptyDir"_s;
    group.report.exact(volume[u"name"], target);
    if (source[u"medium"])
        group.report.approximated(source[u"medium"], target, ConvertTr::tr("Azure keeps empty volumes on disk, not in memory."));
    else if (source.node)
        group.report.exact({source.node, source.pointer}, target);
    return group.emptyVolume(volume.pointer, volume[u"name"].text());
}

} // namespace

std::optional<QString> volumeFor(GroupDraft &group, const SourceField &volume, const Objects &objects)
{
    if (const auto known = group.knownVolume(volume.pointer))
        return known;
    if (volume[u"emptyDir"].node)
        return emptyFolder(group, volume);
    if (volume[u"secret"])
        return secretFiles(group, volume, volume[u"secret"], u"Secret", objects);
    if (volume[u"configMap"])
        return secretFiles(group, volume, volume[u"configMap"], u"ConfigMap", objects);
    if (volume[u"azureFile"])
        return share(group, volume);
    if (volume[u"gitRepo"])
        return repository(group, volume);
    if (volume[u"hostPath"] || volume[u"persistentVolumeClaim"])
        return group.askedVolume(volume, volume.pointer, volume[u"name"].text());
    return std::nullopt;
}

} // namespace quayside::kubernetes
