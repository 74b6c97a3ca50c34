// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/runtime/housekeeping.h"

#include <QSet>

namespace quayside {

enum class PruneScope {
    Leftovers, // what nobody has given a name, and networks: none of it was meant to be kept
    AllUnused, // named images, and the data in named volumes, too
};

// Why something must not be removed, as one translated sentence; empty when it may be. Volumes of protected groups (by name) are
// kept even when their group is gone.
QString reasonToKeep(const StockItem &item, const QSet<QString> &protectedGroups);

// What a prune takes of a kind, in the order of the stock.
QList<StockItem> prunable(const QList<StockItem> &stock, StockKind kind, PruneScope scope, const QSet<QString> &protectedGroups);

// What removing an item gives back at least, as far as anybody knows.
Bytes freedBy(const StockItem &item, const DiskUse &disk);
Bytes freedBy(const QList<StockItem> &items, const DiskUse &disk);

// Removes exactly these, one after the other, the rest also when one fails. Looks again first: what somebody has begun to use since is
// kept, and said to be. An error when not everything could be removed; its detail has a line for each that was not.
class RemoveStock final : public Operation<>
{
    Q_OBJECT

public:
    // The housekeeping must outlive it.
    RemoveStock(Housekeeping &housekeeping, QList<StockItem> items, QSet<QString> protectedGroups);

protected:
    void start() override;

private:
    void removeNext();
    void end();

    Housekeeping &m_housekeeping;
    const QList<StockItem> m_items;
    const QSet<QString> m_protected;
    QList<StockItem> m_stock; // as it is now
    int m_next = 0;
    QStringList m_kept;
};

} // namespace quayside
