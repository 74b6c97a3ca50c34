// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/stockmodel.h"

#include "models/format/format.h"
#include "models/items/roles.h"
#include "models/items/tr.h"

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

std::optional<Bytes> sizeOf(const StockItem &item, const Stockroom::Shelf &shelf)
{
    if (item.kind != StockKind::Volume)
        return item.size;
    const auto found = shelf.disk.volumeSizes.find(item.id);
    return found == shelf.disk.volumeSizes.end() ? std::nullopt : std::optional(*found);
}

} // namespace

QString stockKindName(StockKind kind)
{
    switch (kind) {
    case StockKind::Image: return ItemsTr::tr("Images");
    case StockKind::Volume: return ItemsTr::tr("Volumes");
    case StockKind::Network: break;
    }
    return ItemsTr::tr("Networks");
}

QString stockCount(StockKind kind, int count)
{
    switch (kind) {
    case StockKind::Image: return ItemsTr::tr("%n image(s)", nullptr, count);
    case StockKind::Volume: return ItemsTr::tr("%n volume(s)", nullptr, count);
    case StockKind::Network: break;
    }
    return ItemsTr::tr("%n network(s)", nullptr, count);
}

QString lossOf(const StockItem &item, std::optional<Bytes> size)
{
    const QString name = format::plainLine(item.title());
    switch (item.kind) {
    case StockKind::Image: return ItemsTr::tr("No container uses it. What needs it later pulls it again, if its registry still has it.");
    case StockKind::Network: return ItemsTr::tr("No container is in it. Its name and its addresses are free again.");
    case StockKind::Volume: break;
    }
    const QString lost = size ? ItemsTr::tr("No container uses it. The %1 in it are lost for ever.").arg(format::bytes(*size))
                              : ItemsTr::tr("No container uses it. What is in it is lost for ever.");
    return item.owner.isEmpty() ? lost : lost + u' ' + ItemsTr::tr("It was made for the group %1, which is gone.").arg(format::plainLine(item.owner));
}

QString diskUseText(const DiskUse &disk)
{
    QString text = ItemsTr::tr("images %1 · containers %2 · volumes %3").arg(format::bytes(disk.images), format::bytes(disk.containers), format::bytes(disk.volumes));
    if (disk.buildCache.value > 0)
        text += u" · "_s + ItemsTr::tr("build cache %1").arg(format::bytes(disk.buildCache));
    return text;
}

StockModel::StockModel(StockKind kind, Stockroom &room, const Clock &clock, QObject *parent)
    : RowModel(parent)
    , m_kind(kind)
    , m_room(room)
    , m_clock(clock)
{
    connect(&m_room, &Stockroom::changed, this, &StockModel::refresh);
    refresh();
}

void StockModel::refresh()
{
    QList<StockRow> rows;
    for (const auto &[id, shelf] : m_room.shelves()) {
        const QSet<QString> owners = m_room.protectedOwners(id);
        for (const StockItem &item : shelf.items)
            if (item.kind == m_kind)
                rows.append({id, item, sizeOf(item, shelf), format::plainLine(reasonToKeep(item, owners)), shelf.problem.has_value()});
    }
    setRows(rows);
}

int StockModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant StockModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == Size)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return ItemsTr::tr("Name");
    case Where: return ItemsTr::tr("Where");
    case Size: return ItemsTr::tr("Size");
    case UsedBy: return ItemsTr::tr("Used by");
    case More: return m_kind == StockKind::Image ? ItemsTr::tr("Also named") : m_kind == StockKind::Volume ? ItemsTr::tr("Made for") : ItemsTr::tr("Addresses");
    case Created: return ItemsTr::tr("Created");
    default: return {};
    }
}

QString StockModel::key(const StockRow &row) const
{
    return row.connection.value + u'\n' + row.item.id;
}

QString StockModel::more(const StockItem &item) const
{
    switch (item.kind) {
    case StockKind::Image: return item.names.mid(1).join(u", "_s);
    case StockKind::Volume: return item.owner;
    case StockKind::Network: break;
    }
    return item.subnets.join(u", "_s);
}

QString StockModel::text(const StockRow &row, int column) const
{
    const StockItem &item = row.item;
    switch (column) {
    case Name: return item.isUnnamed ? ItemsTr::tr("without a name, %1").arg(item.title()) : item.title();
    case Where: return row.connection.value;
    case Size: return row.size ? format::bytes(*row.size) : item.kind == StockKind::Network ? QString() : u"…"_s;
    case UsedBy: return item.isBuiltIn && item.users.isEmpty() ? ItemsTr::tr("the engine") : item.users.isEmpty() ? ItemsTr::tr("nobody") : item.users.join(u", "_s);
    case More: return more(item);
    case Created: return item.createdAt.isValid() ? format::relativeTime(item.createdAt, m_clock.now()) : QString();
    default: return {};
    }
}

QVariant StockModel::cell(const StockRow &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return format::plainLine(text(row, column));
    case Qt::TextAlignmentRole: return column == Size ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ToolTipRole: return column == Created ? format::exactTime(row.item.createdAt) : format::plainLine(column == Name ? row.item.names.value(0, row.item.id) : text(row, column));
    case role::Sort:
        if (column == Size)
            return row.size.value_or(Bytes{-1}).value;
        return column == Created ? QVariant(row.item.createdAt) : QVariant(text(row, column).toLower());
    case role::IsStale: return row.isStale;
    case role::State: return row.item.isInUse();
    case role::Key: return key(row);
    default: return {};
    }
}

LoginModel::LoginModel(Stockroom &room, QObject *parent)
    : RowModel(parent)
    , m_room(room)
{
    connect(&m_room, &Stockroom::changed, this, &LoginModel::refresh);
    refresh();
}

void LoginModel::refresh()
{
    QList<LoginRow> rows;
    for (const auto &[id, shelf] : m_room.shelves())
        for (const RegistryLogin &login : shelf.logins)
            rows.append({id, login});
    setRows(rows);
}

int LoginModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant LoginModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Server: return ItemsTr::tr("Registry");
    case User: return ItemsTr::tr("User");
    case Where: return ItemsTr::tr("Used for");
    case Place: return ItemsTr::tr("Kept in");
    default: return {};
    }
}

QString LoginModel::key(const LoginRow &row) const
{
    return row.connection.value + u'\n' + row.login.server;
}

QVariant LoginModel::cell(const LoginRow &row, int column, int role) const
{
    if (role == role::Key)
        return key(row);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != role::Sort)
        return {};
    switch (column) {
    case Server: return format::plainLine(row.login.server);
    case User: return row.login.user.isEmpty() ? ItemsTr::tr("by a token") : format::plainLine(row.login.user);
    case Where: return row.connection.value;
    case Place: return format::plainLine(row.login.place);
    default: return {};
    }
}

} // namespace quayside
