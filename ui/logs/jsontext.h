// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/logs/logtext.h"

#include <QStringList>

namespace quayside {

// How a line that is a JSON object looks: its keys and values in colours of their own.
QList<LogText::Run> jsonRuns(QStringView text);

// The line with some of its fields in front, each in a column of so many characters, and then the others.
inline constexpr qsizetype fieldColumns = 18;
QString jsonFieldText(QByteArrayView line, const QStringList &inFront);

} // namespace quayside
