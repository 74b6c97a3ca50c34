// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/firstframe.h"

#include "models/core/logging.h"

#include <QDateTime>
#include <QEvent>
#include <QWidget>

namespace quayside {

void FirstFrame::watch(QWidget *window)
{
    if (logUi().isDebugEnabled())
        window->installEventFilter(new FirstFrame(window));
}

bool FirstFrame::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Paint)
        return QObject::eventFilter(watched, event);
    watched->removeEventFilter(this);
    // After this turn the frame is on screen.
    QMetaObject::invokeMethod(this, [] { qCDebug(logUi) << "first frame" << QDateTime::currentMSecsSinceEpoch(); }, Qt::QueuedConnection);
    return false;
}

} // namespace quayside
