// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/review/linediff.h"

#include <QSet>

namespace quayside {

// How the rows of a diff stand below each other on screen: side by side or one after the other, with what is unchanged folded away.
struct DiffLayout
{
    enum class Mode { SideBySide, Unified };

    struct Line
    {
        enum class Kind {
            Both, // a row, on both of its sides
            Old, // only the old side of a row
            New, // only the new one
            Fold, // stands for rows that are hidden
        };

        Kind kind = Kind::Both;
        qsizetype row = 0; // of the diff; of a fold, the first that it hides
        qsizetype hidden = 0; // how many rows a fold hides

        bool operator==(const Line &) const = default;
    };

    // Between two changes, this many unchanged rows stay in sight after the one and before the other.
    static constexpr qsizetype context = 3;
    // A fold that would save less than it says stays open.
    static constexpr qsizetype leastHidden = 3;

    QList<Line> lines;
    QList<qsizetype> changes; // the line at which each change begins

    // What was unfolded is named by the row that its fold began with.
    static DiffLayout of(const QList<DiffRow> &rows, Mode mode, const QSet<qsizetype> &unfolded = {});

    bool operator==(const DiffLayout &) const = default;
};

} // namespace quayside
