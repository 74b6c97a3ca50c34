// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/sample/samplestock.h"

#include "app/runtimes/sample/creategroup.h"
#include "app/runtimes/sample/samplecall.h"
#include "app/runtimes/sample/tr.h"

#include <QCryptographicHash>

#include <algorithm>

namespace quayside::sample {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 megabyte = 1'000'000;

QString idOf(const QString &name)
{
    return u"sha256:"_s + QString::fromLatin1(QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex());
}

// The same for the same name, always.
Bytes sizeOf(const QString &name)
{
    return {(8 + idOf(name).right(8).toLongLong(nullptr, 16) % 400) * megabyte};
}

StockItem imageOf(const QString &name, const QDateTime &createdAt)
{
    StockItem image;
    image.id = idOf(name);
    image.names = {name};
    image.size = sizeOf(name);
    image.createdAt = createdAt;
    return image;
}

StockItem volumeOf(const QString &name, const QString &owner, const QDateTime &createdAt)
{
    StockItem volume;
    volume.kind = StockKind::Volume;
    volume.id = name;
    volume.names = {name};
    volume.driver = u"local"_s;
    volume.owner = owner;
    volume.createdAt = createdAt;
    return volume;
}

StockItem networkOf(const QString &name, const QString &subnet)
{
    StockItem network;
    network.kind = StockKind::Network;
    network.id = name;
    network.names = {name};
    network.driver = u"bridge"_s;
    network.subnets = {subnet};
    network.isBuiltIn = name == u"bridge";
    return network;
}

// Takes a moment and says how far it is.
class MadePull final : public Operation<>
{
public:
    MadePull(SampleRuntime &runtime, QString image)
        : Operation(&runtime)
        , m_runtime(runtime)
        , m_image(std::move(image))
    {
    }

protected:
    void start() override
    {
        if (const auto refusal = m_runtime.takeRefusal())
            return beginFail(*refusal);
        if (const auto problem = imageProblem(m_image))
            return beginFail(*problem);
        connect(&m_runtime, &ContainerRuntime::engineLost, this, [this](const Error &error) { beginFail(error); });
        step();
    }

private:
    void step()
    {
        if (isFailing() || hasEnded())
            return;
        if (m_tenths == 10) {
            m_runtime.addImage(m_image);
            return finish({});
        }
        reportProgress({0, 1, SampleTr::tr("Pulling %1").arg(m_image), m_tenths++ / 10.0});
        m_runtime.clock().callAfter(std::chrono::milliseconds(200), this, [this] { step(); });
    }

    SampleRuntime &m_runtime;
    const QString m_image;
    int m_tenths = 0;
};

} // namespace

SampleStock::SampleStock(SampleRuntime &runtime)
    : m_runtime(runtime)
    , m_leftovers{networkOf(u"bridge"_s, u"10.88.0.0/16"_s)}
{
}

void SampleStock::addLeftovers()
{
    const QDateTime now = m_runtime.clock().now();
    StockItem layer = imageOf(u"<left behind>"_s, now.addDays(-9));
    layer.names.clear();
    layer.isUnnamed = true;
    StockItem several = imageOf(u"docker.io/library/postgres:15"_s, now.addDays(-40));
    several.names.append(u"registry.example:5000/platform/database:2026-10"_s);
    const QString generated = idOf(u"volume"_s).section(u':', 1);
    StockItem unnamed = volumeOf(generated, {}, now.addDays(-3));
    unnamed.names.clear();
    unnamed.isUnnamed = true;
    m_leftovers += {layer, several, unnamed, volumeOf(u"customers-backup"_s, {}, now.addDays(-120)), volumeOf(u"old-shop.data"_s, u"old-shop"_s, now.addDays(-30)),
                    networkOf(u"staging"_s, u"10.89.4.0/24"_s)};
    m_logins = {{u"docker.io"_s, u"harbour-master"_s, u"~/.config/containers/auth.json"_s}};
}

void SampleStock::addImagesOf(const QString &group, const QStringList &images, QList<StockItem> &stock) const
{
    for (const QString &image : images) {
        auto known = std::ranges::find(stock, idOf(image), &StockItem::id);
        if (known == stock.end())
            known = stock.insert(stock.end(), imageOf(image, m_runtime.clock().now().addDays(-20)));
        if (!group.isEmpty() && !known->users.contains(group))
            known->users.append(group);
    }
}

QList<StockItem> SampleStock::stock() const
{
    QList<StockItem> images;
    QList<StockItem> volumes;
    for (const auto &[key, group] : m_runtime.groups()) {
        const ContainerGroup snapshot = group->snapshot();
        QStringList names;
        for (const Container &container : snapshot.containers)
            names.append(container.image);
        addImagesOf(snapshot.name, names, images);
        for (const spec::Volume &volume : group->spec().volumes) {
            volumes.append(volumeOf(snapshot.name + u'.' + volume.name.value_or(QString()), snapshot.name, snapshot.createdAt));
            volumes.last().users = {snapshot.name};
        }
    }
    QStringList pulled = m_runtime.images();
    pulled.sort();
    addImagesOf({}, pulled, images);
    QList<StockItem> all = images + volumes + m_leftovers;
    std::ranges::stable_sort(all, {}, &StockItem::title);
    return all;
}

Operation<QList<StockItem>> *SampleStock::takeStock()
{
    return new SampleCall<QList<StockItem>>(m_runtime, [this]() -> Result<QList<StockItem>> { return stock(); });
}

Operation<DiskUse> *SampleStock::measureDisk()
{
    return new SampleCall<DiskUse>(m_runtime, [this]() -> Result<DiskUse> {
        DiskUse disk;
        disk.containers = {37 * megabyte};
        for (const StockItem &item : stock()) {
            if (item.kind == StockKind::Image)
                disk.images.value += item.size.value_or(Bytes()).value;
            if (item.kind != StockKind::Volume)
                continue;
            const Bytes size = sizeOf(item.id);
            disk.volumeSizes.insert(item.id, size);
            disk.volumes.value += size.value;
        }
        return disk;
    });
}

Operation<> *SampleStock::remove(const StockItem &item)
{
    return new SampleCall<void>(m_runtime, [this, item]() -> Result<> {
        for (const StockItem &now : stock())
            if (now.isSame(item) && now.isInUse())
                return failure(Error::Kind::Conflict, SampleTr::tr("%1 is in use.").arg(item.title()));
        erase_if(m_leftovers, [&](const StockItem &other) { return other.isSame(item); });
        for (const QString &name : item.names)
            m_runtime.removeImage(name);
        return {};
    });
}

Operation<> *SampleStock::pullImage(const QString &name)
{
    return new MadePull(m_runtime, name);
}

Operation<QList<RegistryLogin>> *SampleStock::registryLogins()
{
    return new SampleCall<QList<RegistryLogin>>(m_runtime, [this]() -> Result<QList<RegistryLogin>> { return m_logins; });
}

Operation<> *SampleStock::logIn(const QString &server, const QString &user, const QString &password)
{
    return new SampleCall<void>(m_runtime, [this, server, user, isWrong = password.isEmpty() || password == QLatin1StringView(wrongPassword)]() -> Result<> {
        if (isWrong)
            return failure(Error::Kind::Unauthorized, SampleTr::tr("%1 does not accept this user name and password.").arg(server));
        erase_if(m_logins, [&](const RegistryLogin &login) { return login.server == server; });
        m_logins.append({server, user, u"~/.config/containers/auth.json"_s});
        return {};
    });
}

Operation<> *SampleStock::logOut(const RegistryLogin &login)
{
    return new SampleCall<void>(m_runtime, [this, login]() -> Result<> {
        m_logins.removeAll(login);
        return {};
    });
}

} // namespace quayside::sample
