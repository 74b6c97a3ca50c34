// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/session/session.h"
#include "ui/widgets/plainlabel.h"

class QVBoxLayout;

namespace quayside {

// Where groups run: what answers at each place, how it was reached, what it cannot do, or what is wrong and what was tried.
class ConnectionsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionsPage(Session &session, QWidget *parent = nullptr);

private:
    void refresh();
    QWidget *makeCard(const Connection &connection);
    void addFacts(QVBoxLayout *layout, const GroupWatcher &watcher);
    void addProblem(QVBoxLayout *layout, const GroupWatcher &watcher);

    Session &m_session;
    QVBoxLayout *const m_cards;
};

} // namespace quayside
