// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/runmodel.h"

#include "models/format/format.h"
#include "models/items/tr.h"
#include "models/session/runwords.h"

namespace quayside {

RunModel::RunModel(JobRunner &jobs, const Clock &clock, QObject *parent)
    : RowModel(parent)
    , m_clock(clock)
{
    const auto refresh = [this, &jobs] { setRows(jobs.runs()); };
    connect(&jobs, &JobRunner::changed, this, refresh);
    refresh();
}

int RunModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant RunModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QStringList titles{ItemsTr::tr("State"), ItemsTr::tr("Trigger"), ItemsTr::tr("Cause"), ItemsTr::tr("When"), ItemsTr::tr("Took"), ItemsTr::tr("Outcome")};
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? QVariant(titles.value(section)) : QVariant();
}

QString RunModel::key(const JobRun &row) const
{
    return row.id;
}

QString RunModel::text(const JobRun &row, int column) const
{
    switch (column) {
    case State: return runStateName(row.state);
    case TriggerName: return format::plainLine(row.trigger);
    case Cause: return format::plainLine(runCause(row));
    case When: return format::relativeTime(row.event.time, m_clock.now());
    case Took: return row.startedAt.isValid() ? format::duration(runDuration(row, m_clock.now())) : QString();
    default: return format::plainLine(runResult(row));
    }
}

QVariant RunModel::cell(const JobRun &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return text(row, column);
    case Qt::ToolTipRole:
        if (column == When)
            return format::exactTime(row.event.time);
        return column == Cause && !row.event.file.isEmpty() ? format::plainLine(row.event.file) : text(row, column);
    case Qt::TextAlignmentRole: return column == Took ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case role::Key: return row.id;
    case role::State: return static_cast<int>(row.state);
    case role::Id: return QVariant::fromValue(row.group);
    default: return {};
    }
}

} // namespace quayside
