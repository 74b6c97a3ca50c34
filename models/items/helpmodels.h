// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/rowmodel.h"
#include "models/review/parity.h"
#include "models/spec/rulehelp.h"

namespace quayside {

// The rules that specs are checked against.
class RuleModel final : public RowModel<RuleHelp, QString>
{
    Q_OBJECT

public:
    enum Column { Rule, Severity, Scope, What, ColumnCount };

    using RowModel::RowModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QString key(const RuleHelp &row) const override { return row.id; }
    QVariant cell(const RuleHelp &row, int column, int role) const override;
};

// What an engine makes of each property of a spec; what differs most comes first.
class ParityModel final : public RowModel<ParityRow, QString>
{
    Q_OBJECT

public:
    enum Column { Grade, Property, Sentence, ColumnCount };

    using RowModel::RowModel;

    void setParity(QList<ParityRow> rows);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QString key(const ParityRow &row) const override { return row.pointer; }
    QVariant cell(const ParityRow &row, int column, int role) const override;
};

// "Error", "Warning", "Note"
QString severityWord(SpecIssue::Severity severity);
// "everywhere", "in Azure"
QString scopeWord(RuleScope scope);

} // namespace quayside
