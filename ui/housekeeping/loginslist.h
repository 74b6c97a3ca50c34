// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/stockmodel.h"

#include <QTreeView>

class QPushButton;
class QStackedWidget;

namespace quayside {

class EmptyState;

// Who this person is to registries, as the engines' own tools have written it down.
class LoginsList final : public QWidget
{
    Q_OBJECT

public:
    explicit LoginsList(Stockroom &room, QWidget *parent = nullptr);

    void logIn();

Q_SIGNALS:
    void failed(const QString &text);

private:
    void logOut();
    void refresh();

    Stockroom &m_room;
    LoginModel m_model;
    QTreeView *const m_list;
    EmptyState *const m_empty;
    QStackedWidget *const m_stack;
    QPushButton *const m_logOut;
};

} // namespace quayside
