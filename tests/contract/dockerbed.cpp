// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/dockerbed.h"

#include <QTest>

namespace quayside {

using namespace Qt::StringLiterals;

DockerBed::DockerBed()
{
    m_runtime = newRuntime();
}

std::unique_ptr<ContainerRuntime> DockerBed::newRuntime()
{
    return std::make_unique<docker::DockerRuntime>(ConnectionId{QStringLiteral("docker")}, m_io, m_clock, Endpoint{m_docker.socketPath()});
}

void DockerBed::pass(std::chrono::milliseconds time)
{
    QTest::qWait(static_cast<int>(time.count()));
}

QString DockerBed::everythingShown()
{
    QString shown = m_docker.run({u"events"_s, u"--since=1h"_s, u"--until=0s"_s, u"--format={{json .}}"_s});
    for (const QString &name : m_docker.everything()) // "container …", "volume …"
        shown += m_docker.run({name.section(u' ', 0, 0), u"inspect"_s, name.section(u' ', 1)});
    return shown;
}

void DockerBed::restartEngine()
{
    if (!m_docker.start())
        qFatal("The private Docker does not start again.");
}

} // namespace quayside
