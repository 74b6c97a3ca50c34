// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/podmanbed.h"

#include "app/transport/sshtunnel.h"

#include <QTest>

#include <unistd.h>

namespace quayside {

using namespace Qt::StringLiterals;

PodmanBed::PodmanBed(Way way)
    : m_way(way)
{
    if (way == Way::Ssh && !m_sshd.start())
        m_obstacle = m_sshd.problem();
    m_sshd.knowHost(true);
    qputenv("CONTAINER_HOST", QByteArray("unix://" + m_podman.socketPath().toUtf8())); // the runtime asks for nothing else
    m_runtime = newRuntime();
}

std::unique_ptr<ContainerRuntime> PodmanBed::newRuntime()
{
    if (m_way == Way::Ssh)
        return newRemoteRuntime();
    const auto logs = m_way == Way::Here ? compat::LogSource::Files : compat::LogSource::EngineOnly;
    return std::make_unique<podman::PodmanRuntime>(ConnectionId{QStringLiteral("podman")}, m_io, m_clock, PodmanService(), logs);
}

std::unique_ptr<ContainerRuntime> PodmanBed::newRemoteRuntime()
{
    auto tunnel = std::make_unique<SshTunnel>(SshTarget{QStringLiteral("harbour"), 0, {}, m_podman.socketPath(), {}});
    return std::make_unique<podman::PodmanRuntime>(ConnectionId{QStringLiteral("harbour")}, m_io, m_clock, std::move(tunnel));
}

void PodmanBed::pass(std::chrono::milliseconds time)
{
    QTest::qWait(static_cast<int>(time.count()));
}

QString PodmanBed::everythingShown()
{
    QString shown = m_podman.run({u"events"_s, u"--stream=false"_s, u"--format=json"_s});
    for (const QString &kind : {u"pod"_s, u"container"_s, u"volume"_s, u"secret"_s})
        for (const QString &name : m_podman.run({kind, u"ls"_s, u"--quiet"_s}).split(u'\n', Qt::SkipEmptyParts))
            shown += m_podman.run({kind, u"inspect"_s, name});
    return shown;
}

quint16 PodmanBed::openedPort(quint16 port) const
{
    return geteuid() == 0 || port >= 1024 ? port : static_cast<quint16>(port + 8000);
}

void PodmanBed::restartEngine()
{
    if (!m_podman.start())
        qFatal("The private Podman does not start again.");
}

} // namespace quayside
