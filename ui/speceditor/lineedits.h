// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTextCursor>

namespace quayside {

// What an editor of YAML does to lines. Each is one step to undo, and keeps the selection on the same text.

// A new line that begins where this one does, and two further in after a name that opens something.
void breakLine(QTextCursor cursor);
// Two blanks more or less in front of every line of the selection; without one, indenting fills up to the next step.
void indentLines(QTextCursor cursor);
void outdentLines(QTextCursor cursor);
// Puts the sign in front of all lines of the selection, or takes it away where all have it.
void toggleComment(QTextCursor cursor, const QString &sign);
// The lines of the selection trade places with the one above or below. Returns where the selection is then.
QTextCursor moveLinesUp(QTextCursor cursor);
QTextCursor moveLinesDown(QTextCursor cursor);
// Returns where the selection is then: in the lower copy.
QTextCursor duplicateLines(QTextCursor cursor);

} // namespace quayside
