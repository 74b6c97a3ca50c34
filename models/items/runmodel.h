// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/roles.h"
#include "models/items/rowmodel.h"
#include "models/session/jobrunner.h"

namespace quayside {

// What triggers have run, newest first.
class RunModel final : public RowModel<JobRun, QString>
{
    Q_OBJECT

public:
    enum Column { State, TriggerName, Cause, When, Took, Outcome, ColumnCount };

    RunModel(JobRunner &jobs, const Clock &clock, QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QString key(const JobRun &row) const override;
    QVariant cell(const JobRun &row, int column, int role) const override;

private:
    QString text(const JobRun &row, int column) const;

    const Clock &m_clock;
};

} // namespace quayside
