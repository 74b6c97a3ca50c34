// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMenu>
#include <QPushButton>

namespace quayside {

// A button that opens a menu below itself. QPushButton::setMenu would do so in an event loop of its own, which holds up everything
// that waits for the click to be over, a screen reader first of all.
class MenuButton final : public QPushButton
{
    Q_OBJECT

public:
    MenuButton(const QIcon &icon, const QString &text, QWidget *parent = nullptr);

    QMenu &entries() { return *m_menu; }

private:
    void open();

    QMenu *const m_menu;
};

} // namespace quayside
