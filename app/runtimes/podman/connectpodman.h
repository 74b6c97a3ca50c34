// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/engineruntime.h"
#include "app/runtimes/podman/podmanapi.h"
#include "app/runtimes/podman/podmanservice.h"

#include <QElapsedTimer>

namespace quayside::podman {

// Tries the places where Podman may listen, one after the other; where none answers, starts a service and waits for it.
class ConnectPodman final : public Operation<compat::EngineConnection>
{
    Q_OBJECT

public:
    ConnectPodman(IoThread &io, PodmanService service);
    // Only this place.
    ConnectPodman(IoThread &io, const Endpoint &endpoint);

protected:
    void start() override;

private:
    void tryNext();
    void startService();
    void awaitService();
    void failedToStart(const QString &words);
    void describe(const Endpoint &endpoint, const QString &version, bool isOurs);
    void finishWith(const Endpoint &endpoint, EngineDescription engine, bool isOurs, bool hasUnifiedControlGroups);
    HttpClient clientFor(const Endpoint &endpoint) const { return {m_io, endpoint}; }

    IoThread &m_io;
    const PodmanService m_service;
    const std::optional<Endpoint> m_only;
    QList<PodmanService::Candidate> m_candidates;
    PodmanService::Started m_started;
    QElapsedTimer m_startedAt; // since the service was started
};

} // namespace quayside::podman
