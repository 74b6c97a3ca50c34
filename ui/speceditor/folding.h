// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTextBlock>

namespace quayside {

// Folding of what is indented below a line, in YAML as in JSON. A line is folded when the one behind it is hidden: there is no other
// record of it, so that undo and edits cannot contradict it.

// The last line of what can be folded below this one; invalid when there is nothing.
QTextBlock foldEnd(const QTextBlock &header);
bool canFold(const QTextBlock &header);
bool isFolded(const QTextBlock &header);

void fold(const QTextBlock &header);
void unfold(const QTextBlock &header);
// Unfolds everything around a hidden line.
void reveal(const QTextBlock &block);
void foldAll(QTextDocument &document);
void unfoldAll(QTextDocument &document);

} // namespace quayside
