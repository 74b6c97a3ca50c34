// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/sample/curves.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace quayside::sample {

namespace {

// Where a container's curve stands: two waves of different length, from -1 to 1.
double wave(const QString &engineId, double seconds)
{
    const double phase = static_cast<double>(engineId.left(6).toInt(nullptr, 16)) / 1e6;
    constexpr double turn = 2 * std::numbers::pi;
    return 0.65 * std::sin(turn * seconds / 97 + phase) + 0.35 * std::sin(turn * seconds / 23 + 3 * phase);
}

// Bytes up to now at a rate that swells and ebbs: the integral of a positive wave.
qint64 counter(double rate, double seconds)
{
    constexpr double slow = 2 * std::numbers::pi / 61;
    return static_cast<qint64>(rate * (seconds + 0.8 / slow * (1 - std::cos(slow * seconds))));
}

} // namespace

Sample usageOf(const MadeContainer &container, const QDateTime &now)
{
    const Program &program = container.program;
    const auto passed = std::chrono::milliseconds(container.runs.last().start.msecsTo(now));
    const double seconds = static_cast<double>(passed.count()) / 1000;
    const bool isSteady = program.voice == Program::Voice::Sample; // does what it was told
    const double swing = wave(container.engineId, seconds) * (isSteady ? 0.03 : 0.45);
    const ResourceAmount limits = container.limits();
    Sample sample;
    sample.time = now.toMSecsSinceEpoch();
    sample.container = container.engineId;
    const double used = std::max(0.001, program.cpu.value * (1 + swing));
    sample.cpu = CpuCores{limits.cpu.value > 0 ? std::min(used, limits.cpu.value) : used};
    sample.memory = program.memoryAt(passed);
    sample.memory.value += static_cast<qint64>(static_cast<double>(sample.memory.value) * swing * 0.1);
    sample.memoryLimit = limits.memory;
    if (limits.memory.value > 0)
        sample.memory.value = std::min(sample.memory.value, limits.memory.value);
    const double traffic = program.serves ? 40e3 : 2e3;
    sample.networkReceived = counter(traffic, seconds);
    sample.networkSent = counter(traffic * 4, seconds);
    sample.blockRead = counter(500, seconds);
    sample.blockWritten = counter(program.voice == Program::Voice::Database ? 60e3 : 1e3, seconds);
    return sample;
}

} // namespace quayside::sample
