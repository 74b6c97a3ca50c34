// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/money.h"
#include "models/core/result.h"
#include "models/domain/containergroup.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace quayside {

// One span of time in which a group cost money. Open while the group runs.
struct LedgerEntry
{
    GroupId group;
    QString name;
    QString engineId;
    QDateTime startedAt;
    std::optional<QDateTime> endedAt;
    QDateTime lastSeenAt; // running, with our own eyes
    Money ratePerHour;
    QString region; // whose prices
    QDate priceDate;

    // The same span, however often it is written.
    bool isSameSpan(const LedgerEntry &other) const
    {
        return group == other.group && engineId == other.engineId && startedAt == other.startedAt;
    }
    // What it comes to at a time, while it is open; for good once it has ended.
    Money cost(const QDateTime &now) const
    {
        const QDateTime end = endedAt.value_or(now);
        return costOf(ratePerHour, std::chrono::milliseconds(std::max<qint64>(0, startedAt.msecsTo(end))));
    }
    bool operator==(const LedgerEntry &) const = default;
};

// Where spans are kept. Survives a kill at any moment: what was put is there again, whole.
class Ledger
{
public:
    virtual ~Ledger() = default;

    // Everything that is kept; blocks.
    virtual Result<QList<LedgerEntry>> load() = 0;
    // Writes a span, or writes it anew; does not block.
    virtual void put(const LedgerEntry &entry) = 0;
};

} // namespace quayside
