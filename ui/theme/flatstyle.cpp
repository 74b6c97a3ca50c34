// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/flatstyle.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

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
    if (element != PE_PanelItemViewRow && element != PE_PanelItemViewItem)
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    const Theme &theme = Theme::of(option->palette);
    if (option->state.testFlag(State_Selected))
        painter->fillRect(option->rect, theme.accentSoft);
    else if (option->state.testFlag(State_MouseOver))
        painter->fillRect(option->rect, theme.window);
}

} // namespace quayside
