// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/tray.h"

#include "ui/settings/keys.h"

#include <QApplication>
#include <QEvent>

namespace quayside {

Tray::Tray(QWidget &window, const Settings &settings, bool isAvailable)
    : m_window(window)
    , m_settings(settings)
    , m_isAvailable(isAvailable)
{
    m_menu.addAction(tr("Open Quayside"), this, &Tray::bringBack);
    m_menu.addAction(tr("Quit"), qApp, &QApplication::quit);
    m_icon.setContextMenu(&m_menu);
    m_icon.setToolTip(tr("Quayside goes on: it drives what engines do not do by themselves."));
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            bringBack();
    });
    m_window.installEventFilter(this);
    qApp->installEventFilter(this);
    connect(qApp, &QGuiApplication::commitDataRequest, this, [this] { m_isQuitting = true; });
}

// Who quits closes all windows first, and a window that does not close would keep the program from ending.
bool Tray::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == qApp && event->type() == QEvent::Quit)
        m_isQuitting = true;
    const bool closes = watched == &m_window && event->type() == QEvent::Close;
    if (!closes || m_isQuitting || !m_isAvailable || !m_settings.value(settingskey::closeToTray, false).toBool())
        return false;
    event->ignore();
    goToTray();
    return true;
}

void Tray::goToTray()
{
    m_isInTray = true;
    QApplication::setQuitOnLastWindowClosed(false);
    m_icon.setIcon(QApplication::windowIcon());
    m_icon.show();
    m_window.hide();
}

void Tray::bringBack()
{
    m_isInTray = false;
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
    m_icon.hide();
    QApplication::setQuitOnLastWindowClosed(true);
}

} // namespace quayside
