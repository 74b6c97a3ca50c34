// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/badge.h"

#include <QPainter>

namespace quayside {

namespace {

constexpr int side = 10;

} // namespace

QColor badgeColor(int colour, const Theme &theme)
{
    return colour > 0 && colour <= theme.series.size() ? theme.series.at(colour - 1) : QColor();
}

Badge::Badge(int colour, QWidget *parent)
    : QWidget(parent)
    , m_colour(colour)
{
    setFixedSize(side, side);
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(badgeColor(m_colour, Theme::of(palette())));
    painter.drawEllipse(rect());
}

} // namespace quayside
