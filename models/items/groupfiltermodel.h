// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSortFilterProxyModel>

namespace quayside {

// Groups as a person wants to see them: sorted, and only those in which every word of the filter occurs (name, state, place,
// address, image, tag). Containers follow their group.
class GroupFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit GroupFilterModel(QObject *parent = nullptr);

    void setFilter(const QString &words);
    // Groups that the filter hides.
    int hiddenCount() const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QStringList m_words; // lower case
};

} // namespace quayside
