// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/podman/podmanruntime.h"
#include "tests/contract/runtimebed.h"
#include "tests/support/privatepodman.h"
#include "tests/support/privatesshd.h"

namespace quayside {

// A real Podman of the tests' own, with processes, addresses and a kernel.
class PodmanBed final : public RuntimeBed
{
public:
    // How the same engine is reached.
    enum class Way {
        Here,
        EngineLogs, // its files cannot be read
        Ssh, // by a real sshd on this machine
    };
    explicit PodmanBed(Way way);

    QString obstacle() const override { return m_podman.obstacle() + m_obstacle; }
    bool isReal() const override { return true; }
    ContainerRuntime &runtime() override { return *m_runtime; }
    std::unique_ptr<ContainerRuntime> newRuntime() override;
    QDateTime now() const override { return m_clock.now(); }
    void pass(std::chrono::milliseconds time) override;
    void killEngine() override { m_podman.kill(); }
    void restartEngine() override;
    QStringList everything() override { return m_podman.everything(); }
    QString command(const QStringList &arguments) override { return m_podman.run(arguments); }
    QString everythingShown() override;
    quint16 openedPort(quint16 port) const override;
    // Podman 4.3 shows the environment of a started container, secrets included.
    QStringList knownLeaks(const QString &variable, const QString &value) override { return {u'"' + variable + u'=' + value + u'"'}; }

private:
    std::unique_ptr<ContainerRuntime> newRemoteRuntime();

    const Way m_way;
    PrivatePodman m_podman;
    PrivateSshd m_sshd;
    QString m_obstacle;
    SystemClock m_clock;
    IoThread m_io;
    std::unique_ptr<ContainerRuntime> m_runtime;
};

} // namespace quayside
