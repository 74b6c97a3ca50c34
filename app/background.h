// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline/terminal.h"
#include "models/session/jobrunner.h"

#include <QMap>

namespace quayside {

// What "quayside background" says: who drives each engine, whenever that changes, what it does to groups, and what triggers run.
class Background final : public QObject
{
    Q_OBJECT

public:
    Background(Session &session, JobRunner &jobs, Terminal &terminal);

private:
    void report();
    void reportJobs();
    void say(const QString &who, const QString &text);

    Session &m_session;
    JobRunner &m_jobs;
    Terminal &m_terminal;
    QMap<QString, QString> m_said; // by connection, or by trigger behind a slash
};

} // namespace quayside
