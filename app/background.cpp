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

Background::Background(Session &session, Terminal &terminal)
    : m_session(session)
    , m_terminal(terminal)
{
    connect(&m_session, &Session::drivingChanged, this, &Background::report);
    connect(&m_session, &Session::connectionsChanged, this, &Background::report);
    connect(&m_session, &Session::groupsChanged, this, &Background::report);
    connect(&m_session, &Session::drivenEvent, this, [this](const GroupId &id, const Event &event) {
        m_terminal.line(u"%1 %2 %3/%4 %5: %6"_s.arg(event.time.toString(Qt::ISODate), id.connection.value, format::plainLine(id.key), format::plainLine(event.container), event.name,
                                                    format::plainLine(event.message)));
    });
}

void Background::report()
{
    for (const auto &connection : m_session.connections()) {
        const QString text = standing(*connection);
        if (text.isEmpty() || m_said.value(connection->id.value) == text)
            continue;
        m_said.insert(connection->id.value, text);
        m_terminal.line(u"%1: %2"_s.arg(connection->id.value, format::plainLine(text)));
    }
}

} // namespace quayside
