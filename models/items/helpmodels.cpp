// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/helpmodels.h"

#include "models/format/format.h"
#include "models/items/roles.h"
#include "models/items/tr.h"

#include <algorithm>

namespace quayside {

namespace {

QString gradeWord(ParityRow::Grade grade)
{
    switch (grade) {
    case ParityRow::Grade::Exact: return ItemsTr::tr("Exact");
    case ParityRow::Grade::Emulated: return ItemsTr::tr("Emulated");
    case ParityRow::Grade::Approximated: return ItemsTr::tr("Approximated");
    case ParityRow::Grade::AzureOnly: break;
    }
    return ItemsTr::tr("Azure only");
}

QVariant titleOf(int section, Qt::Orientation orientation, int role, const QStringList &titles)
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? titles.value(section) : QVariant();
}

} // namespace

QString severityWord(SpecIssue::Severity severity)
{
    switch (severity) {
    case SpecIssue::Severity::Error: return ItemsTr::tr("Error");
    case SpecIssue::Severity::Warning: return ItemsTr::tr("Warning");
    case SpecIssue::Severity::Info: break;
    }
    return ItemsTr::tr("Note");
}

QString scopeWord(RuleScope scope)
{
    //: where a rule binds
    return scope == RuleScope::Everywhere ? ItemsTr::tr("everywhere") : ItemsTr::tr("in Azure");
}

int RuleModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant RuleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return titleOf(section, orientation, role, {ItemsTr::tr("Rule"), ItemsTr::tr("Kind"), ItemsTr::tr("Binds"), ItemsTr::tr("What it demands")});
}

QVariant RuleModel::cell(const RuleHelp &row, int column, int role) const
{
    if (role == role::Severity)
        return static_cast<int>(row.severity);
    if (role != Qt::DisplayRole)
        return role == Qt::ToolTipRole && column == What ? QVariant(row.what) : QVariant();
    switch (column) {
    case Rule: return row.id;
    case Severity: return severityWord(row.severity);
    case Scope: return scopeWord(row.scope);
    default: return row.what;
    }
}

void ParityModel::setParity(QList<ParityRow> rows)
{
    std::ranges::stable_sort(rows, std::greater(), &ParityRow::grade);
    setRows(rows);
}

int ParityModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant ParityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return titleOf(section, orientation, role, {ItemsTr::tr("Works here"), ItemsTr::tr("Property"), ItemsTr::tr("How")});
}

QVariant ParityModel::cell(const ParityRow &row, int column, int role) const
{
    if (role == role::Severity)
        return static_cast<int>(row.grade);
    if (role == Qt::ToolTipRole)
        return format::plainLine(column == Sentence ? row.sentence : row.label);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Grade: return gradeWord(row.grade);
    case Property: return format::plainLine(row.label);
    default: return format::plainLine(row.sentence);
    }
}

} // namespace quayside
