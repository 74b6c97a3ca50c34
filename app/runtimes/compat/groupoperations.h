// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/derivespec.h"
#include "app/runtimes/compat/engineapi.h"
#include "app/runtimes/compat/memoryevidence.h"
#include "models/runtime/containerruntime.h"

#include <QHash>

namespace quayside::compat {

// The parts of one group, looked up in the engine.
struct GroupParts
{
    ContainerGroup group;
    EnginePod pod; // with its newest revision; empty where there is none
    EngineContainer infra; // likewise
};

// Error (NotFound) when it is gone.
[[nodiscard]] Operation<GroupParts> *findGroup(const Engine &api, const GroupId &id);

[[nodiscard]] Operation<QList<ContainerGroup>> *listGroups(const Engine &api, const ConnectionId &connection);

// One group, and every one of its containers inspected.
class DescribeGroup final : public Operation<ContainerGroup>
{
    Q_OBJECT

public:
    DescribeGroup(Engine api, GroupId id);

protected:
    void start() override;

private:
    void inspect(qsizetype place);
    void lookForEvidence();

    const Engine m_api;
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
    ReadGroupSpec(Engine api, GroupId id);

protected:
    void start() override;

private:
    void inspectNext();
    void inspectInfra(const QString &id);

    const Engine m_api;
    const GroupId m_id;
    ContainerGroup m_group;
    Inspection m_inspection;
    QString m_infra; // engine id
    qsizetype m_next = 0;
};

class DeleteGroup final : public Operation<>
{
    Q_OBJECT

public:
    DeleteGroup(Engine api, GroupId id);

protected:
    void start() override;

private:
    void deleteNext(QStringList containers);

    const Engine m_api;
    const GroupId m_id;
};

} // namespace quayside::compat
