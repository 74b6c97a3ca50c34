// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/tables.h"
#include "ui/widgets/plainlabel.h"

#include <QTreeView>

class QPushButton;
class QStackedWidget;

namespace quayside {

class EmptyState;

// Everything that was asked for: what is under way with its progress and a way to stop it, and what has ended with its outcome and
// a way to do it again or to undo it.
class ActivityPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ActivityPage(Session &session, QWidget *parent = nullptr);

Q_SIGNALS:
    void groupChosen(const quayside::GroupId &id);

private:
    QWidget *makeDetails();
    const Activity *current() const;
    void refresh();

    Session &m_session;
    ActivityModel m_model;
    QTreeView *const m_list;
    EmptyState *const m_empty;
    QStackedWidget *const m_stack;
    QWidget *m_details;
    PlainLabel *const m_summary;
    PlainLabel *const m_detail;
    QPushButton *const m_cancel;
    QPushButton *const m_retry;
    QPushButton *const m_undo;
};

} // namespace quayside
