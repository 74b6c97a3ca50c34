// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/stylesheet.h"

#include "ui/theme/theme.h"

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// Names in @signs stand for colours of the theme.
constexpr char rules[] = R"(
QToolTip { background: @raised@; color: @text@; border: 1px solid @lineStrong@; padding: 4px 6px; }

QPushButton { background: @surface@; color: @text@; border: 1px solid @lineStrong@; border-radius: 4px; padding: 5px 12px; }
QPushButton:hover { background: @raised@; }
QPushButton:pressed { background: @line@; }
QPushButton:focus { border: 2px solid @accent@; padding: 4px 11px; }
QPushButton:disabled { color: @faint@; border-color: @line@; background: @window@; }
QPushButton[primary="true"] { background: @accent@; color: @onAccent@; border-color: @accent@; font-weight: 600; }
QPushButton[primary="true"]:hover { background: @accentStrong@; border-color: @accentStrong@; }
QPushButton[primary="true"]:focus { border: 2px solid @text@; }
QPushButton[primary="true"]:disabled { background: @line@; color: @faint@; border-color: @line@; }
QPushButton[danger="true"] { color: @bad@; }
QPushButton[danger="true"]:disabled { color: @faint@; }
QPushButton[tool="true"] { background: transparent; border-color: transparent; padding: 4px; }
QPushButton[tool="true"]:hover { background: @raised@; }
QPushButton[tool="true"]:focus { border: 1px solid @accent@; padding: 4px; }
QPushButton::menu-indicator { width: 0; }

QToolButton { background: transparent; color: @text@; border: 1px solid transparent; border-radius: 4px; padding: 4px; }
QToolButton:hover { background: @raised@; }
QToolButton:pressed { background: @line@; }
QToolButton:checked { background: @accentSoft@; color: @text@; }
QToolButton:focus { border-color: @accent@; }
QToolButton:disabled { color: @faint@; }
QToolButton::menu-indicator { width: 0; }
QToolButton[chip="true"] { background: @raised@; border-radius: 10px; padding: 2px 8px; }
QToolButton[chip="true"]:hover { background: @line@; }
QToolButton[chip="true"]:checked { background: @accentSoft@; border-color: @accent@; }

QLineEdit, QComboBox, QSpinBox, QPlainTextEdit[field="true"] { background: @surface@; color: @text@; border: 1px solid @lineStrong@; border-radius: 4px; padding: 4px 8px; selection-background-color: @accentSoft@; selection-color: @text@; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus { border: 2px solid @accent@; padding: 3px 7px; }
QLineEdit[faulty="true"], QComboBox[faulty="true"], QPlainTextEdit[faulty="true"] { border-color: @bad@; }
#formSections { background: @surface@; border: 0; border-right: 1px solid @line@; padding: 8px 4px; }
#formSections::item { padding: 6px 4px; border-radius: 4px; color: @text@; }
#formSections::item:selected { background: @accentSoft@; color: @text@; }
QLineEdit:disabled, QComboBox:disabled { color: @faint@; background: @window@; }
QComboBox::drop-down { border: 0; width: 22px; }
QComboBox::down-arrow { image: url(:/icons/choice.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: @surface@; border: 1px solid @lineStrong@; selection-background-color: @accentSoft@; selection-color: @text@; }

QAbstractScrollArea::corner { background: transparent; border: 0; }

QTabWidget::pane { border: 0; border-top: 1px solid @line@; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @dim@; padding: 7px 12px; border: 0; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @text@; }
QTabBar::tab:selected { color: @text@; border-bottom: 2px solid @accent@; }
QTabBar::tab:focus { color: @accent@; }

QHeaderView { background: @raised@; border: 0; }
QHeaderView::section { background: @raised@; color: @dim@; border: 0; border-bottom: 1px solid @line@; padding: 5px 8px; }
QHeaderView::section:hover { color: @text@; }

QAbstractScrollArea { border: 0; }
QTreeView, QTableView, QListView { background: @surface@; alternate-background-color: @surface@; border: 0; outline: 0; selection-background-color: @accentSoft@; selection-color: @text@; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @lineStrong@; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @faint@; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: @line@; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QMenu { background: @surface@; color: @text@; border: 1px solid @lineStrong@; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 3px; }
QMenu::item:selected { background: @accentSoft@; color: @text@; }
QMenu::item:disabled { color: @faint@; }
QMenu::separator { height: 1px; background: @line@; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }

QProgressBar { background: @raised@; border: 0; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: @accent@; border-radius: 2px; }

#rail { background: @surface@; border-right: 1px solid @line@; }
#rail QToolButton { padding: 8px 4px; border-radius: 6px; color: @dim@; }
#rail QToolButton:checked { background: @accentSoft@; color: @text@; }
#notice { background: @text@; border-radius: 6px; }
#notice QLabel { color: @window@; }
#notice QPushButton { background: transparent; border: 1px solid @faint@; color: @window@; }
#notice QPushButton:hover { border-color: @window@; }
#bulkBar { background: @accentSoft@; border-bottom: 1px solid @line@; }
#banner { background: @warnSoft@; border-bottom: 1px solid @line@; }
#draftOffer { background: @accentSoft@; border-bottom: 1px solid @line@; }
#diffBar { background: @surface@; border-top: 1px solid @line@; border-bottom: 1px solid @line@; }
#detailsHeader { background: @surface@; border-bottom: 1px solid @line@; }
QFrame[card="true"] { background: @surface@; border: 1px solid @line@; border-radius: 6px; }
)";

} // namespace

QString styleSheet(const Theme &theme)
{
    const QList<std::pair<QString, QColor>> names{{u"@window@"_s, theme.window},
                                                  {u"@surface@"_s, theme.surface},
                                                  {u"@raised@"_s, theme.raised},
                                                  {u"@line@"_s, theme.line},
                                                  {u"@lineStrong@"_s, theme.lineStrong},
                                                  {u"@text@"_s, theme.text},
                                                  {u"@dim@"_s, theme.dim},
                                                  {u"@faint@"_s, theme.faint},
                                                  {u"@accent@"_s, theme.accent},
                                                  {u"@accentStrong@"_s, theme.isDark ? theme.accent.lighter(112) : theme.accent.darker(115)},
                                                  {u"@onAccent@"_s, theme.onAccent},
                                                  {u"@accentSoft@"_s, theme.accentSoft},
                                                  {u"@warnSoft@"_s, theme.soft(theme.warn)},
                                                  {u"@bad@"_s, theme.bad}};
    QString sheet = QString::fromLatin1(rules);
    for (const auto &[name, color] : names)
        sheet.replace(name, color.name());
    return sheet;
}

} // namespace quayside
