// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/groupstate.h"

#include <QColor>
#include <QList>
#include <QPalette>

class QApplication;
class QFont;
class QWidget;

namespace quayside {

// Every colour of the program, by what it is for. tests/unit/ui/tst_theme computes the contrast of each pair that is used.
struct Theme
{
    bool isDark = false;

    QColor window; // page
    QColor surface; // tables, editors
    QColor raised; // headers, chips
    QColor line; // separators
    QColor lineStrong; // borders of inputs
    QColor text;
    QColor dim;
    QColor faint;
    QColor accent; // focus, selection, primary button, links
    QColor onAccent;
    QColor accentSoft;
    QColor good;
    QColor warn;
    QColor bad;
    QColor info;
    QList<QColor> series; // of charts; told apart by colour-blind eyes
    QList<QColor> terminal; // the sixteen that programs ask terminals for, black first; as text on the surface

    static const Theme &light();
    static const Theme &dark();
    // The one that a widget with this palette is drawn in.
    static const Theme &of(const QPalette &palette);

    QColor forState(GroupState state) const;
    // A tint of a colour on the surface, for backgrounds: 12 %.
    QColor soft(const QColor &color) const;
    QPalette palette() const;
};

enum class ThemeChoice { System, Light, Dark };

// Gives the whole program its look, or another one.
void applyTheme(QApplication &application, ThemeChoice choice);

// Distances between things, in device-independent pixels.
namespace space {
inline constexpr int tiny = 4;
inline constexpr int small = 8;
inline constexpr int medium = 12;
inline constexpr int large = 16;
inline constexpr int huge = 24;
} // namespace space

inline constexpr int cornerRadius = 4;
inline constexpr int rowHeight = 28;

// Sizes of text, relative to the system's.
enum class TextSize { Small, Base, Section, Title };
QFont textFont(TextSize size);
QFont fixedFont();

// Contrast of two colours as WCAG counts it, from 1 to 21.
double contrast(const QColor &a, const QColor &b);

} // namespace quayside
