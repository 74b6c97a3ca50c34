// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/plainlabel.h"

#include <QFrame>
#include <QPushButton>

namespace quayside {

// A strip above a page that says what is wrong and offers the cure.
class Banner final : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(QWidget *parent = nullptr);

    void setText(const QString &text, const QString &detail);
    void setButton(const QString &text);

Q_SIGNALS:
    void clicked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawIcon();

    PlainLabel *const m_icon;
    PlainLabel *const m_text;
    PlainLabel *const m_detail;
    QPushButton *const m_button;
};

} // namespace quayside
