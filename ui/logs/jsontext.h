// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/logs/logtext.h"

namespace quayside {

// How a line that is a JSON object looks: its keys and values in colours of their own.
QList<LogText::Run> jsonRuns(QStringView text);

// The line with some of its fields in front, each in its column, and then the others.
QString jsonFieldText(QByteArrayView line, const QList<LogColumn> &inFront);
// Makes the columns as wide as what the line has for them.
void widen(QList<LogColumn> &columns, QByteArrayView line);

} // namespace quayside
