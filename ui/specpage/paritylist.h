// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/helpmodels.h"

#include <QTreeView>

namespace quayside {

// What the chosen connection makes of each property of a spec: exact, emulated, approximated, Azure only. Choosing one jumps to it.
class ParityList final : public QTreeView
{
    Q_OBJECT

public:
    explicit ParityList(QWidget *parent = nullptr);

    void show(const QList<ParityRow> &rows);

Q_SIGNALS:
    void chosen(const QString &pointer);

private:
    ParityModel m_model;
};

} // namespace quayside
