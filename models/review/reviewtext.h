// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/review/review.h"

namespace quayside {

// One change on one line: "~ web › environment › LOG_LEVEL: info → debug (restarts web)".
QString changeLine(const ReviewedChange &change);
// What a change does, in some words: "recreates the group".
QString impactWords(const ReviewedChange &change);
// "+", "-", "~" or "↕".
QString changeSign(SpecChange::Kind kind);
// What stands before and after a change, for two columns; of a secret only that there is one.
QString beforeWords(const SpecChange &change);
QString afterWords(const SpecChange &change);
// What applying does to the group that runs, what goes on and what stays, in a sentence or two.
QString outlook(const Review &review, const ContainerGroupSpec &after, const EngineAbilities &abilities);
// "$0.0472/h → $0.0944/h · $34.46 → $68.91 a month"; one price where it stays, nothing where nobody knows one.
QString priceLine(const Review &review);
// A review for a terminal, line by line, without control characters.
QStringList reviewLines(const Review &review);

} // namespace quayside
