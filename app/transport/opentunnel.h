// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transport/sshtunnel.h"

#include <QFileSystemWatcher>

namespace quayside {

// Starts ssh, waits until it is let in (it may ask, and a person may take their time), finds the engine's socket there and makes it appear here.
class OpenTunnel final : public Operation<Endpoint>
{
    Q_OBJECT

public:
    explicit OpenTunnel(SshTunnel &tunnel);

protected:
    void start() override;
    void fail(const Error &error) override;

private:
    void onFolderChanged();
    void lookForSocket();
    void takeSocket(const ProgramEnd &looked);
    void forward(const QString &socket);

    SshTunnel &m_tunnel;
    QFileSystemWatcher m_folder;
    bool m_isLetIn = false;
};

// Asks over a tunnel that is open what is wrong with the socket there.
class ExplainSilence final : public Operation<Error>
{
    Q_OBJECT

public:
    ExplainSilence(SshTunnel &tunnel, Error plain);

protected:
    void start() override;

private:
    SshTunnel &m_tunnel;
    const Error m_plain;
};

} // namespace quayside
