// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/quantities.h"

#include <QString>

#include <chrono>

namespace quayside {

// An amount in billionths of a currency unit: exact where a double would drift. Nine decimals hold the smallest price that
// Azure publishes per second (0.000001236 USD) with three digits to spare.
struct Money
{
    static constexpr qint64 unit = 1'000'000'000;

    qint64 nano = 0;

    static constexpr Money of(double amount)
    {
        return {static_cast<qint64>(amount * static_cast<double>(unit) + (amount < 0 ? -0.5 : 0.5))};
    }
    constexpr double amount() const { return static_cast<double>(nano) / static_cast<double>(unit); }

    auto operator<=>(const Money &) const = default;
};

constexpr Money operator+(Money a, Money b)
{
    return {a.nano + b.nano};
}

constexpr Money operator-(Money a, Money b)
{
    return {a.nano - b.nano};
}

// What a price per hour comes to in a span of time, rounded down to a billionth.
constexpr Money costOf(Money perHour, std::chrono::milliseconds span)
{
    __extension__ using Wide = __int128;
    return {static_cast<qint64>(static_cast<Wide>(perHour.nano) * span.count() / 3'600'000)};
}

} // namespace quayside
