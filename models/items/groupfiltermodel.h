// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/groupfilter.h"

#include <QCollator>
#include <QSortFilterProxyModel>

#include <optional>

namespace quayside {

// Groups as a person wants to see them: sorted, pinned ones first, and only those that the filter lets through (groupfilter.h). Containers
// follow their group.
class GroupFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit GroupFilterModel(QAbstractItemModel *source = nullptr);

    void setSourceModel(QAbstractItemModel *source) override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    void setFilter(const GroupFilter &filter);
    // Groups that the filter hides.
    int hiddenCount() const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    // A number, or a text as the language of the person orders it.
    struct SortKey
    {
        double number = 0;
        bool isPinned = false;
        std::optional<QCollatorSortKey> text;
    };
    // What a group is found and sorted by, made when it is asked for first: sorting compares each group many times.
    struct Remembered
    {
        std::optional<GroupTexts> texts;
        std::optional<SortKey> sortKey;
    };

    void rememberNothing();
    void forget(const QModelIndex &first, const QModelIndex &last);
    const SortKey &sortKey(const QModelIndex &group) const;

    GroupFilter m_filter;
    QCollator m_collator;
    mutable QList<Remembered> m_remembered; // by row of the source
    mutable int m_sortedColumn = -1; // that the keys are of
};

} // namespace quayside
