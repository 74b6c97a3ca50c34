// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline/stockverbs.h"

#include "app/commandline/table.h"
#include "app/commandline/tr.h"
#include "models/format/format.h"
#include "models/session/groupmarks.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kinds{StockKind::Image, StockKind::Volume, StockKind::Network};

// For programs and arguments; never translated.
QString wordOf(StockKind kind)
{
    switch (kind) {
    case StockKind::Image: return u"image"_s;
    case StockKind::Volume: return u"volume"_s;
    case StockKind::Network: break;
    }
    return u"network"_s;
}

StockKind kindOf(Invocation::Verb verb)
{
    return verb == Invocation::Verb::Images ? StockKind::Image : verb == Invocation::Verb::Volumes ? StockKind::Volume : StockKind::Network;
}

std::optional<Bytes> sizeOf(const StockItem &item, const DiskUse &disk)
{
    if (item.kind != StockKind::Volume)
        return item.size;
    return disk.volumeSizes.contains(item.id) ? std::optional(disk.volumeSizes.value(item.id)) : std::nullopt;
}

QString sizeText(const StockItem &item, const DiskUse &disk)
{
    const std::optional<Bytes> size = sizeOf(item, disk);
    return size ? format::bytes(*size) : u"-"_s;
}

QJsonObject toJson(const StockItem &item, const DiskUse &disk)
{
    QJsonObject json{{u"kind"_s, wordOf(item.kind)}, {u"id"_s, item.id}, {u"names"_s, QJsonArray::fromStringList(item.names)},
                     {u"usedBy"_s, QJsonArray::fromStringList(item.users)}, {u"inUse"_s, item.isInUse()}};
    if (const auto size = sizeOf(item, disk))
        json[u"size"_s] = size->value;
    if (item.createdAt.isValid())
        json[u"created"_s] = item.createdAt.toString(Qt::ISODate);
    if (!item.owner.isEmpty())
        json[u"madeFor"_s] = item.owner;
    if (!item.driver.isEmpty())
        json[u"driver"_s] = item.driver;
    if (!item.subnets.isEmpty())
        json[u"subnets"_s] = QJsonArray::fromStringList(item.subnets);
    return json;
}

} // namespace

void HousekeepingVerb::withHousekeeping(std::function<void(Housekeeping &)> next)
{
    withEngine([this, next = std::move(next)] {
        if (Housekeeping *const engine = runtime()->housekeeping())
            return next(*engine);
        beginFail({Error::Kind::Unsupported, CommandTr::tr("%1 keeps no images, volumes or networks of its own.").arg(runtime()->connection().value), {}});
    });
}

void HousekeepingVerb::withStock(std::function<void(const QList<StockItem> &, const DiskUse &)> next)
{
    withHousekeeping([this, next = std::move(next)](Housekeeping &engine) {
        await(engine.takeStock(), [this, next, &engine](const QList<StockItem> &stock) {
            attempt(engine.measureDisk(), [next, stock](const Result<DiskUse> &disk) { next(stock, disk.value_or(DiskUse())); });
        });
    });
}

QSet<QString> HousekeepingVerb::protectedOwners(const QList<StockItem> &stock) const
{
    const GroupMarks marks(context().settings);
    QSet<QString> owners;
    for (const StockItem &item : stock)
        if (marks.has(GroupMarks::Mark::Protected, {const_cast<HousekeepingVerb *>(this)->runtime()->connection(), item.owner}))
            owners.insert(item.owner);
    return owners;
}

void StockVerb::start()
{
    withStock([this](const QList<StockItem> &stock, const DiskUse &disk) {
        QList<StockItem> items;
        std::ranges::copy_if(stock, std::back_inserter(items), [kind = kindOf(invocation().verb)](const StockItem &item) { return item.kind == kind; });
        print(items, disk);
        finish(exitcode::done);
    });
}

void StockVerb::print(const QList<StockItem> &items, const DiskUse &disk)
{
    if (invocation().json) {
        QJsonArray array;
        for (const StockItem &item : items)
            array.append(toJson(item, disk));
        return terminal().write(jsonText(QJsonDocument(array)));
    }
    QList<QStringList> rows{{CommandTr::tr("NAME"), CommandTr::tr("SIZE"), CommandTr::tr("AGE"), CommandTr::tr("USED BY"), CommandTr::tr("MADE FOR")}};
    for (const StockItem &item : items) {
        const QString users = item.users.isEmpty() ? (item.isBuiltIn ? CommandTr::tr("the engine") : u"-"_s) : item.users.join(u", "_s);
        for (const QString &name : item.names.isEmpty() ? QStringList{item.title()} : item.names)
            rows.append({format::plainLine(name), sizeText(item, disk), item.createdAt.isValid() ? format::relativeTime(item.createdAt, context().clock.now()) : u"-"_s,
                         format::plainLine(users), format::plainLine(item.owner)});
    }
    for (const QString &line : table(rows))
        terminal().line(line.trimmed());
}

void PruneVerb::start()
{
    withStock([this](const QList<StockItem> &stock, const DiskUse &disk) { offer(stock, disk); });
}

// Volumes hold data: they are meant only where a person says so.
void PruneVerb::offer(const QList<StockItem> &stock, const DiskUse &disk)
{
    const QStringList wanted = invocation().kinds.isEmpty() ? QStringList{u"images"_s, u"networks"_s} : invocation().kinds;
    const QSet<QString> owners = protectedOwners(stock);
    QList<StockItem> items;
    for (const StockKind kind : kinds)
        if (wanted.contains(wordOf(kind) + u's'))
            items += prunable(stock, kind, invocation().all ? PruneScope::AllUnused : PruneScope::Leftovers, owners);
    if (items.isEmpty()) {
        terminal().line(invocation().all ? CommandTr::tr("Everything is used by somebody.") : CommandTr::tr("Nothing is left behind. With --all what has a name and is not used goes too."));
        return finish(exitcode::done);
    }
    QList<QStringList> rows{{CommandTr::tr("KIND"), CommandTr::tr("NAME"), CommandTr::tr("SIZE"), CommandTr::tr("MADE FOR")}};
    for (const StockItem &item : items)
        rows.append({wordOf(item.kind), format::plainLine(item.title()), sizeText(item, disk), format::plainLine(item.owner)});
    for (const QString &line : table(rows))
        terminal().line(line.trimmed());
    const auto count = static_cast<int>(items.size());
    terminal().line(CommandTr::tr("Removing these frees up to %1.").arg(format::bytes(freedBy(items, disk))));
    if (invocation().reviewOnly)
        return finish(exitcode::done);
    if (!invocation().yes && terminal().ask(CommandTr::tr("Remove %n thing(s) for ever? Type yes:", nullptr, count)) != u"yes") {
        terminal().errorLine(CommandTr::tr("Nothing was removed."));
        return finish(exitcode::notAllRight);
    }
    await(static_cast<Operation<> *>(new RemoveStock(*runtime()->housekeeping(), items, owners)), [this] { finish(exitcode::done); });
}

void RemoveVerb::start()
{
    withStock([this](const QList<StockItem> &stock, const DiskUse &disk) {
        const QString &name = invocation().name;
        const auto found = std::ranges::find_if(stock, [&](const StockItem &item) {
            const bool isNamed = item.names.contains(name) || item.id == name || (name.size() >= 8 && item.id.section(u':', -1).startsWith(name));
            return wordOf(item.kind) == invocation().kinds.value(0) && isNamed;
        });
        if (found == stock.end())
            return beginFail({Error::Kind::NotFound, CommandTr::tr("There is no %1 “%2” on %3.").arg(invocation().kinds.value(0), format::plainLine(name), runtime()->connection().value), {}});
        const QSet<QString> owners = protectedOwners(stock);
        if (const QString reason = reasonToKeep(*found, owners); !reason.isEmpty())
            return beginFail({Error::Kind::Conflict, reason, {}});
        const QString question = CommandTr::tr("Nobody uses %1 (%2). Remove it for ever? Type yes:").arg(format::plainLine(found->title()), sizeText(*found, disk));
        if (!invocation().yes && terminal().ask(question) != u"yes") {
            terminal().errorLine(CommandTr::tr("Nothing was removed."));
            return finish(exitcode::notAllRight);
        }
        await(static_cast<Operation<> *>(new RemoveStock(*runtime()->housekeeping(), {*found}, owners)), [this] { finish(exitcode::done); });
    });
}

void PullVerb::start()
{
    withHousekeeping([this](Housekeeping &engine) {
        Operation<> *pull = engine.pullImage(invocation().name);
        connect(pull, &OperationBase::progressChanged, this, [this](const Progress &progress) {
            if (terminal().isInteractive())
                terminal().errorLine(format::plainLine(progress.text));
        });
        await(pull, [this] { finish(exitcode::done); });
    });
}

void DiskVerb::start()
{
    withHousekeeping([this](Housekeeping &engine) {
        await(engine.measureDisk(), [this](const DiskUse &disk) {
            const QList<std::pair<QString, Bytes>> parts{{u"images"_s, disk.images}, {u"containers"_s, disk.containers}, {u"volumes"_s, disk.volumes}, {u"buildCache"_s, disk.buildCache}};
            QJsonObject json;
            for (const auto &[name, size] : parts) {
                json[name] = size.value;
                if (!invocation().json)
                    terminal().line(name.leftJustified(12) + format::bytes(size));
            }
            if (invocation().json)
                terminal().write(jsonText(QJsonDocument(json)));
            finish(exitcode::done);
        });
    });
}

void LoginVerb::start()
{
    withHousekeeping([this](Housekeeping &engine) {
        if (invocation().verb != Invocation::Verb::Login)
            return await(engine.registryLogins(), [this, &engine](const QList<RegistryLogin> &logins) {
                invocation().verb == Invocation::Verb::Logins ? print(logins) : logOut(engine, logins);
            });
        const QString password = terminal().askSecret(CommandTr::tr("Password or token:"));
        await(engine.logIn(invocation().name, invocation().user, password), [this] { finish(exitcode::done); });
    });
}

void LoginVerb::print(const QList<RegistryLogin> &logins)
{
    QJsonArray array;
    QList<QStringList> rows{{CommandTr::tr("REGISTRY"), CommandTr::tr("USER"), CommandTr::tr("KEPT IN")}};
    for (const RegistryLogin &login : logins) {
        array.append(QJsonObject{{u"server"_s, login.server}, {u"user"_s, login.user}, {u"keptIn"_s, login.place}});
        rows.append({format::plainLine(login.server), format::plainLine(login.user), format::plainLine(login.place)});
    }
    if (invocation().json)
        terminal().write(jsonText(QJsonDocument(array)));
    else if (logins.isEmpty())
        terminal().line(CommandTr::tr("No registry knows you here."));
    else
        for (const QString &line : table(rows))
            terminal().line(line.trimmed());
    finish(exitcode::done);
}

void LoginVerb::logOut(Housekeeping &engine, const QList<RegistryLogin> &logins)
{
    const auto found = std::ranges::find(logins, invocation().name, &RegistryLogin::server);
    if (found == logins.end())
        return beginFail({Error::Kind::NotFound, CommandTr::tr("There is no login to %1; see “quayside logins”.").arg(format::plainLine(invocation().name)), {}});
    await(engine.logOut(*found), [this] { finish(exitcode::done); });
}

} // namespace quayside
