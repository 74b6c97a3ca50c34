// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/openport.h"
#include "app/runtimes/compat/engineapi.h"
#include "app/transport/enginereach.h"
#include "models/runtime/containerruntime.h"

namespace quayside::compat {

// Runs a command in a container: well when it ends with exit code 0.
class TryCommand final : public Operation<ProbeAnswer>
{
    Q_OBJECT

public:
    // The container by its name or id in the engine.
    TryCommand(Engine api, QString container, QStringList command);

protected:
    void start() override;
    void abort() override { m_exchange.reset(); }

private:
    void run(const QString &id);
    void askExitCode(const QString &id, const QByteArray &output, std::chrono::milliseconds pause);

    const Engine m_api;
    const QString m_container;
    const QStringList m_command;
    ExchangeHandle m_exchange;
};

// Asks a container by HTTP: well with a status from 200 to 399. A port that the group publishes is asked where it is published, through
// the reach of an engine on another machine; another one at the group's own address in the engine's network, which only a program on the
// same machine as an engine with root rights can do.
class TryHttp final : public Operation<ProbeAnswer>
{
    Q_OBJECT

public:
    struct Way
    {
        ContainerGroup group;
        EngineReach *reach = nullptr; // of an engine on another machine
        std::shared_ptr<OpenPort::Opened> openedPorts; // through it
        bool seesContainers = false; // the engine's network is this machine's
    };

    TryHttp(Engine api, Way way, spec::HttpGet get, std::chrono::milliseconds patience);

protected:
    void start() override;
    void abort() override { m_exchange.reset(); }

private:
    void askPublished(const PortMapping &mapping);
    void askInside();
    void ask(const QString &host, quint16 port);
    void judge(int status, const Result<> &end);

    const Engine m_api;
    const Way m_way;
    const spec::HttpGet m_get;
    const std::chrono::milliseconds m_patience;
    ExchangeHandle m_exchange;
};

// The request of a probe; an error when what the spec says cannot be sent, such as a header with a line break.
Result<HttpRequest> probeRequest(const spec::HttpGet &get, const QString &host, quint16 port);

// What a command wrote, out of the frames around it: both channels as they came.
QByteArray withoutFrames(const QByteArray &bytes);

} // namespace quayside::compat
