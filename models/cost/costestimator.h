// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cost/ratecard.h"
#include "models/domain/containergroup.h"
#include "models/spec/containergroupspec.h"

namespace quayside {

// What a group asks for, as far as its price depends on it (REFERENCE 21.1).
struct PricedResources
{
    ResourceAmount requested; // sum over the regular containers
    QString region; // empty is the reference region
    bool isWindows = false;
    bool isSpot = false;
    bool isConfidential = false;

    bool operator==(const PricedResources &) const = default;
};

// What an hour costs by the list, in its parts.
struct HourlyPrice
{
    Money cpu;
    Money memory;
    Money windows;
    QString region; // whose prices were taken
    bool isSubstitute = false; // the region asked for is not on the card

    Money total() const { return cpu + memory + windows; }
    bool operator==(const HourlyPrice &) const = default;
};

// Estimates as if the group ran in Azure. Nothing is rounded up: requests come in steps that are billed as they are, as far as
// anybody has found out (REFERENCE 21.1, "Rounding").
class CostEstimator
{
public:
    explicit CostEstimator(RateCard card);

    const RateCard &card() const { return m_card; }

    // Nothing where nobody knows a price: no or absurd resources asked for, Confidential, Spot or Windows where the card has none.
    std::optional<HourlyPrice> hourlyPrice(const PricedResources &resources) const;

private:
    RateCard m_card;
};

PricedResources pricedResources(const ContainerGroupSpec &spec);
PricedResources pricedResources(const ContainerGroup &group);

} // namespace quayside
