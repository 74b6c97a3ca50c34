// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/plainlabel.h"

#include <QPushButton>

namespace quayside {

// What stands where nothing is: one sentence why, and what to do next.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    // The action may be null; its button carries the action's own words.
    void show(const QString &iconName, const QString &title, const QString &reason, QAction *action = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawIcon();

    QString m_iconName;
    PlainLabel *const m_icon;
    PlainLabel *const m_title;
    PlainLabel *const m_reason;
    QPushButton *const m_button;
    QMetaObject::Connection m_trigger;
};

} // namespace quayside
