// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/engineruntime.h"
#include "app/runtimes/docker/dockerapi.h"

namespace quayside::docker {

// Asks what answers at a place who it is and what it can do. Docker is not ours to start.
class ConnectDocker final : public Operation<compat::EngineConnection>
{
    Q_OBJECT

public:
    explicit ConnectDocker(HttpClient client);

protected:
    void start() override;
    void fail(const Error &error) override;

private:
    void describe(const DockerVersion &version);

    const HttpClient m_client;
};

} // namespace quayside::docker
