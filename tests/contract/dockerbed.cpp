// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/dockerbed.h"

#include <QTest>

namespace quayside {

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

void DockerBed::restartEngine()
{
    if (!m_docker.start())
        qFatal("The private Docker does not start again.");
}

} // namespace quayside
