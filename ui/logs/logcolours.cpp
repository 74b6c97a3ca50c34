// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/logs/logcolours.h"

#include "ui/theme/theme.h"

namespace quayside {

namespace {

constexpr double readable = 4.5; // WCAG, for text

QColor colourOf(const LogStyle::Colour &colour, const Theme &theme)
{
    return colour.index >= 0 ? theme.terminal.at(colour.index) : QColor::fromRgb(colour.rgb);
}

// Moves a colour towards black or white, whichever is further from the other one, until it can be read on it.
QColor madeReadable(QColor colour, const QColor &on)
{
    const QColor goal = contrast(Qt::white, on) > contrast(Qt::black, on) ? Qt::white : Qt::black;
    for (int step = 0; step < 10 && contrast(colour, on) < readable; ++step)
        colour = QColor((colour.red() * 3 + goal.red()) / 4, (colour.green() * 3 + goal.green()) / 4, (colour.blue() * 3 + goal.blue()) / 4);
    return contrast(colour, on) < readable ? goal : colour;
}

} // namespace

LogColours coloursOf(const LogStyle &style, const QColor &plain, const Theme &theme)
{
    QColor front = style.front ? colourOf(*style.front, theme) : plain;
    QColor back = style.back ? colourOf(*style.back, theme) : QColor();
    if (style.isReversed) {
        const QColor reversed = front;
        front = back.isValid() ? back : theme.surface;
        back = reversed;
    }
    return {madeReadable(front, back.isValid() ? back : theme.surface), back};
}

} // namespace quayside
