// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/groupfiltermodel.h"

#include "models/format/format.h"
#include "models/items/containergroupmodel.h"

#include <algorithm>
#include <limits>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

GroupTexts textsOf(const QAbstractItemModel &model, const QModelIndex &group)
{
    using Column = ContainerGroupModel::Column;
    const auto text = [&](int column) { return group.siblingAtColumn(column).data().toString().toLower(); };
    GroupTexts texts{.name = text(Column::Group), .state = text(Column::State), .where = text(Column::Where), .address = text(Column::Address), .images = {}, .tags = {}, .marks = {}};
    for (int row = 0; row < model.rowCount(group); ++row)
        for (const int column : {Column::Group, Column::Address})
            texts.images += model.index(row, column, group).data().toString().toLower() + u' ';
    if (group.data(role::IsPinned).toBool())
        texts.marks.append(u"pinned"_s);
    if (group.data(role::IsProtected).toBool())
        texts.marks.append(u"protected"_s);
    if (const auto *groups = qobject_cast<const ContainerGroupModel *>(&model)) {
        texts.state += u' ' + format::stateToken(groups->group(group)->state).toLower();
        for (const auto &[key, value] : groups->group(group)->tags.asKeyValueRange())
            texts.tags.append(QString(key + u'=' + value).toLower());
    }
    return texts;
}

// Whether the columns from one to the other have something in them that is searched.
bool isSearched(int first, int last)
{
    using Column = ContainerGroupModel::Column;
    return first <= Column::Where || (first <= Column::Address && Column::Address <= last);
}

} // namespace

GroupFilterModel::GroupFilterModel(QAbstractItemModel *source)
{
    setDynamicSortFilter(true);
    setSortRole(role::Sort);
    if (source)
        GroupFilterModel::setSourceModel(source);
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
            m_remembered[row].texts.reset();
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

void GroupFilterModel::setFilter(const GroupFilter &filter)
{
    m_filter = filter;
    invalidateFilter();
}

int GroupFilterModel::hiddenCount() const
{
    return sourceModel() ? sourceModel()->rowCount() - rowCount() : 0;
}

bool GroupFilterModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (parent.isValid() || m_filter.isEmpty())
        return true;
    std::optional<GroupTexts> &texts = m_remembered[row].texts;
    if (!texts)
        texts = textsOf(*sourceModel(), sourceModel()->index(row, 0));
    return m_filter.accepts(*texts);
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
        key->isPinned = group.data(role::IsPinned).toBool();
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
    if (a.isPinned != b.isPinned)
        return a.isPinned == (sortOrder() == Qt::AscendingOrder); // first in either order
    const int order = a.text && b.text ? a.text->compare(*b.text) : a.number < b.number ? -1 : a.number > b.number ? 1 : 0;
    return order == 0 ? left.row() < right.row() : order < 0;
}

} // namespace quayside
