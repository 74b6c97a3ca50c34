// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/groupfiltermodel.h"

#include "models/items/containergroupmodel.h"

#include <algorithm>
#include <limits>

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

// Whether the columns from one to the other have something in them that is searched.
bool isSearched(int first, int last)
{
    using Column = ContainerGroupModel::Column;
    return first <= Column::Where || (first <= Column::Address && Column::Address <= last);
}

} // namespace

GroupFilterModel::GroupFilterModel(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setDynamicSortFilter(true);
    setSortRole(role::Sort);
}

// We listen before the proxy does, which asks for the new texts at once.
void GroupFilterModel::setSourceModel(QAbstractItemModel *source)
{
    connect(source, &QAbstractItemModel::dataChanged, this, &GroupFilterModel::forget);
    connect(source, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &group, int first, int last) {
        if (group.isValid())
            m_remembered[group.row()] = {};
        else
            m_remembered.insert(first, last - first + 1, Remembered());
    });
    connect(source, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &group, int first, int last) {
        if (group.isValid())
            m_remembered[group.row()] = {};
        else
            m_remembered.remove(first, last - first + 1);
    });
    connect(source, &QAbstractItemModel::layoutChanged, this, &GroupFilterModel::rememberNothing);
    connect(source, &QAbstractItemModel::modelReset, this, &GroupFilterModel::rememberNothing);
    m_remembered = QList<Remembered>(source->rowCount());
    QSortFilterProxyModel::setSourceModel(source);
}

void GroupFilterModel::rememberNothing()
{
    m_remembered = QList<Remembered>(sourceModel()->rowCount());
}

void GroupFilterModel::forget(const QModelIndex &first, const QModelIndex &last)
{
    const bool ofContainers = first.parent().isValid();
    const int begin = ofContainers ? first.parent().row() : first.row();
    const int end = ofContainers ? begin : last.row();
    const bool searched = isSearched(first.column(), last.column());
    const bool sorted = first.column() <= m_sortedColumn && m_sortedColumn <= last.column();
    for (int row = begin; row <= end; ++row) {
        if (searched)
            m_remembered[row].searchText.clear();
        if (sorted)
            m_remembered[row].sortKey.reset();
    }
}

// What moves with time has gone on without our being told of every row.
void GroupFilterModel::sort(int column, Qt::SortOrder order)
{
    if (!isSearched(column, column))
        m_sortedColumn = -1;
    QSortFilterProxyModel::sort(column, order);
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
    QString &text = m_remembered[row].searchText;
    if (text.isEmpty())
        text = searchText(*sourceModel(), sourceModel()->index(row, 0));
    return std::ranges::all_of(m_words, [&](const QString &word) { return text.contains(word); });
}

const GroupFilterModel::SortKey &GroupFilterModel::sortKey(const QModelIndex &group) const
{
    if (std::exchange(m_sortedColumn, group.column()) != group.column())
        for (Remembered &remembered : m_remembered)
            remembered.sortKey.reset();
    std::optional<SortKey> &key = m_remembered[group.row()].sortKey;
    if (!key) {
        const QVariant value = group.data(sortRole());
        key.emplace();
        if (value.typeId() == QMetaType::QString)
            key->text = m_collator.sortKey(value.toString());
        else // what has no value comes first
            key->number = value.isValid() ? value.toDouble() : std::numeric_limits<double>::lowest();
    }
    return *key;
}

bool GroupFilterModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    // Containers stay in the order of the spec.
    if (left.parent().isValid())
        return sortOrder() == Qt::AscendingOrder ? left.row() < right.row() : left.row() > right.row();
    const SortKey &a = sortKey(left);
    const SortKey &b = sortKey(right);
    const int order = a.text && b.text ? a.text->compare(*b.text) : a.number < b.number ? -1 : a.number > b.number ? 1 : 0;
    return order == 0 ? left.row() < right.row() : order < 0;
}

} // namespace quayside
