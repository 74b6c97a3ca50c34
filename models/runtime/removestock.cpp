// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/runtime/removestock.h"

#include "models/runtime/tr.h"

#include <algorithm>

namespace quayside {

QString reasonToKeep(const StockItem &item, const QSet<QString> &protectedGroups)
{
    if (item.isBuiltIn)
        return RuntimeTr::tr("%1 is the engine's own.").arg(item.title());
    if (!item.users.isEmpty())
        return RuntimeTr::tr("%1 is used by %2.").arg(item.title(), item.users.join(QStringLiteral(", ")));
    if (!item.owner.isEmpty() && protectedGroups.contains(item.owner))
        return RuntimeTr::tr("%1 belongs to %2, which is protected.").arg(item.title(), item.owner);
    return {};
}

QList<StockItem> prunable(const QList<StockItem> &stock, StockKind kind, PruneScope scope, const QSet<QString> &protectedGroups)
{
    QList<StockItem> items;
    for (const StockItem &item : stock) {
        const bool isMeant = scope == PruneScope::AllUnused || item.isUnnamed || kind == StockKind::Network;
        if (item.kind == kind && isMeant && reasonToKeep(item, protectedGroups).isEmpty())
            items.append(item);
    }
    return items;
}

Bytes freedBy(const StockItem &item, const DiskUse &disk)
{
    switch (item.kind) {
    case StockKind::Image: return {std::max<qint64>(0, item.size.value_or(Bytes{}).value - disk.sharedSizes.value(item.id).value)};
    case StockKind::Volume: return disk.volumeSizes.value(item.id);
    case StockKind::Network: break;
    }
    return {};
}

Bytes freedBy(const QList<StockItem> &items, const DiskUse &disk)
{
    Bytes sum;
    for (const StockItem &item : items)
        sum.value += freedBy(item, disk).value;
    return sum;
}

RemoveStock::RemoveStock(Housekeeping &housekeeping, QList<StockItem> items, QSet<QString> protectedGroups)
    : m_housekeeping(housekeeping)
    , m_items(std::move(items))
    , m_protected(std::move(protectedGroups))
{
}

void RemoveStock::start()
{
    await(m_housekeeping.takeStock(), [this](const QList<StockItem> &stock) {
        m_stock = stock;
        removeNext();
    });
}

void RemoveStock::removeNext()
{
    if (m_next == m_items.size())
        return end();
    const StockItem item = m_items.at(m_next);
    reportProgress({m_next, static_cast<int>(m_items.size()), RuntimeTr::tr("Removing %1").arg(item.title()), -1});
    ++m_next;
    const auto now = std::ranges::find_if(m_stock, [&](const StockItem &other) { return other.isSame(item); });
    if (now == m_stock.end())
        return removeNext(); // gone already
    if (const QString reason = reasonToKeep(*now, m_protected); !reason.isEmpty()) {
        m_kept.append(reason);
        return removeNext();
    }
    attempt(m_housekeeping.remove(*now), [this, item](const Result<> &removed) {
        if (!removed)
            m_kept.append(RuntimeTr::tr("%1: %2").arg(item.title(), removed.error().summary));
        removeNext();
    });
}

void RemoveStock::end()
{
    if (m_kept.isEmpty())
        return finish({});
    const auto kept = static_cast<int>(m_kept.size());
    if (kept == 1 && m_items.size() == 1)
        return finish(failure(Error::Kind::Conflict, m_kept.first()));
    //: %1 is the first reason
    finish(failure(Error::Kind::Conflict, RuntimeTr::tr("%n of them could not be removed: %1", nullptr, kept).arg(m_kept.first()), m_kept.join(u'\n')));
}

} // namespace quayside
