// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/review/review.h"

#include <QMap>
#include <QTimer>
#include <QWidget>

class QLineEdit;
class QVBoxLayout;

namespace quayside {

// Secret values that nobody knows and that must be typed again before a change can be applied. What is typed is shown to nobody.
class SecretFields final : public QWidget
{
    Q_OBJECT

public:
    explicit SecretFields(QWidget *parent = nullptr);

    // Forgets what was typed and asks for nothing.
    void clear();
    // Asks for what is missing beside what was asked for already.
    void ask(const Review &review);

    bool isEmpty() const { return m_fields.isEmpty(); }
    // How many are still to be typed.
    int missing() const;
    // By JSON pointer.
    QMap<QString, QString> values() const;

Q_SIGNALS:
    // The person has stopped typing.
    void edited();

private:
    QTimer m_pause;
    QVBoxLayout *const m_layout;
    QMap<QString, QLineEdit *> m_fields; // by JSON pointer
};

} // namespace quayside
