// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/session/connectionbook.h"
#include "ui/widgets/plainlabel.h"

class QStackedWidget;
class QVBoxLayout;

namespace quayside {

class ConnectionForm;

// Where groups run: what answers at each place, how it was reached, what it cannot do, or what is wrong and what was tried. Connections to
// other places are added, tried, changed and removed here.
class ConnectionsPage final : public QWidget
{
    Q_OBJECT

public:
    ConnectionsPage(Session &session, ConnectionBook &book, QWidget *parent = nullptr);

private:
    QWidget *makeHeader();
    QWidget *makeScrolled(QWidget *content);
    void refresh();
    QWidget *makeCard(const Connection &connection);
    void addChanges(QLayout *head, const ConnectionSettings &settings);
    void askToRemove(const ConnectionId &id);
    void addFacts(QVBoxLayout *layout, const GroupWatcher &watcher);
    void addProblem(QVBoxLayout *layout, const GroupWatcher &watcher);

    Session &m_session;
    ConnectionBook &m_book;
    QStackedWidget *const m_views;
    ConnectionForm *const m_form;
    PlainLabel *const m_problem;
    QVBoxLayout *const m_cards;
};

} // namespace quayside
