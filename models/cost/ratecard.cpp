// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cost/ratecard.h"

#include "models/cost/tr.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

std::optional<Money> price(const QJsonObject &region, QLatin1StringView key)
{
    return moneyFromDecimal(region.value(key).toString());
}

// A price may be absent, but one that is there is a decimal and not below nothing.
bool isUsable(const QJsonObject &region)
{
    return std::ranges::all_of(region, [](const QJsonValue &value) {
        const auto money = moneyFromDecimal(value.toString());
        return money && money->nano >= 0;
    });
}

std::optional<RegionRates> ratesFrom(const QJsonObject &region)
{
    if (!isUsable(region))
        return std::nullopt;
    const auto vcpu = price(region, "vcpuHour"_L1);
    const auto memory = price(region, "memoryGBHour"_L1);
    if (!vcpu || !memory)
        return std::nullopt;
    return RegionRates{*vcpu, *memory, price(region, "windowsVcpuHour"_L1), price(region, "spotVcpuHour"_L1), price(region, "spotMemoryGBHour"_L1)};
}

} // namespace

Result<RateCard> RateCard::fromJson(const QByteArray &json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    if (root.value("format"_L1).toInt() != 1)
        return failure(Error::Kind::Malformed, CostTr::tr("This is no rate card of a format that this program knows."));
    RateCard card;
    card.m_date = QDate::fromString(root.value("date"_L1).toString(), Qt::ISODate);
    card.m_source = root.value("source"_L1).toString();
    const QJsonObject regions = root.value("regions"_L1).toObject();
    for (auto region = regions.begin(); region != regions.end(); ++region) {
        const auto rates = ratesFrom(region.value().toObject());
        if (!rates)
            return failure(Error::Kind::Malformed, CostTr::tr("The rate card has no usable prices for “%1”.").arg(region.key()));
        card.m_regions.insert(shortRegionName(region.key()), *rates);
    }
    if (!card.m_date.isValid() || !card.m_regions.contains(referenceRegion()))
        return failure(Error::Kind::Malformed, CostTr::tr("The rate card has no date, or no prices for %1.").arg(referenceRegion()));
    return card;
}

std::optional<RegionRates> RateCard::rates(const QString &region) const
{
    const auto found = m_regions.constFind(shortRegionName(region));
    return found == m_regions.constEnd() ? std::nullopt : std::optional(*found);
}

QString RateCard::referenceRegion()
{
    return u"eastus"_s;
}

QString shortRegionName(const QString &region)
{
    return region.toLower().remove(u' ');
}

std::optional<Money> moneyFromDecimal(const QString &text)
{
    static const QRegularExpression pattern(u"\\A(-?)([0-9]{1,9})(?:\\.([0-9]{1,9}))?\\z"_s);
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const qint64 whole = match.captured(2).toLongLong() * Money::unit;
    const qint64 fraction = match.captured(3).leftJustified(9, u'0').toLongLong();
    return Money{(match.captured(1).isEmpty() ? 1 : -1) * (whole + fraction)};
}

} // namespace quayside
