// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/onscreen.h"

#include <QEvent>

namespace quayside {

OnScreen::OnScreen(QWidget *widget)
    : m_widget(widget)
{
    widget->installEventFilter(this);
}

bool OnScreen::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide || event->type() == QEvent::WindowStateChange)
        look();
    return QObject::eventFilter(watched, event);
}

void OnScreen::look()
{
    QWidget *const window = m_widget->window();
    if (m_window != window && window != m_widget) {
        if (m_window)
            m_window->removeEventFilter(this);
        window->installEventFilter(this);
        m_window = window;
    }
    const bool isOnScreen = m_widget->isVisible() && !window->isMinimized();
    if (std::exchange(m_isOnScreen, isOnScreen) != isOnScreen)
        Q_EMIT changed(isOnScreen);
}

} // namespace quayside
