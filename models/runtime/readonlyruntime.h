// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/runtime/containerruntime.h"

namespace quayside {

// A runtime over which a person wants to change nothing: what would change something is refused before the engine hears of it.
class ReadOnlyRuntime final : public ContainerRuntime
{
    Q_OBJECT

public:
    explicit ReadOnlyRuntime(std::unique_ptr<ContainerRuntime> runtime);
    ~ReadOnlyRuntime() override;

    ConnectionId connection() const override { return m_runtime->connection(); }
    Capabilities capabilities() const override;
    RuntimeLimits limits() const override { return m_runtime->limits(); }

    Operation<EngineDescription> *connectEngine() override { return m_runtime->connectEngine(); }
    Operation<EngineDescription> *describeEngine() override { return m_runtime->describeEngine(); }
    Operation<> *pingEngine() override { return m_runtime->pingEngine(); }
    Operation<QList<ContainerGroup>> *listGroups() override { return m_runtime->listGroups(); }
    Operation<ContainerGroup> *describeGroup(const GroupId &id) override { return m_runtime->describeGroup(id); }
    Operation<GroupSpec> *specOf(const GroupId &id) override { return m_runtime->specOf(id); }

    Operation<GroupId> *createGroup(const ContainerGroupSpec &spec) override;
    Operation<> *updateGroup(const GroupId &id, const GroupUpdate &update) override;
    Operation<> *startGroup(const GroupId &id) override;
    Operation<> *stopGroup(const GroupId &id) override;
    Operation<> *restartGroup(const GroupId &id) override;
    Operation<> *deleteGroup(const GroupId &id) override;
    Operation<ProbeAnswer> *tryProbe(const GroupId &id, const QString &container, const spec::Probe &probe) override;
    Operation<> *changeContainer(const GroupId &id, const QString &container, ContainerAction action) override;

    Housekeeping *housekeeping() override;
    Operation<PortMapping> *openPort(const PortMapping &port) override { return m_runtime->openPort(port); }
    std::unique_ptr<LogStream> openLogs(const GroupId &id, const QString &container, const LogOptions &options) override
    {
        return m_runtime->openLogs(id, container, options);
    }
    std::unique_ptr<MetricsStream> openMetrics() override { return m_runtime->openMetrics(); }
    std::unique_ptr<EventStream> openEvents(const GroupId &id, const QDateTime &since) override { return m_runtime->openEvents(id, since); }

private:
    class Looking;

    template <typename T = void>
    Operation<T> *refuse() const;

    const std::unique_ptr<ContainerRuntime> m_runtime;
    const std::unique_ptr<Looking> m_housekeeping;
};

} // namespace quayside
