// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>

#include <compare>

namespace quayside {

// Numbers with a meaning of their own: a swapped argument does not compile.

struct Bytes
{
    qint64 value = 0;
    auto operator<=>(const Bytes &) const = default;
};

// CPU in cores: 0.5 is half a core busy, or half a core asked for.
struct CpuCores
{
    double value = 0;
    auto operator<=>(const CpuCores &) const = default;
};

inline Bytes operator+(Bytes a, Bytes b) { return {a.value + b.value}; }
inline CpuCores operator+(CpuCores a, CpuCores b) { return {a.value + b.value}; }

// ACI says "GB" and not which; this program counts 1 GB = 10^9 bytes everywhere, as the virtual kubelet does
// (REFERENCE 25, "What a GB is").
constexpr qint64 bytesPerGigabyte = 1'000'000'000;

// What is no number is none; what is beyond all memory stays at the edge.
constexpr Bytes gigabytes(double count)
{
    constexpr double most = 9e18;
    const double bytes = count * static_cast<double>(bytesPerGigabyte) + (count < 0 ? -0.5 : 0.5);
    return {bytes >= most ? qint64(most) : bytes <= -most ? qint64(-most) : bytes == bytes ? static_cast<qint64>(bytes) : 0};
}

constexpr double inGigabytes(Bytes bytes)
{
    return static_cast<double>(bytes.value) / static_cast<double>(bytesPerGigabyte);
}

} // namespace quayside
