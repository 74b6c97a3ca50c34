// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/plainlabel.h"

#include <QFrame>
#include <QPushButton>
#include <QTimer>

#include <functional>

namespace quayside {

// A bar that floats over the lower edge of the window: says what was done, offers one thing to do about it, and goes away. What it
// says stands on the Activity page for ever.
class NoticeBar final : public QFrame
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent);

    static constexpr int shownFor = 10'000; // milliseconds

    void show(const QString &text);
    void show(const QString &text, const QString &actionText, std::function<void()> action);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void place();

    PlainLabel *const m_text;
    QPushButton *const m_action;
    QTimer m_timer;
    std::function<void()> m_onAction;
};

} // namespace quayside
