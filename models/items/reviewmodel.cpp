// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/reviewmodel.h"

#include "models/format/format.h"
#include "models/items/tr.h"
#include "models/review/reviewtext.h"

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr quintptr heading = 0; // what is below part n has n + 1

// "environment › LEVEL": the container stands above it.
QString labelBelow(const SpecChange &change)
{
    const QString prefix = change.container + u" › "_s;
    const bool isBelow = !change.container.isEmpty() && change.label.startsWith(prefix);
    return format::plainLine(isBelow ? change.label.sliced(prefix.size()) : change.label);
}

QString text(const ReviewedChange &one, int column)
{
    switch (column) {
    case ReviewModel::What: return changeSign(one.change.kind) + u' ' + labelBelow(one.change);
    case ReviewModel::Before: return beforeWords(one.change);
    case ReviewModel::After: return afterWords(one.change);
    case ReviewModel::Effect: return format::plainLine(impactWords(one));
    default: return {};
    }
}

} // namespace

ReviewModel::ReviewModel(const Review &review, QObject *parent)
    : QAbstractItemModel(parent)
{
    for (const ReviewedChange &one : review.changes) {
        auto part = std::ranges::find(m_parts, one.change.container, &Part::container);
        if (part == m_parts.end())
            part = m_parts.insert(one.change.container.isEmpty() ? m_parts.begin() : m_parts.end(), {one.change.container, {}});
        part->changes.append(one);
    }
}

const ReviewedChange *ReviewModel::change(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == heading)
        return nullptr;
    return &m_parts.at(static_cast<qsizetype>(index.internalId()) - 1).changes.at(index.row());
}

QModelIndex ReviewModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : heading);
}

QModelIndex ReviewModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == heading)
        return {};
    return createIndex(static_cast<int>(index.internalId()) - 1, 0, heading);
}

int ReviewModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_parts.size());
    const bool hasRows = parent.internalId() == heading && parent.column() == 0;
    return hasRows ? static_cast<int>(m_parts.at(parent.row()).changes.size()) : 0;
}

int ReviewModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant ReviewModel::headingData(const Part &part, int column, int role) const
{
    if (role == Qt::DisplayRole && column == What)
        return part.container.isEmpty() ? ItemsTr::tr("The group") : format::plainLine(part.container);
    if (role == role::Impact)
        return static_cast<int>(Impact::None);
    return {};
}

QVariant ReviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ReviewedChange *one = change(index);
    if (!one)
        return headingData(m_parts.at(index.row()), index.column(), role);
    switch (role) {
    case Qt::DisplayRole: return text(*one, index.column());
    case Qt::ToolTipRole: return text(*one, index.column());
    case role::Impact: return static_cast<int>(one->impact);
    default: return {};
    }
}

QVariant ReviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What: return ItemsTr::tr("What changes");
    case Before: return ItemsTr::tr("Before");
    case After: return ItemsTr::tr("After");
    case Effect: return ItemsTr::tr("What it does");
    default: return {};
    }
}

} // namespace quayside
