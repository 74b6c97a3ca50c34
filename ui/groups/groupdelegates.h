// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/tabledelegate.h"

namespace quayside {

// How the cells of the groups are drawn. All text goes through here as plain text.

// Shape, word and, when there is room, the reason.
class StateDelegate final : public TableDelegate
{
    Q_OBJECT

public:
    using TableDelegate::TableDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

// A small curve of the last minute, the value, its limit, and a bar of the one against the other.
class UsageDelegate final : public TableDelegate
{
    Q_OBJECT

public:
    using TableDelegate::TableDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

// Text; dim for containers and for what is old.
class TextDelegate final : public TableDelegate
{
    Q_OBJECT

public:
    using TableDelegate::TableDelegate;

protected:
    QColor textColor(const QModelIndex &index, const Theme &theme) const override;
    QFont textFont(const QModelIndex &index, const QFont &base) const override;
    std::pair<QString, QColor> sign(const QModelIndex &index, const Theme &theme) const override;
};

} // namespace quayside
