// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>
#include <QLineEdit>

namespace quayside {

// Asks for the number of a line.
class LineBar final : public QFrame
{
    Q_OBJECT

public:
    explicit LineBar(QWidget *parent);

    void open(int line, int lines);

Q_SIGNALS:
    void chosen(int line); // from 1
    void closed();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLineEdit *const m_line;
};

} // namespace quayside
