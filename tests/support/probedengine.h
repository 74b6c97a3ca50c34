// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/clock.h"
#include "models/runtime/containerruntime.h"

namespace quayside {

class SilentEvents final : public EventStream
{
public:
    SilentEvents() = default;
};

// An engine with one group of one container, whose probes answer what the test says.
class ProbedEngine final : public ContainerRuntime
{
    Q_OBJECT

public:
    explicit ProbedEngine(const Clock &clock)
        : m_clock(clock)
    {
        Container container;
        container.name = QStringLiteral("one");
        container.engineId = QStringLiteral("id");
        container.state = ContainerState::Running;
        container.startedAt = clock.now();
        group.id = {connection(), QStringLiteral("web")};
        group.engineId = QStringLiteral("pod");
        group.containers = {container};
        group.hasProbes = true;
        spec::Container wanted;
        wanted.name = QStringLiteral("one");
        spec.containers = {wanted};
        able.triesProbes = true;
    }

    ConnectionId connection() const override { return {QStringLiteral("told")}; }
    quayside::Capabilities capabilities() const override { return able; }
    RuntimeLimits limits() const override { return RuntimeLimits::azure(); }
    Operation<EngineDescription> *connectEngine() override { return new ReadyOperation<EngineDescription>(EngineDescription(), this); }
    Operation<EngineDescription> *describeEngine() override
    {
        EngineDescription engine;
        engine.identity = QStringLiteral("told engine");
        return new ReadyOperation<EngineDescription>(engine, this);
    }
    Operation<QList<ContainerGroup>> *listGroups() override { return new ReadyOperation<QList<ContainerGroup>>(QList<ContainerGroup>{group}, this); }
    Operation<ContainerGroup> *describeGroup(const GroupId &) override { return new ReadyOperation<ContainerGroup>(group, this); }
    Operation<GroupSpec> *specOf(const GroupId &) override
    {
        ++specsRead;
        return new ReadyOperation<GroupSpec>(GroupSpec{spec, false, {}}, this);
    }
    Operation<GroupId> *createGroup(const ContainerGroupSpec &) override { return refuse<GroupId>(); }
    Operation<> *updateGroup(const GroupId &, const GroupUpdate &) override { return refuse<void>(); }
    Operation<> *startGroup(const GroupId &) override { return refuse<void>(); }
    Operation<> *stopGroup(const GroupId &) override { return refuse<void>(); }
    Operation<> *restartGroup(const GroupId &) override { return refuse<void>(); }
    Operation<> *deleteGroup(const GroupId &) override { return refuse<void>(); }
    std::unique_ptr<LogStream> openLogs(const GroupId &, const QString &, const LogOptions &) override { return nullptr; }
    std::unique_ptr<EventStream> openEvents(const GroupId &, const QDateTime &) override { return std::make_unique<SilentEvents>(); }
    std::unique_ptr<MetricsStream> openMetrics() override { return nullptr; }

    Operation<ProbeAnswer> *tryProbe(const GroupId &, const QString &, const spec::Probe &probe) override
    {
        const bool isWell = probe.exec ? isAlive : isReady;
        return new ReadyOperation<ProbeAnswer>(ProbeAnswer{isWell, isWell ? QStringLiteral("fine") : QStringLiteral("broken")}, this);
    }
    Operation<> *changeContainer(const GroupId &, const QString &, ContainerAction action) override
    {
        done.append((action == ContainerAction::Restart ? QStringLiteral("restart ") : QStringLiteral("stop ")) + QString::number(m_clock.elapsed().count() / 1000));
        if (refuses)
            return refuse<void>();
        Container &container = group.containers.first();
        container.startedAt = m_clock.now();
        if (action == ContainerAction::Stop)
            container.state = ContainerState::Terminated;
        return new ReadyOperation<>(Result<>(), this);
    }

    quayside::Capabilities able;
    ContainerGroup group;
    ContainerGroupSpec spec;
    bool isAlive = true;
    bool isReady = true;
    bool refuses = false;
    int specsRead = 0;
    QStringList done;

private:
    template <typename T>
    Operation<T> *refuse()
    {
        return new ReadyOperation<T>(failure(Error::Kind::Unsupported, QStringLiteral("Not here.")), this);
    }

    const Clock &m_clock;
};

} // namespace quayside
