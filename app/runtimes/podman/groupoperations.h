// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/memoryevidence.h"
#include "app/runtimes/podman/podmanapi.h"
#include "models/runtime/containerruntime.h"

#include <QHash>

namespace quayside::podman {

// Pods, containers and revisions, asked for at once.
class ListGroups final : public Operation<QList<ContainerGroup>>
{
    Q_OBJECT

public:
    ListGroups(PodmanApi api, ConnectionId connection);

protected:
    void start() override;

private:
    void finishWhenAllIsHere();

    const PodmanApi m_api;
    const ConnectionId m_connection;
    std::optional<QJsonArray> m_pods;
    std::optional<QJsonArray> m_containers;
    std::optional<QJsonArray> m_revisions;
};

// One group, and every one of its containers inspected.
class DescribeGroup final : public Operation<ContainerGroup>
{
    Q_OBJECT

public:
    DescribeGroup(PodmanApi api, GroupId id);

protected:
    void start() override;

private:
    void inspect(qsizetype place);
    void lookForEvidence();

    const PodmanApi m_api;
    const GroupId m_id;
    ContainerGroup m_group;
    QList<MemorySuspect> m_suspects; // they may have been killed for memory
    qsizetype m_inspecting = 0; // inspections under way
};

// The spec in the labels of a group; of somebody else's group one that is derived.
class ReadGroupSpec final : public Operation<GroupSpec>
{
    Q_OBJECT

public:
    ReadGroupSpec(PodmanApi api, GroupId id);

protected:
    void start() override;

private:
    void readLabels(const QJsonObject &pod, const QJsonArray &revisions);
    void inspectNext();

    const PodmanApi m_api;
    const GroupId m_id;
    ContainerGroup m_group;
    QHash<QString, QJsonObject> m_inspected; // by engine id
    qsizetype m_next = 0;
};

// Starts, stops or restarts a pod, or the containers of a group that is none, one after the other.
class ChangeGroup final : public Operation<>
{
    Q_OBJECT

public:
    ChangeGroup(PodmanApi api, GroupId id, PodmanApi::Action action);

protected:
    void start() override;
    void fail(const Error &error) override;

private:
    void stopPod(const QJsonObject &pod);
    void changeNext(QStringList containers);

    const PodmanApi m_api;
    const GroupId m_id;
    const PodmanApi::Action m_action;
};

class DeleteGroup final : public Operation<>
{
    Q_OBJECT

public:
    DeleteGroup(PodmanApi api, GroupId id);

protected:
    void start() override;

private:
    void deleteNext(QStringList containers);

    const PodmanApi m_api;
    const GroupId m_id;
};

} // namespace quayside::podman
