// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/settings.h"

#include <QMenu>
#include <QSystemTrayIcon>

namespace quayside {

// A window that is closed goes on in the tray, where a person wants that and where there is a tray: what the program drives goes on with it.
class Tray final : public QObject
{
    Q_OBJECT

public:
    Tray(QWidget &window, const Settings &settings, bool isAvailable = QSystemTrayIcon::isSystemTrayAvailable());

    bool isInTray() const { return m_isInTray; }

public Q_SLOTS:
    void bringBack();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void goToTray();

    QWidget &m_window;
    const Settings &m_settings;
    const bool m_isAvailable;
    bool m_isInTray = false;
    bool m_isQuitting = false;
    QMenu m_menu;
    QSystemTrayIcon m_icon;
};

} // namespace quayside
