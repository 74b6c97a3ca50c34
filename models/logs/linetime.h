// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/logpages.h"

namespace quayside {

// The time that a line of text says it is of, in nanoseconds since 1970; 0 when it says none. Known are the forms of ISO 8601 at its
// beginning (2026-11-22T10:11:12.345Z, 2026-11-22 10:11:12,345 +01:00) and that of web servers ([22/Nov/2026:10:11:12 +0100]).
// A time without a zone is taken for UTC, in which containers run.
qint64 timeOfLine(QByteArrayView line);

// For each line of a text.
QList<LineStamp> stampsByText(QByteArrayView text);

} // namespace quayside
