// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/openport.h"
#include "app/runtimes/compat/engineapi.h"
#include "app/runtimes/compat/enginehousekeeping.h"
#include "app/runtimes/compat/leasevolumes.h"
#include "app/runtimes/compat/logstream.h"
#include "app/transport/enginereach.h"
#include "models/core/clock.h"
#include "models/runtime/containerruntime.h"

#include <QFileSystemWatcher>
#include <QTimer>

namespace quayside::compat {

// A container engine that answers.
struct EngineConnection
{
    Engine api;
    EngineDescription engine;
    QString metricsProblem; // why there are no stats, or empty
    bool canLimit = true; // CPU and memory of a container
    QStringList socketFolders; // where its socket would appear again
    QString afterReboot = {}; // what becomes of a group with the restart policy Always: one translated sentence
};

// Groups on a container engine: what Podman and Docker do alike. Each of them finds its engine and measures in its own way.
class EngineRuntime : public ContainerRuntime
{
    Q_OBJECT

public:
    ConnectionId connection() const override { return m_connection; }
    quayside::Capabilities capabilities() const override;
    RuntimeLimits limits() const override;

    Operation<EngineDescription> *connectEngine() final;
    Operation<EngineDescription> *describeEngine() final;
    Operation<> *pingEngine() final;
    Operation<QList<ContainerGroup>> *listGroups() final;
    Operation<ContainerGroup> *describeGroup(const GroupId &id) final;
    Operation<GroupSpec> *specOf(const GroupId &id) final;
    Operation<GroupId> *createGroup(const ContainerGroupSpec &spec) final;
    Operation<> *updateGroup(const GroupId &id, const GroupUpdate &update) final;
    Operation<> *startGroup(const GroupId &id) final;
    Operation<> *stopGroup(const GroupId &id) final;
    Operation<> *restartGroup(const GroupId &id) final;
    Operation<> *deleteGroup(const GroupId &id) final;

    Operation<ProbeAnswer> *tryProbe(const GroupId &id, const QString &container, const spec::Probe &probe) final;
    Operation<> *changeContainer(const GroupId &id, const QString &container, ContainerAction action) final;
    Operation<PortMapping> *openPort(const PortMapping &port) override;
    Housekeeping *housekeeping() final { return &m_housekeeping; }
    LeaseRecords *leaseRecords() final { return &m_leases; }

    std::unique_ptr<LogStream> openLogs(const GroupId &id, const QString &container, const LogOptions &options) final;
    std::unique_ptr<EventStream> openEvents(const GroupId &id, const QDateTime &since) final;

protected:
    // The name is the engine's, for people; nobody answers at nowhere.
    EngineRuntime(ConnectionId connection, QString name, const Clock &clock, LogSource logSource, Engine nowhere);
    ~EngineRuntime() override;

    // On another machine.
    EngineRuntime(ConnectionId connection, QString name, const Clock &clock, std::unique_ptr<EngineReach> reach, Engine nowhere);

    // Finds the engine on this machine, and starts it where that is ours to do.
    [[nodiscard]] virtual Operation<EngineConnection> *findEngine() = 0;
    // Takes up what answers at an endpoint.
    [[nodiscard]] virtual Operation<EngineConnection> *findEngineAt(const Endpoint &endpoint) = 0;
    // What the engine says about itself when it is asked for everything.
    [[nodiscard]] virtual Operation<EngineDescription> *askEngine() = 0;
    // What has happened to containers.
    virtual void hear(const QList<EngineEvent> &) { }

    // Of the engine that has answered last.
    const Engine &api() const { return m_found.api; }

private:
    EngineRuntime(ConnectionId connection, QString name, const Clock &clock, LogSource logSource, std::unique_ptr<EngineReach> reach, Engine nowhere);

    Operation<EngineConnection> *reachEngine();
    void adopt(const EngineConnection &connection);
    void watchEvents();
    void lose(const Error &error);
    PlanContext planContext() const;
    template <typename T>
    Operation<T> *notConnected() const;
    void complete(ContainerGroup &group) const;
    QString engineNameOf(const GroupId &id, const QString &container) const;
    QJsonObject eventFilter(const GroupId &id) const;

    const ConnectionId m_connection;
    const QString m_name;
    const Clock &m_clock;
    const LogSource m_logSource;
    const std::unique_ptr<EngineReach> m_reach; // of an engine on another machine
    std::shared_ptr<OpenPort::Opened> m_openedPorts; // on another machine, through the reach
    Engine m_api; // null while none is connected
    EngineHousekeeping m_housekeeping;
    LeaseVolumes m_leases;
    EngineConnection m_found; // the last one that answered
    int m_firstOpenPort = 0;
    QHash<GroupId, ContainerGroup> m_known; // by the last list
    std::unique_ptr<HttpStream> m_events;
    QFileSystemWatcher m_sockets; // where a lost engine would come back
    QTimer m_hint; // gathers events that come in a burst
};

} // namespace quayside::compat
