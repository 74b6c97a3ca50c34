// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/dockerbed.h"

#include "app/transport/directreach.h"

#include <QTcpServer>
#include <QTest>

namespace quayside {

using namespace Qt::StringLiterals;

DockerBed::DockerBed(Way way)
    : m_way(way)
    , m_docker(daemonArguments())
{
    m_runtime = newRuntime();
}

QStringList DockerBed::daemonArguments()
{
    if (m_way == Way::Here)
        return {};
    for (const QString &name : {u"engine"_s, u"client"_s})
        m_certificates.make({.name = name}); // where that fails the daemon does not start
    m_certificates.make({.name = u"stranger"_s, .authority = u"stranger"_s, .isAuthority = true});
    QTcpServer free;
    free.listen(QHostAddress::LocalHost);
    m_port = free.serverPort();
    return {u"--host"_s, u"tcp://127.0.0.1:%1"_s.arg(m_port), u"--tlsverify"_s, u"--tlscacert"_s, m_certificates.certificate(u"ca"_s),
            u"--tlscert"_s, m_certificates.certificate(u"engine"_s), u"--tlskey"_s, m_certificates.key(u"engine"_s)};
}

std::unique_ptr<ContainerRuntime> DockerBed::newRuntimeAs(const QString &client)
{
    auto reach = std::make_unique<DirectReach>(Endpoint{{}, u"127.0.0.1"_s, m_port, m_certificates.files(u"ca"_s, client)});
    return std::make_unique<docker::DockerRuntime>(ConnectionId{u"docker"_s}, m_io, m_clock, std::move(reach));
}

std::unique_ptr<ContainerRuntime> DockerBed::newRuntime()
{
    if (m_way == Way::Tls)
        return newRuntimeAs(u"client"_s);
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
