// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/statssample.h"

namespace quayside {

namespace {

// A limit that is the size of the machine's address space is no limit.
constexpr qint64 noLimit = qint64(1) << 60;

} // namespace

Sample StatsArithmetic::sample(const StatsReading &reading)
{
    Sample sample;
    sample.time = reading.time / 1'000'000;
    sample.container = reading.container;
    sample.memory = reading.memory;
    sample.memoryLimit = reading.memoryLimit.value >= noLimit || reading.memoryLimit.value < 0 ? Bytes{} : reading.memoryLimit;
    sample.networkReceived = reading.networkReceived;
    sample.networkSent = reading.networkSent;
    sample.blockRead = reading.blockRead;
    sample.blockWritten = reading.blockWritten;
    Before &before = m_before[reading.container];
    const qint64 span = reading.time - before.time;
    const qint64 used = reading.cpuTime - before.cpuTime;
    if (before.time > 0 && span > 0 && used >= 0)
        sample.cpu = CpuCores{static_cast<double>(used) / static_cast<double>(span)};
    before = {reading.time, reading.cpuTime};
    return sample;
}

} // namespace quayside
