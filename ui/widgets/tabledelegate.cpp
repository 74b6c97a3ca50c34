// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/tabledelegate.h"

#include "ui/theme/icons.h"

#include <QPainter>

namespace quayside {

namespace {

constexpr int signSize = 16;

} // namespace

void TableDelegate::paintBackground(QPainter *painter, const QStyleOptionViewItem &option)
{
    const Theme &theme = Theme::of(option.palette);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, theme.accentSoft);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, theme.window);
    if (!option.state.testFlag(QStyle::State_HasFocus))
        return;
    // One frame around the whole row.
    painter->setPen(theme.accent);
    painter->drawLine(option.rect.topLeft(), option.rect.topRight());
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

void TableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem styled = option;
    initStyleOption(&styled, index);
    paintBackground(painter, styled);
    const Theme &theme = Theme::of(option.palette);
    QRect area = option.rect.adjusted(space::small, 0, -space::small, 0);
    if (const auto [name, color] = sign(index, theme); !name.isEmpty()) {
        const qreal scale = option.widget ? option.widget->devicePixelRatioF() : 1;
        painter->drawPixmap(QPoint(area.left(), area.center().y() - signSize / 2 + 1), iconPixmap(name, color, signSize, scale));
        area.adjust(signSize + space::small, 0, 0, 0);
    }
    const QFont font = textFont(index, option.font);
    painter->setFont(font);
    painter->setPen(textColor(index, theme));
    const auto alignment = styled.displayAlignment.testFlag(Qt::AlignRight) ? Qt::AlignRight : Qt::AlignLeft;
    painter->drawText(area, Qt::AlignVCenter | alignment, QFontMetrics(font).elidedText(styled.text, elideMode(index), area.width()));
}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem styled = option;
    initStyleOption(&styled, index);
    const int signWidth = sign(index, Theme::of(option.palette)).first.isEmpty() ? 0 : signSize + space::small;
    const int textWidth = QFontMetrics(textFont(index, option.font)).horizontalAdvance(styled.text);
    return {textWidth + signWidth + 2 * space::small + 2, rowHeight};
}

QColor TableDelegate::textColor(const QModelIndex &, const Theme &theme) const
{
    return theme.text;
}

QFont TableDelegate::textFont(const QModelIndex &, const QFont &base) const
{
    return base;
}

Qt::TextElideMode TableDelegate::elideMode(const QModelIndex &) const
{
    return Qt::ElideRight;
}

std::pair<QString, QColor> TableDelegate::sign(const QModelIndex &, const Theme &) const
{
    return {};
}

} // namespace quayside
