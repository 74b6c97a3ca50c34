// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/stockmodel.h"
#include "ui/widgets/plainlabel.h"

#include <QDialog>

class QPushButton;
class QTreeWidget;

namespace quayside {

// Says exactly what will be removed and what that frees before it happens; each thing can be left out.
class RemovalDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class Purpose {
        Prune, // what was never meant to be kept is chosen, the rest is offered
        Delete, // all of it is chosen
    };

    // The rows are of one kind, and nothing uses them.
    RemovalDialog(Purpose purpose, StockKind kind, const QList<StockRow> &rows, QWidget *parent);

    QList<StockRow> chosen() const;

Q_SIGNALS:
    void confirmed(const QList<quayside::StockRow> &rows);

private:
    void fill(Purpose purpose);
    void refresh();
    QString explanation() const;

    const StockKind m_kind;
    const QList<StockRow> m_rows;
    QTreeWidget *const m_list;
    PlainLabel *const m_sum;
    QPushButton *const m_remove;
};

} // namespace quayside
