// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/stockmodel.h"
#include "ui/widgets/plainlabel.h"

#include <QSortFilterProxyModel>
#include <QTreeView>

class QPushButton;
class QStackedWidget;

namespace quayside {

class EmptyState;

// The images, volumes or networks of all engines, and what can be said and done about the chosen ones.
class StockList final : public QWidget
{
    Q_OBJECT

public:
    StockList(StockKind kind, Session &session, Stockroom &room, QWidget *parent = nullptr);

    StockKind kind() const { return m_model.kind(); }
    void setFilter(const QString &text);
    // Offers everything that may go.
    void prune();
    bool canPrune() const;

private:
    void prepareTable();
    QWidget *makeDetails();
    QList<StockRow> selected() const;
    QList<StockRow> removable(const QList<StockRow> &rows) const;
    void showMenu(const QPoint &place);
    void removeSelected();
    void remove(const QList<StockRow> &rows);
    void refresh();
    void refreshEmpty();
    QString describe(const QList<StockRow> &rows) const;

    Stockroom &m_room;
    StockModel m_model;
    QSortFilterProxyModel m_shown;
    QTreeView *const m_list;
    EmptyState *const m_empty;
    QStackedWidget *const m_stack;
    QAction *const m_remove;
    PlainLabel *const m_summary;
    PlainLabel *const m_detail;
    QPushButton *const m_button;
    QWidget *m_details = nullptr;
};

} // namespace quayside
