// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/theme.h"

#include "ui/theme/flatstyle.h"
#include "ui/theme/stylesheet.h"

#include <QApplication>
#include <QFontDatabase>

#include <cmath>

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QStyleHints>
#endif

namespace quayside {

const Theme &Theme::light()
{
    static const Theme theme{false,
                             QColor(0xF4, 0xF6, 0xF8),
                             QColor(0xFF, 0xFF, 0xFF),
                             QColor(0xEB, 0xEF, 0xF3),
                             QColor(0xDC, 0xE1, 0xE7),
                             QColor(0x82, 0x8D, 0x9A),
                             QColor(0x18, 0x21, 0x2C),
                             QColor(0x4E, 0x5B, 0x6A),
                             QColor(0x5F, 0x6B, 0x79),
                             QColor(0x0A, 0x6C, 0x97),
                             QColor(0xFF, 0xFF, 0xFF),
                             QColor(0xD9, 0xEC, 0xF5),
                             QColor(0x17, 0x70, 0x4A),
                             QColor(0x85, 0x58, 0x00),
                             QColor(0xB3, 0x26, 0x1E),
                             QColor(0x0A, 0x6C, 0x97),
                             {QColor(0x00, 0x72, 0xB2), QColor(0xC4, 0x55, 0x00), QColor(0x00, 0x8A, 0x63), QColor(0xB0, 0x50, 0x8F),
                              QColor(0x7A, 0x5C, 0x00), QColor(0x5A, 0x6B, 0x7B)},
                             {QColor(0x18, 0x21, 0x2C), QColor(0xB3, 0x26, 0x1E), QColor(0x17, 0x70, 0x4A), QColor(0x85, 0x58, 0x00),
                              QColor(0x0A, 0x5A, 0xA8), QColor(0x8E, 0x3B, 0x8A), QColor(0x0A, 0x6C, 0x75), QColor(0x5F, 0x6B, 0x79),
                              QColor(0x4E, 0x5B, 0x6A), QColor(0xC0, 0x28, 0x1F), QColor(0x1A, 0x7D, 0x53), QColor(0x8F, 0x5F, 0x00),
                              QColor(0x14, 0x66, 0xB8), QColor(0x9C, 0x41, 0x98), QColor(0x0B, 0x76, 0x80), QColor(0x6A, 0x76, 0x83)}};
    return theme;
}

const Theme &Theme::dark()
{
    static const Theme theme{true,
                             QColor(0x13, 0x17, 0x1C),
                             QColor(0x1A, 0x1F, 0x26),
                             QColor(0x23, 0x2A, 0x33),
                             QColor(0x2C, 0x34, 0x3E),
                             QColor(0x62, 0x70, 0x80),
                             QColor(0xE7, 0xEC, 0xF2),
                             QColor(0xA9, 0xB5, 0xC3),
                             QColor(0x8C, 0x99, 0xA8),
                             QColor(0x62, 0xBC, 0xE3),
                             QColor(0x08, 0x20, 0x2C),
                             QColor(0x17, 0x36, 0x45),
                             QColor(0x5C, 0xC9, 0x8B),
                             QColor(0xE2, 0xB0, 0x4A),
                             QColor(0xF2, 0x8B, 0x82),
                             QColor(0x62, 0xBC, 0xE3),
                             {QColor(0x56, 0xB4, 0xE9), QColor(0xE6, 0x9F, 0x00), QColor(0x2F, 0xC4, 0x8D), QColor(0xE0, 0x8B, 0xC0),
                              QColor(0xF0, 0xE4, 0x42), QColor(0xB8, 0xC4, 0xD0)},
                             {QColor(0x8C, 0x99, 0xA8), QColor(0xF2, 0x8B, 0x82), QColor(0x5C, 0xC9, 0x8B), QColor(0xE2, 0xB0, 0x4A),
                              QColor(0x7F, 0xB4, 0xF0), QColor(0xE0, 0x8B, 0xC0), QColor(0x62, 0xD0, 0xD8), QColor(0xE7, 0xEC, 0xF2),
                              QColor(0xA9, 0xB5, 0xC3), QColor(0xFF, 0xA5, 0x9D), QColor(0x7F, 0xDD, 0xA8), QColor(0xF0, 0xC7, 0x6B),
                              QColor(0xA3, 0xCB, 0xF7), QColor(0xED, 0xA9, 0xD3), QColor(0x8B, 0xE0, 0xE6), QColor(0xFF, 0xFF, 0xFF)}};
    return theme;
}

const Theme &Theme::of(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? dark() : light();
}

QColor Theme::forState(GroupState state) const
{
    switch (state) {
    case GroupState::Running: return good;
    case GroupState::Starting:
    case GroupState::Waiting: return info;
    case GroupState::Degraded: return warn;
    case GroupState::Failed: return bad;
    case GroupState::Succeeded:
    case GroupState::Stopped:
    case GroupState::Stopping: return dim;
    case GroupState::Unknown: break;
    }
    return faint;
}

QColor Theme::soft(const QColor &color) const
{
    const auto mix = [](int a, int b) { return (a * 12 + b * 88) / 100; };
    return {mix(color.red(), surface.red()), mix(color.green(), surface.green()), mix(color.blue(), surface.blue())};
}

QPalette Theme::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, surface);
    palette.setColor(QPalette::AlternateBase, raised);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, faint);
    palette.setColor(QPalette::Button, raised);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, bad);
    palette.setColor(QPalette::ToolTipBase, raised);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Highlight, accentSoft);
    palette.setColor(QPalette::HighlightedText, text);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, accent);
    palette.setColor(QPalette::Light, surface);
    palette.setColor(QPalette::Midlight, raised);
    palette.setColor(QPalette::Mid, lineStrong);
    palette.setColor(QPalette::Dark, lineStrong);
    palette.setColor(QPalette::Shadow, line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    return palette;
}

namespace {

bool systemIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    // The palette of the platform, remembered before ours replaces it.
    static const bool dark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    return dark;
#endif
}

double luminance(const QColor &color)
{
    const auto channel = [](double value) { return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); };
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

} // namespace

void applyTheme(QApplication &application, ThemeChoice choice)
{
    const bool systemDark = systemIsDark();
    const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && systemDark);
    const Theme &theme = dark ? Theme::dark() : Theme::light();
    // A style sheet wraps the style of the program: set it once, before the first sheet.
    if (application.styleSheet().isEmpty())
        QApplication::setStyle(new FlatStyle);
    QApplication::setPalette(theme.palette());
    application.setStyleSheet(styleSheet(theme));
}

QFont textFont(TextSize size)
{
    QFont font = QApplication::font();
    switch (size) {
    case TextSize::Small: font.setPointSizeF(font.pointSizeF() * 0.9); break;
    case TextSize::Base: break;
    case TextSize::Section:
        font.setPointSizeF(font.pointSizeF() * 1.2);
        font.setWeight(QFont::DemiBold);
        break;
    case TextSize::Title:
        font.setPointSizeF(font.pointSizeF() * 1.6);
        font.setWeight(QFont::DemiBold);
        break;
    }
    return font;
}

QFont fixedFont()
{
    return QFontDatabase::systemFont(QFontDatabase::FixedFont);
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace quayside
