// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/quantities.h"

#include <QString>

#include <algorithm>
#include <chrono>
#include <limits>

namespace quayside {

// An amount in billionths of a currency unit: exact where a double would drift. Nine decimals hold the smallest price that
// Azure publishes per second (0.000001236 USD) with three digits to spare. What is beyond nine billion stays at the edge:
// absurd input makes an absurd sum, never one of the other sign.
struct Money
{
    static constexpr qint64 unit = 1'000'000'000;
    __extension__ using Wide = __int128;

    qint64 nano = 0;

    static constexpr Money clamped(Wide nano)
    {
        constexpr Wide least = std::numeric_limits<qint64>::min();
        constexpr Wide most = std::numeric_limits<qint64>::max();
        return {static_cast<qint64>(std::clamp(nano, least, most))};
    }
    constexpr double amount() const { return static_cast<double>(nano) / static_cast<double>(unit); }

    auto operator<=>(const Money &) const = default;
};

constexpr Money operator+(Money a, Money b)
{
    return Money::clamped(Money::Wide(a.nano) + b.nano);
}

constexpr Money operator-(Money a, Money b)
{
    return Money::clamped(Money::Wide(a.nano) - b.nano);
}

// What a price per hour comes to in a span of time; parts of a billionth are dropped.
constexpr Money costOf(Money perHour, std::chrono::milliseconds span)
{
    return Money::clamped(Money::Wide(perHour.nano) * span.count() / 3'600'000);
}

} // namespace quayside
