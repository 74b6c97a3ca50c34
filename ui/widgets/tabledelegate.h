// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace quayside {

// How the rows of every table are drawn: flat, with room around the text, which is always plain. What differs is asked of the
// virtual functions.
class TableDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    virtual QColor textColor(const QModelIndex &index, const Theme &theme) const;
    virtual QFont textFont(const QModelIndex &index, const QFont &base) const;
    // Where a text is cut that is too long.
    virtual Qt::TextElideMode elideMode(const QModelIndex &index) const;
    // Name and colour of a sign in front of the text; an empty name is none.
    virtual std::pair<QString, QColor> sign(const QModelIndex &index, const Theme &theme) const;

    // The selection, the row under the pointer, and the focus.
    static void paintBackground(QPainter *painter, const QStyleOptionViewItem &option);
};

} // namespace quayside
