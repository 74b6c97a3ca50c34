// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/tables.h"
#include "ui/widgets/plainlabel.h"

#include <QTreeView>

class QStackedWidget;

namespace quayside {

class EmptyState;

// What everything costs now and has cost so far, group by group, also of those that are gone.
class CostPage final : public QWidget
{
    Q_OBJECT

public:
    explicit CostPage(Session &session, QWidget *parent = nullptr);

Q_SIGNALS:
    void groupChosen(const quayside::GroupId &id);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();

    Session &m_session;
    CostModel m_model;
    PlainLabel *const m_total;
    PlainLabel *const m_rate;
    PlainLabel *const m_basis;
    QTreeView *const m_list;
    EmptyState *const m_empty;
    QStackedWidget *const m_stack;
};

} // namespace quayside
