// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/docker/dockerapi.h"

// What is one call elsewhere and several to Docker.
namespace quayside::docker {

// The containers, with what only inspections know; those to which nothing has happened are not inspected again.
class ListParts final : public Operation<compat::EngineParts>
{
    Q_OBJECT

public:
    explicit ListParts(DockerApi api);

protected:
    void start() override;

private:
    void inspect(const QJsonObject &container);
    void finishWhenAllIsHere();

    const DockerApi m_api;
    QJsonArray m_containers;
    QJsonArray m_revisions;
    Inspections m_inspected;
    qsizetype m_asking = 0; // questions under way
};

// Where a program of ours starts the command of a container (its variables are secret), the engine does not see whether there is
// such a command: then we look.
class CreateContainer final : public Operation<>
{
    Q_OBJECT

public:
    CreateContainer(DockerApi api, compat::ContainerPlan plan);

protected:
    void start() override;

private:
    void create(const QJsonObject &imageConfig);
    void lookFor(const QString &program, QStringList places);

    const DockerApi m_api;
    const compat::ContainerPlan m_plan;
};

// All containers of a group, the holder last: what is interrupted is still seen, and can be deleted again.
class DeletePod final : public Operation<>
{
    Q_OBJECT

public:
    DeletePod(DockerApi api, QString group);

protected:
    void start() override;

private:
    void deleteMembers(const QStringList &members);
    void deleteHolders();

    const DockerApi m_api;
    const QString m_group;
    QStringList m_holders;
    qsizetype m_deleting = 0; // requests under way
};

} // namespace quayside::docker
