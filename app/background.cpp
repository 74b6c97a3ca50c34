// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/background.h"

#include "models/format/format.h"

#include <QCoreApplication>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(QuaysideBackground)
};

QString standing(const Connection &connection)
{
    const EngineDriver &driver = connection.driver;
    if (connection.watcher.isStale())
        return connection.watcher.problem() ? connection.watcher.problem()->summary : QString(); // still connecting
    switch (driver.driver()) {
    case EngineDriver::Driver::Engine: return Tr::tr("The engine runs probes itself.");
    case EngineDriver::Driver::Ours: return Tr::tr("Drives %n group(s) with probes or a timetable.", nullptr, driver.drivenGroups());
    case EngineDriver::Driver::Other: return Tr::tr("Waits: %1 drives the groups.").arg(driver.otherName());
    case EngineDriver::Driver::Nobody: break;
    }
    return connection.watcher.engine().identity.isEmpty() ? QString() : u"%1 %2"_s.arg(Tr::tr("Drives nothing."), driver.problem()).trimmed();
}

} // namespace

Background::Background(Session &session, JobRunner &jobs, Terminal &terminal)
    : m_session(session)
    , m_jobs(jobs)
    , m_terminal(terminal)
{
    connect(&m_session, &Session::drivingChanged, this, &Background::report);
    connect(&m_session, &Session::connectionsChanged, this, &Background::report);
    connect(&m_session, &Session::groupsChanged, this, &Background::report);
    connect(&m_session, &Session::drivenEvent, this, [this](const GroupId &id, const Event &event) {
        m_terminal.line(u"%1 %2 %3/%4 %5: %6"_s.arg(event.time.toString(Qt::ISODate), id.connection.value, format::plainLine(id.key), format::plainLine(event.container), event.name,
                                                    format::plainLine(event.message)));
    });
    connect(&m_jobs, &JobRunner::changed, this, &Background::reportJobs);
    connect(&m_jobs, &JobRunner::failed, this, [this](const Error &error) { m_terminal.errorLine(u"quayside: "_s + format::plainLine(error.summary)); });
    connect(&m_jobs, &JobRunner::happened, this, [this](const QString &trigger, const QString &text) {
        m_terminal.line(u"%1 %2: %3"_s.arg(m_session.clock().now().toString(Qt::ISODate), trigger, format::plainLine(text)));
    });
}

void Background::say(const QString &who, const QString &text)
{
    if (text.isEmpty() || m_said.value(who) == text)
        return;
    m_said.insert(who, text);
    m_terminal.line(u"%1: %2"_s.arg(who, format::plainLine(text)));
}

void Background::report()
{
    for (const auto &connection : m_session.connections())
        say(connection->id.value, standing(*connection));
    reportJobs();
}

void Background::reportJobs()
{
    for (const Trigger &trigger : m_jobs.triggers())
        if (const Connection *connection = m_session.connection(trigger.connection); !connection || !connection->watcher.engine().identity.isEmpty())
            say(Tr::tr("Trigger %1").arg(trigger.name), m_jobs.standing(trigger).words);
}

} // namespace quayside
