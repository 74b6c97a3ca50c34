// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/quantities.h"

#include <QString>

#include <optional>

namespace quayside {

// What one container used at one moment. Counters count from the container's start and may go back with it.
struct Sample
{
    qint64 time = 0; // milliseconds since 1970 UTC
    QString container; // engine id
    std::optional<CpuCores> cpu; // averaged since the sample before; unknown where there is none
    Bytes memory;
    Bytes memoryLimit; // 0 when there is none
    qint64 networkReceived = 0; // bytes
    qint64 networkSent = 0;
    qint64 blockRead = 0;
    qint64 blockWritten = 0;

    bool operator==(const Sample &) const = default;
};

} // namespace quayside
