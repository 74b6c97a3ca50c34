// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/stockjson.h"

#include "app/runtimes/compat/enginejson.h"
#include "app/runtimes/compat/labels.h"
#include "app/runtimes/compat/leasevolumes.h"
#include "app/runtimes/compat/tr.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace quayside::compat {

using namespace Qt::StringLiterals;

namespace {

// Docker says it so where it has no name.
QStringList namesFrom(const QJsonValue &value)
{
    QStringList names;
    for (const QJsonValue &name : value.toArray())
        if (!name.toString().isEmpty() && !name.toString().contains(u"<none>"_s))
            names.append(name.toString());
    return names;
}

StockItem imageFrom(const QJsonObject &json)
{
    StockItem image;
    image.kind = StockKind::Image;
    image.id = json.value("Id"_L1).toString();
    image.names = namesFrom(json.value("RepoTags"_L1));
    image.isUnnamed = image.names.isEmpty();
    image.size = Bytes{json.value("Size"_L1).toInteger()};
    image.createdAt = timeFromSeconds(json.value("Created"_L1));
    if (json.value("Containers"_L1).toInt() > 0) // Docker does not count here; whoever is known takes the place of this
        image.users = {CompatTr::tr("a container of another program")};
    return image;
}

StockItem volumeFrom(const QJsonObject &json)
{
    static const QRegularExpression generated(u"\\A[0-9a-f]{64}\\z"_s);
    const Labels labels = labelsFrom(json.value("Labels"_L1));
    StockItem volume;
    volume.kind = StockKind::Volume;
    volume.id = json.value("Name"_L1).toString();
    volume.isUnnamed = generated.match(volume.id).hasMatch();
    if (!volume.isUnnamed)
        volume.names = {volume.id};
    volume.createdAt = timeFromText(json.value("CreatedAt"_L1));
    volume.driver = json.value("Driver"_L1).toString();
    volume.owner = labels.value(labels::group, labels.value(labels::composeProject));
    return volume;
}

StockItem networkFrom(const QJsonObject &json)
{
    static const QStringList builtIn{u"bridge"_s, u"host"_s, u"none"_s, u"podman"_s};
    StockItem network;
    network.kind = StockKind::Network;
    network.id = json.value("Name"_L1).toString();
    network.names = {network.id};
    network.createdAt = timeFromText(json.value("Created"_L1));
    network.driver = json.value("Driver"_L1).toString();
    for (const QJsonValue &one : json.value("IPAM"_L1).toObject().value("Config"_L1).toArray())
        network.subnets.append(one.toObject().value("Subnet"_L1).toString());
    network.isBuiltIn = builtIn.contains(network.id);
    return network;
}

template <StockItem (*Read)(const QJsonObject &)>
QList<StockItem> listFrom(const QJsonArray &array)
{
    QList<StockItem> items;
    for (const QJsonValue &value : array)
        if (const StockItem item = Read(value.toObject()); !item.id.isEmpty())
            items.append(item);
    std::ranges::stable_sort(items, {}, &StockItem::title);
    return items;
}

Bytes sumOf(const QJsonArray &array, QLatin1StringView member)
{
    Bytes sum;
    for (const QJsonValue &value : array)
        sum.value += std::max<qint64>(0, value.toObject().value(member).toInteger());
    return sum;
}

// "sha256:abc" and "abc" are the same.
QString bareId(const QString &id)
{
    return id.section(u':', -1);
}

QString titleOf(const EngineContainer &container, const EngineParts &parts)
{
    const auto pod = std::ranges::find(parts.pods, container.pod, &EnginePod::id);
    if (!container.pod.isEmpty() && pod != parts.pods.end())
        return pod->name;
    const QString project = container.labels.value(labels::composeProject, container.labels.value(labels::podmanComposeProject));
    return project.isEmpty() ? container.name : project;
}

void addUser(StockItem &item, const QString &user)
{
    static const QString unknown = CompatTr::tr("a container of another program");
    item.users.removeAll(unknown);
    if (!item.users.contains(user))
        item.users.append(user);
}

bool uses(const QJsonObject &container, const StockItem &item)
{
    switch (item.kind) {
    case StockKind::Image: return bareId(container.value("ImageID"_L1).toString()) == bareId(item.id);
    case StockKind::Network: return container.value("NetworkSettings"_L1).toObject().value("Networks"_L1).toObject().contains(item.id);
    case StockKind::Volume: break;
    }
    return std::ranges::any_of(container.value("Mounts"_L1).toArray(), [&](const QJsonValue &mount) { return mount.toObject().value("Name"_L1).toString() == item.id; });
}

} // namespace

QList<StockItem> imagesFrom(const QJsonArray &images)
{
    return listFrom<&imageFrom>(images);
}

QList<StockItem> storedVolumesFrom(const QJsonArray &volumes)
{
    QJsonArray shown;
    for (const QJsonValue &volume : volumes)
        if (!isLeaseVolume(volume["Name"_L1].toString(), labelsFrom(volume["Labels"_L1])))
            shown.append(volume);
    return listFrom<&volumeFrom>(shown);
}

QList<StockItem> networksFrom(const QJsonArray &networks)
{
    return listFrom<&networkFrom>(networks);
}

DiskUse diskUseFrom(const QJsonObject &answer)
{
    DiskUse disk;
    QHash<QString, Bytes> sizes; // Podman lists an image once for each of its names
    for (const QJsonValue &value : answer.value("Images"_L1).toArray()) {
        const QJsonObject image = value.toObject();
        sizes.insert(bareId(image.value("Id"_L1).toString()), {image.value("Size"_L1).toInteger()});
        disk.sharedSizes.insert(image.value("Id"_L1).toString(), {std::max<qint64>(0, image.value("SharedSize"_L1).toInteger())});
    }
    disk.images = {answer.value("LayersSize"_L1).toInteger()}; // Podman does not count it
    if (disk.images.value == 0)
        for (const Bytes size : std::as_const(sizes))
            disk.images.value += size.value;
    disk.containers = sumOf(answer.value("Containers"_L1).toArray(), "SizeRw"_L1);
    disk.buildCache = sumOf(answer.value("BuildCache"_L1).toArray(), "Size"_L1);
    for (const QJsonValue &value : answer.value("Volumes"_L1).toArray()) {
        const Bytes size{value.toObject().value("UsageData"_L1).toObject().value("Size"_L1).toInteger(-1)};
        if (size.value < 0) // a driver that does not tell
            continue;
        disk.volumeSizes.insert(value.toObject().value("Name"_L1).toString(), size);
        disk.volumes.value += size.value;
    }
    return disk;
}

void findUsers(QList<StockItem> &stock, const QJsonArray &containers, const EngineParts &parts)
{
    QHash<QString, QString> titles; // by id
    for (const EngineContainer &container : parts.containers)
        titles.insert(container.id, titleOf(container, parts));
    QSet<QString> groups;
    for (const EnginePod &pod : parts.pods)
        groups.insert(pod.name);
    for (StockItem &item : stock) {
        for (const QJsonValue &value : containers) {
            const QJsonObject container = value.toObject();
            const QString id = container.value("Id"_L1).toString();
            if (uses(container, item))
                addUser(item, titles.value(id, id.left(12)));
        }
        if (groups.contains(item.owner))
            addUser(item, item.owner);
        item.users.sort();
    }
}

} // namespace quayside::compat
