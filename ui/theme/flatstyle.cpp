// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/flatstyle.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>

namespace quayside {

FlatStyle::FlatStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

// The window of a tool tip is polished before it gets its first text.
void FlatStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (widget->inherits("QTipLabel"))
        widget->setProperty("textFormat", Qt::PlainText);
}

// The button that clears a field: Qt would read the icon themes of the desktop for it, which takes a tenth of our start.
QIcon FlatStyle::standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    return which == SP_LineEditClearButton ? icon(QStringLiteral("cancel")) : QProxyStyle::standardIcon(which, option, widget);
}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck)
        return drawCheck(*option, *painter);
    if (element != PE_PanelItemViewRow && element != PE_PanelItemViewItem)
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    const Theme &theme = Theme::of(option->palette);
    if (option->state.testFlag(State_Selected))
        painter->fillRect(option->rect, theme.accentSoft);
    else if (option->state.testFlag(State_MouseOver))
        painter->fillRect(option->rect, theme.window);
}

// Fusion takes its colours from the button's, which in the dark are nearly those of the window.
void FlatStyle::drawCheck(const QStyleOption &option, QPainter &painter)
{
    const Theme &theme = Theme::of(option.palette);
    const bool isEnabled = option.state.testFlag(State_Enabled);
    const bool isMarked = option.state.testFlag(State_On) || option.state.testFlag(State_NoChange);
    const int side = std::min(option.rect.width(), option.rect.height()) - 1;
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option.rect).center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isMarked && isEnabled ? theme.accent : theme.lineStrong, 1.2));
    painter.setBrush(isMarked ? (isEnabled ? theme.accent : theme.lineStrong) : theme.surface);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(QPen(isEnabled ? theme.onAccent : theme.surface, side / 7.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box, side](double x, double y) { return box.topLeft() + QPointF(x, y) * side; };
    if (option.state.testFlag(State_NoChange))
        painter.drawLine(at(0.27, 0.5), at(0.73, 0.5));
    else if (isMarked)
        painter.drawPolyline(QPolygonF{at(0.25, 0.52), at(0.43, 0.7), at(0.76, 0.32)});
    painter.restore();
}

} // namespace quayside
