// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/sample/madecontainer.h"
#include "models/domain/sample.h"

namespace quayside::sample {

// What a made-up container uses at a moment: smooth curves around what its program asks for, never the same for two containers,
// always the same for one. Counters only grow.
Sample usageOf(const MadeContainer &container, const QDateTime &now);

} // namespace quayside::sample
