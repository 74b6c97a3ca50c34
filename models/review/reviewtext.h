// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/review/review.h"

namespace quayside {

// One change on one line: "~ web › environment › LOG_LEVEL: info → debug (restarts web)".
QString changeLine(const ReviewedChange &change);
// What a change does, in some words: "recreates the group".
QString impactWords(const ReviewedChange &change);
// A review for a terminal, line by line, without control characters.
QStringList reviewLines(const Review &review);

} // namespace quayside
