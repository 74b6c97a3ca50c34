// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/difflayout.h"

#include <algorithm>

namespace quayside {

namespace {

using Line = DiffLayout::Line;

bool isSame(const DiffRow &row)
{
    return row.kind == DiffRow::Kind::Same;
}

// Unchanged rows from first to end; what is next to a change stays in sight.
void appendSame(DiffLayout &layout, const QList<DiffRow> &rows, qsizetype first, qsizetype end, const QSet<qsizetype> &unfolded)
{
    const qsizetype foldFrom = first == 0 ? 0 : first + DiffLayout::context;
    const qsizetype foldTo = end == rows.size() ? end : end - DiffLayout::context;
    const bool folds = foldTo - foldFrom >= DiffLayout::leastHidden && !unfolded.contains(foldFrom);
    for (qsizetype row = first; row < end; ++row) {
        if (folds && row == foldFrom) {
            layout.lines.append({Line::Kind::Fold, row, foldTo - foldFrom});
            row = foldTo - 1;
        } else {
            layout.lines.append({Line::Kind::Both, row, 0});
        }
    }
}

void appendChange(DiffLayout &layout, const QList<DiffRow> &rows, qsizetype first, qsizetype end, DiffLayout::Mode mode)
{
    layout.changes.append(layout.lines.size());
    if (mode == DiffLayout::Mode::SideBySide) {
        for (qsizetype row = first; row < end; ++row)
            layout.lines.append({Line::Kind::Both, row, 0});
        return;
    }
    for (qsizetype row = first; row < end; ++row)
        if (rows.at(row).oldLine > 0)
            layout.lines.append({Line::Kind::Old, row, 0});
    for (qsizetype row = first; row < end; ++row)
        if (rows.at(row).newLine > 0)
            layout.lines.append({Line::Kind::New, row, 0});
}

} // namespace

DiffLayout DiffLayout::of(const QList<DiffRow> &rows, Mode mode, const QSet<qsizetype> &unfolded)
{
    DiffLayout layout;
    for (qsizetype first = 0; first < rows.size();) {
        const bool same = isSame(rows.at(first));
        const auto found = std::find_if(rows.begin() + first, rows.end(), [same](const DiffRow &row) { return isSame(row) != same; });
        const qsizetype end = found - rows.begin();
        if (same)
            appendSame(layout, rows, first, end, unfolded);
        else
            appendChange(layout, rows, first, end, mode);
        first = end;
    }
    return layout;
}

} // namespace quayside
