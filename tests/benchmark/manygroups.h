// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/runtime/containerruntime.h"

namespace quayside {

// A metrics stream that says what it is told to.
class ToldMetrics final : public MetricsStream
{
    Q_OBJECT

public:
    using MetricsStream::MetricsStream;
};

// An engine in memory with very many running groups of two containers: it answers lists, and nothing can be done to it.
class ManyGroups final : public ContainerRuntime
{
    Q_OBJECT

public:
    explicit ManyGroups(int count);

    // Every tenth group goes from Running to Stopped or back.
    void changeTenth();
    // A sample of every tenth group's containers arrives.
    void measureTenth();

    ConnectionId connection() const override { return {QStringLiteral("many")}; }
    Capabilities capabilities() const override { return {}; }
    RuntimeLimits limits() const override { return RuntimeLimits::local(QStringLiteral("Many"), 8, 32); }
    Operation<EngineDescription> *connectEngine() override { return new ReadyOperation<EngineDescription>(EngineDescription()); }
    Operation<EngineDescription> *describeEngine() override { return new ReadyOperation<EngineDescription>(EngineDescription()); }
    Operation<QList<ContainerGroup>> *listGroups() override { return new ReadyOperation<QList<ContainerGroup>>(m_groups); }
    Operation<ContainerGroup> *describeGroup(const GroupId &) override { return new ReadyOperation<ContainerGroup>(refusal()); }
    Operation<GroupSpec> *specOf(const GroupId &) override { return new ReadyOperation<GroupSpec>(refusal()); }
    Operation<GroupId> *createGroup(const ContainerGroupSpec &) override { return new ReadyOperation<GroupId>(refusal()); }
    Operation<> *updateGroup(const GroupId &, const GroupUpdate &) override { return new ReadyOperation<>(refusal()); }
    Operation<> *startGroup(const GroupId &) override { return new ReadyOperation<>(refusal()); }
    Operation<> *stopGroup(const GroupId &) override { return new ReadyOperation<>(refusal()); }
    Operation<> *restartGroup(const GroupId &) override { return new ReadyOperation<>(refusal()); }
    Operation<> *deleteGroup(const GroupId &) override { return new ReadyOperation<>(refusal()); }
    std::unique_ptr<LogStream> openLogs(const GroupId &, const QString &, const LogOptions &) override { return nullptr; }
    std::unique_ptr<MetricsStream> openMetrics() override;
    std::unique_ptr<EventStream> openEvents(const GroupId &, const QDateTime &) override { return nullptr; }

private:
    static tl::unexpected<Error> refusal() { return failure(Error::Kind::Unsupported, QStringLiteral("Not here.")); }

    QList<ContainerGroup> m_groups;
    MetricsStream *m_metrics = nullptr; // of who looks
    int m_round = 0;
};

} // namespace quayside
