// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/sample.h"

#include <QHash>

namespace quayside {

// The counters of one container at one moment, as engines report them.
struct StatsReading
{
    QString container;
    qint64 time = 0; // nanoseconds since 1970
    qint64 cpuTime = 0; // nanoseconds of all cores since the container's start
    Bytes memory;
    Bytes memoryLimit;
    qint64 networkReceived = 0;
    qint64 networkSent = 0;
    qint64 blockRead = 0;
    qint64 blockWritten = 0;
};

// Makes samples of readings: CPU use is the difference to the reading before. Engines' own percentages are averages since
// the start of the container, or of unclear base, and are not used.
class StatsArithmetic
{
public:
    // The first reading of a container, and one after its counters went back, gives a sample without CPU use.
    Sample sample(const StatsReading &reading);

private:
    struct Before
    {
        qint64 time = 0;
        qint64 cpuTime = 0;
    };
    QHash<QString, Before> m_before;
};

} // namespace quayside
