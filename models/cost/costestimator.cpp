// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cost/costestimator.h"

#include <cmath>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

Money times(Money price, double amount)
{
    return {static_cast<qint64>(std::llround(static_cast<double>(price.nano) * amount))};
}

// No more than a million cores, so that no price gets near the edge of Money; and nothing below nothing.
bool canBePriced(const ResourceAmount &requested)
{
    constexpr double mostCores = 1e6;
    return requested.cpu.value >= 0 && requested.cpu.value <= mostCores && requested.memory.value >= 0 && requested != ResourceAmount{};
}

bool isWord(const QString &text, QStringView word)
{
    return word.compare(text, Qt::CaseInsensitive) == 0;
}

} // namespace

CostEstimator::CostEstimator(RateCard card)
    : m_card(std::move(card))
{
}

std::optional<HourlyPrice> CostEstimator::hourlyPrice(const PricedResources &resources) const
{
    if (resources.isConfidential || !canBePriced(resources.requested))
        return std::nullopt;
    HourlyPrice price;
    price.region = resources.region.isEmpty() ? RateCard::referenceRegion() : shortRegionName(resources.region);
    std::optional<RegionRates> rates = m_card.rates(price.region);
    if (!rates) {
        price.isSubstitute = true;
        price.region = RateCard::referenceRegion();
        rates = m_card.rates(price.region);
    }
    const auto cpuPrice = resources.isSpot ? rates->spotVcpuHour : rates->vcpuHour;
    const auto memoryPrice = resources.isSpot ? rates->spotMemoryGBHour : rates->memoryGBHour;
    if (!cpuPrice || !memoryPrice || (resources.isWindows && !rates->windowsVcpuHour))
        return std::nullopt;
    price.cpu = times(*cpuPrice, resources.requested.cpu.value);
    price.memory = times(*memoryPrice, inGigabytes(resources.requested.memory));
    if (resources.isWindows)
        price.windows = times(*rates->windowsVcpuHour, resources.requested.cpu.value);
    return price;
}

PricedResources pricedResources(const ContainerGroupSpec &spec)
{
    PricedResources priced;
    for (const spec::Container &container : spec.containers)
        if (container.resources && container.resources->requests)
            priced.requested = priced.requested
                + ResourceAmount{{container.resources->requests->cpu.value_or(0)},
                                 gigabytes(container.resources->requests->memoryInGB.value_or(0))};
    priced.region = spec.location.value_or(QString());
    priced.isWindows = isWord(spec.osType.value_or(QString()), u"Windows");
    priced.isSpot = isWord(spec.priority.value_or(QString()), u"Spot");
    priced.isConfidential = isWord(spec.sku.value_or(QString()), u"Confidential");
    return priced;
}

PricedResources pricedResources(const ContainerGroup &group)
{
    PricedResources priced;
    priced.requested = group.requested;
    priced.region = group.location;
    priced.isWindows = isWord(group.osType, u"Windows");
    priced.isSpot = isWord(group.priority, u"Spot");
    priced.isConfidential = isWord(group.sku, u"Confidential");
    return priced;
}

} // namespace quayside
