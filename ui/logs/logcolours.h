// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/logs/logtext.h"

#include <QColor>

namespace quayside {

struct Theme;

// The colours in which text of a style is drawn. Whatever a program asks for, it can be read.
struct LogColours
{
    QColor front;
    QColor back; // invalid: none
};

// Of text whose plain colour is that one.
LogColours coloursOf(const LogStyle &style, const QColor &plain, const Theme &theme);

} // namespace quayside
