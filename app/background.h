// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline/terminal.h"
#include "models/session/session.h"

#include <QMap>

namespace quayside {

// What "quayside background" says: who drives each engine, whenever that changes, and what it does to groups.
class Background final : public QObject
{
    Q_OBJECT

public:
    Background(Session &session, Terminal &terminal);

private:
    void report();

    Session &m_session;
    Terminal &m_terminal;
    QMap<QString, QString> m_said; // by connection
};

} // namespace quayside
