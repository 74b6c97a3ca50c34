// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QString>

namespace quayside {

// The bytes of a log line as text for one row on screen: UTF-8 with U+FFFD for what is none, tabs to the next eighth column, colour
// escapes left out, every other control character as its sign. At most so many characters are made.
QString logLineText(QByteArrayView bytes, qsizetype mostCharacters);

} // namespace quayside
