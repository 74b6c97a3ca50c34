// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/revisionmodel.h"

#include "models/format/format.h"
#include "models/items/tr.h"

namespace quayside {

RevisionModel::RevisionModel(const Clock &clock, QObject *parent)
    : RowModel(parent)
    , m_clock(clock)
{
}

void RevisionModel::setRevisions(const QList<Revision> &revisions)
{
    QList<RevisionRow> rows;
    for (qsizetype i = revisions.size() - 1; i >= 0; --i)
        rows.append({revisions.at(i), whatChanged(revisions, i), rows.isEmpty()});
    setRows(rows);
}

int RevisionModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant RevisionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number: return ItemsTr::tr("No.");
    case When: return ItemsTr::tr("When");
    case What: return ItemsTr::tr("What changed");
    default: return {};
    }
}

int RevisionModel::key(const RevisionRow &row) const
{
    return row.revision.number;
}

QString RevisionModel::text(const RevisionRow &row, int column) const
{
    switch (column) {
    case Number: return QString::number(row.revision.number);
    case When: return format::relativeTime(row.revision.appliedAt, m_clock.now());
    default: return format::plainLine(row.what);
    }
}

QVariant RevisionModel::cell(const RevisionRow &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return text(row, column);
    case Qt::ToolTipRole: return column == When ? format::exactTime(row.revision.appliedAt) : text(row, column);
    default: return {};
    }
}

} // namespace quayside
