// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/logs/logfilter.h"

#include <QDateTime>
#include <QStringList>

namespace quayside {

// A filter as one line of text, the way a person types it. Words are separated by blanks, and every one of them must fit:
//
//   error            lines with this text, in any case; "two words" in quotes
//   !health          lines without it
//   /dur=\d{3}/      a regular expression; /…/c where case matters; !/…/ to hide
//   level:error      as grave as that or graver; level:info,none names levels one by one
//   container:web    of one container, or of several: container:web,db
//   stream:stderr    or stdout
//   after:10:30      of that time on, today, or after:2026-11-22T10:30 or after:15min (ago); before: likewise
//
// An error says which word is wrong and why. Times without a zone are those of the clock's zone.
Result<LogFilter> parseFilter(const QString &text, const QStringList &containers, const QDateTime &now);

} // namespace quayside
