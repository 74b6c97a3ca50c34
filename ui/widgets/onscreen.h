// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointer>
#include <QWidget>

namespace quayside {

// Whether somebody can look at a widget: it is visible and its window is not minimised, which Qt tells the window alone. What
// costs something is done only then. Make it a member, not a child: a widget still hides when it is nothing but a QWidget any more.
class OnScreen final : public QObject
{
    Q_OBJECT

public:
    explicit OnScreen(QWidget *widget);

    bool isOnScreen() const { return m_isOnScreen; }

Q_SIGNALS:
    void changed(bool isOnScreen);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void look();

    QWidget *const m_widget;
    QPointer<QWidget> m_window;
    bool m_isOnScreen = false;
};

} // namespace quayside
