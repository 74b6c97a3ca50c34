// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/managed.h"

#include <QWidget>

class QVBoxLayout;

namespace quayside {

// What only the service sets, as it stands in a document: to be read, with the reason why it cannot be changed.
class ManagedPart final : public QWidget
{
    Q_OBJECT

public:
    explicit ManagedPart(QWidget *parent = nullptr);

    // Hides itself when there is nothing.
    void show(const QList<ManagedProperty> &properties);

private:
    void add(const ManagedProperty &property);

    QList<ManagedProperty> m_shown;
    QWidget *const m_card;
    QVBoxLayout *const m_rows;
};

} // namespace quayside
