// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/roles.h"
#include "models/review/review.h"

#include <QAbstractItemModel>

namespace quayside {

// The changes of one review by what they are about: the group itself and each container, with its changes below it. It never
// changes; another review is another model.
class ReviewModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { What, Before, After, Effect, ColumnCount };

    explicit ReviewModel(const Review &review, QObject *parent = nullptr);

    // Of a row that is a change; nothing for a heading.
    const ReviewedChange *change(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Part
    {
        QString container; // empty is the group itself
        QList<ReviewedChange> changes;
    };

    QVariant headingData(const Part &part, int column, int role) const;

    QList<Part> m_parts;
};

} // namespace quayside
