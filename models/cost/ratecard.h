// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/money.h"
#include "models/core/result.h"

#include <QByteArray>
#include <QDate>
#include <QMap>

#include <optional>

namespace quayside {

// List prices of one region, per hour. What the region does not offer, or nobody has read, is absent.
struct RegionRates
{
    Money vcpuHour;
    Money memoryGBHour;
    std::optional<Money> windowsVcpuHour; // on top, for every vCPU of a Windows group
    std::optional<Money> spotVcpuHour;
    std::optional<Money> spotMemoryGBHour;

    bool operator==(const RegionRates &) const = default;
};

// Prices with their date and source (resources/rates). A region that is not on the card is priced as the reference region, and
// said to be.
class RateCard
{
public:
    // An error when it is no rate card, or of a newer format.
    static Result<RateCard> fromJson(const QByteArray &json);

    QDate date() const { return m_date; }
    QString source() const { return m_source; }
    QStringList regions() const { return m_regions.keys(); }
    std::optional<RegionRates> rates(const QString &region) const;

    static QString referenceRegion();

private:
    QDate m_date;
    QString m_source;
    QMap<QString, RegionRates> m_regions; // by short name
};

// "East US" and "eastus" are the same region.
QString shortRegionName(const QString &region);

// A decimal number as money, exactly; nothing when it is none or has more than nine decimals.
std::optional<Money> moneyFromDecimal(const QString &text);

} // namespace quayside
