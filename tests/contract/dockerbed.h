// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/docker/dockerruntime.h"
#include "tests/contract/runtimebed.h"
#include "tests/support/certificates.h"
#include "tests/support/privatedocker.h"

namespace quayside {

// A real Docker Engine of the tests' own.
class DockerBed final : public RuntimeBed
{
public:
    // How the engine is reached.
    enum class Way {
        Here,
        Tls, // both sides prove who they are
    };
    explicit DockerBed(Way way = Way::Here);

    QString obstacle() const override { return m_docker.obstacle(); }
    bool isReal() const override { return true; }
    ContainerRuntime &runtime() override { return *m_runtime; }
    std::unique_ptr<ContainerRuntime> newRuntime() override;
    QDateTime now() const override { return m_clock.now(); }
    void pass(std::chrono::milliseconds time) override;
    void killEngine() override { m_docker.kill(); }
    void restartEngine() override;
    bool rebootMachine() { return m_docker.reboot(); }
    QStringList everything() override { return m_docker.everything(); }
    QString command(const QStringList &arguments) override { return m_docker.run(arguments); }
    QString everythingShown() override;
    QString ownAddress() override { return m_docker.bridgeAddress(); } // what is on loopback it trusts blindly

    // One that shows this certificate; empty shows none.
    std::unique_ptr<ContainerRuntime> newRuntimeAs(const QString &client);

private:
    QStringList daemonArguments();

    const Way m_way;
    Certificates m_certificates;
    quint16 m_port = 0;
    PrivateDocker m_docker;
    SystemClock m_clock;
    IoThread m_io;
    std::unique_ptr<ContainerRuntime> m_runtime;
};

} // namespace quayside
