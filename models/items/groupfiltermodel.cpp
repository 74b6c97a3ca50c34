// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/groupfiltermodel.h"

#include "models/items/containergroupmodel.h"

#include <algorithm>

namespace quayside {

namespace {

QString searchText(const QAbstractItemModel &model, const QModelIndex &group)
{
    using Column = ContainerGroupModel::Column;
    QString text;
    for (const int column : {Column::State, Column::Group, Column::Where, Column::Address})
        text += group.siblingAtColumn(column).data().toString() + u' ';
    for (int row = 0; row < model.rowCount(group); ++row)
        for (const int column : {Column::Group, Column::Address})
            text += model.index(row, column, group).data().toString() + u' ';
    if (const auto *groups = qobject_cast<const ContainerGroupModel *>(&model))
        for (const auto &[key, value] : groups->group(group)->tags.asKeyValueRange())
            text += key + u'=' + value + u' ';
    return text.toLower();
}

} // namespace

GroupFilterModel::GroupFilterModel(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setDynamicSortFilter(true);
    setSortRole(role::Sort);
}

void GroupFilterModel::setFilter(const QString &words)
{
    m_words = words.toLower().split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

int GroupFilterModel::hiddenCount() const
{
    return sourceModel() ? sourceModel()->rowCount() - rowCount() : 0;
}

bool GroupFilterModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (parent.isValid() || m_words.isEmpty())
        return true;
    const QString text = searchText(*sourceModel(), sourceModel()->index(row, 0));
    return std::ranges::all_of(m_words, [&](const QString &word) { return text.contains(word); });
}

bool GroupFilterModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    // Containers stay in the order of the spec.
    if (left.parent().isValid())
        return sortOrder() == Qt::AscendingOrder ? left.row() < right.row() : left.row() > right.row();
    const QVariant a = left.data(sortRole());
    const QVariant b = right.data(sortRole());
    const bool isText = a.typeId() == QMetaType::QString;
    const auto order = isText ? QPartialOrdering(a.toString().localeAwareCompare(b.toString()) < 0   ? QPartialOrdering::Less
                                                 : a.toString().localeAwareCompare(b.toString()) > 0 ? QPartialOrdering::Greater
                                                                                                     : QPartialOrdering::Equivalent)
                              : QVariant::compare(a, b);
    if (order == QPartialOrdering::Equivalent || order == QPartialOrdering::Unordered)
        return left.row() < right.row();
    return order == QPartialOrdering::Less;
}

} // namespace quayside
