// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/podman/connectpodman.h"
#include "app/runtimes/podman/logstream.h"
#include "models/core/clock.h"
#include "models/runtime/containerruntime.h"

#include <QFileSystemWatcher>
#include <QTimer>

namespace quayside::podman {

// Podman over libpod's REST interface: a group is a pod.
class PodmanRuntime final : public ContainerRuntime
{
    Q_OBJECT

public:
    PodmanRuntime(ConnectionId connection, IoThread &io, const Clock &clock, PodmanService service = PodmanService(),
                  LogSource logSource = LogSource::Files);

    ConnectionId connection() const override { return m_connection; }
    quayside::Capabilities capabilities() const override;
    RuntimeLimits limits() const override;

    Operation<EngineDescription> *connectEngine() override;
    Operation<EngineDescription> *describeEngine() override;
    Operation<QList<ContainerGroup>> *listGroups() override;
    Operation<ContainerGroup> *describeGroup(const GroupId &id) override;
    Operation<GroupSpec> *specOf(const GroupId &id) override;
    Operation<GroupId> *createGroup(const ContainerGroupSpec &spec) override;
    Operation<> *updateGroup(const GroupId &id, const GroupUpdate &update) override;
    Operation<> *startGroup(const GroupId &id) override;
    Operation<> *stopGroup(const GroupId &id) override;
    Operation<> *restartGroup(const GroupId &id) override;
    Operation<> *deleteGroup(const GroupId &id) override;

    std::unique_ptr<LogStream> openLogs(const GroupId &id, const QString &container, const LogOptions &options) override;
    std::unique_ptr<MetricsStream> openMetrics() override;
    std::unique_ptr<EventStream> openEvents(const GroupId &id, const QDateTime &since) override;

private:
    void adopt(const PodmanConnection &connection);
    void watchEvents();
    void lose(const Error &error);
    PodmanApi api() const { return PodmanApi(HttpClient(m_io, m_endpoint)); }
    PlanContext planContext() const;
    Operation<> *change(const GroupId &id, PodmanApi::Action action);
    QJsonObject eventFilter(const GroupId &id) const;

    const ConnectionId m_connection;
    IoThread &m_io;
    const Clock &m_clock;
    const PodmanService m_service;
    const LogSource m_logSource;
    Endpoint m_endpoint;
    EngineDescription m_engine;
    QString m_metricsProblem;
    int m_firstOpenPort = 0;
    QHash<GroupId, ContainerGroup> m_known; // by the last list
    std::unique_ptr<HttpStream> m_events;
    QFileSystemWatcher m_sockets; // where a lost service would come back
    QTimer m_hint; // gathers events that come in a burst
};

} // namespace quayside::podman
