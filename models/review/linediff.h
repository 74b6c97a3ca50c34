// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace quayside {

// One row of two texts side by side: a line on one side or on both.
struct DiffRow
{
    enum class Kind { Same, Removed, Added, Changed };

    // What differs within a changed line: UTF-16 offset and length.
    struct Span
    {
        qsizetype offset = 0;
        qsizetype length = 0;
        bool operator==(const Span &) const = default;
    };

    Kind kind = Kind::Same;
    int oldLine = 0; // from 1; 0 where that side has none
    int newLine = 0;
    QString oldText;
    QString newText;
    Span oldSpan;
    Span newSpan;

    bool operator==(const DiffRow &) const = default;
};

// The fewest lines that were removed and added (Myers, An O(ND) Difference Algorithm, 1986). Texts that differ in thousands of
// lines are compared by their beginnings and ends only: nobody reads more, and time and memory stay bounded.
QList<DiffRow> diffLines(const QString &before, const QString &after);

// The same as unified hunks with some lines around each; empty when nothing differs.
QString unifiedDiff(const QList<DiffRow> &rows, int context = 3);

} // namespace quayside
