// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/groupoperations.h"

#include "app/runtimes/compat/engineerrors.h"
#include "app/runtimes/podman/podmanjson.h"
#include "app/runtimes/podman/removegroup.h"
#include "app/runtimes/podman/tr.h"
#include "models/core/poolcall.h"
#include "models/runtime/missingsecrets.h"

#include <algorithm>

namespace quayside::podman {

using namespace Qt::StringLiterals;

namespace {

// Pods carry their name as key; everything else has a kind in front of it.
bool isPod(const GroupId &id)
{
    return !id.key.contains(u':');
}

Error notFound(const GroupId &id)
{
    return {Error::Kind::NotFound, PodmanTr::tr("There is no group “%1” on %2.").arg(id.key.section(u':', -1), id.connection.value), {}};
}

QStringList engineIds(const ContainerGroup &group)
{
    QStringList ids;
    for (const Container &container : group.containers)
        ids.append(container.engineId);
    return ids;
}

// The one group of this id, or the error that it is gone.
Operation<ContainerGroup> *findGroup(const PodmanApi &api, const GroupId &id)
{
    using List = QList<ContainerGroup>;
    return new MappedOperation<List, ContainerGroup>(new ListGroups(api, id.connection), [id](const List &groups) -> Result<ContainerGroup> {
        const auto found = std::ranges::find(groups, id, &ContainerGroup::id);
        if (found == groups.end())
            return tl::unexpected(notFound(id));
        return *found;
    });
}

// Killed by force, or with a limit under which a child process may have been killed without anybody saying so.
bool mayBeOutOfMemory(const Container &container)
{
    return container.exitCode.value_or(0) == 137 || container.limits.memory.value > 0;
}

} // namespace

ListGroups::ListGroups(PodmanApi api, ConnectionId connection)
    : m_api(std::move(api))
    , m_connection(std::move(connection))
{
}

void ListGroups::start()
{
    await(m_api.listPods(), [this](const QJsonArray &pods) {
        m_pods = pods;
        finishWhenAllIsHere();
    });
    await(m_api.listContainers(), [this](const QJsonArray &containers) {
        m_containers = containers;
        finishWhenAllIsHere();
    });
    await(m_api.listRevisions(), [this](const QJsonArray &revisions) {
        m_revisions = revisions;
        finishWhenAllIsHere();
    });
}

void ListGroups::finishWhenAllIsHere()
{
    if (!m_pods || !m_containers || !m_revisions)
        return;
    // Reading the specs in the labels of many groups takes milliseconds: not on this thread.
    using List = QList<ContainerGroup>;
    Operation<List> *reading = new PoolCall<List>([pods = withRevisions(*m_pods, *m_revisions), containers = *m_containers, connection = m_connection] {
        return Result<List>(groupsFromLists(pods, containers, connection));
    });
    await(reading, [this](const List &groups) { finish(groups); });
}

DescribeGroup::DescribeGroup(PodmanApi api, GroupId id)
    : m_api(std::move(api))
    , m_id(std::move(id))
{
}

void DescribeGroup::start()
{
    await(findGroup(m_api, m_id), [this](const ContainerGroup &group) {
        m_group = group;
        m_inspecting = group.containers.size();
        for (qsizetype i = 0; i < group.containers.size(); ++i)
            inspect(i);
        if (m_inspecting == 0)
            lookForEvidence();
    });
}

void DescribeGroup::inspect(qsizetype place)
{
    // A container that goes away meanwhile is described by what the list said.
    attempt(m_api.inspectContainer(m_group.containers.at(place).engineId), [this, place](const Result<QJsonObject> &inspected) {
        Container &container = m_group.containers[place];
        if (inspected) {
            addInspection(container, *inspected);
            const QString controlGroup = inspected->value("State"_L1).toObject().value("CgroupPath"_L1).toString();
            if (mayBeOutOfMemory(container))
                m_suspects.append({container.engineId, controlGroup, container.finishedAt});
        }
        if (--m_inspecting == 0)
            lookForEvidence();
    });
}

void DescribeGroup::lookForEvidence()
{
    if (m_suspects.isEmpty())
        return finish(m_group);
    using Evidence = QHash<QString, MemoryEvidence>;
    Operation<Evidence> *looking = new PoolCall<Evidence>([suspects = m_suspects] { return Result<Evidence>(findMemoryEvidence(suspects)); });
    await(looking, [this](const Evidence &evidence) {
        for (Container &container : m_group.containers)
            if (container.memoryEvidence == MemoryEvidence::None)
                container.memoryEvidence = evidence.value(container.engineId, MemoryEvidence::None);
        finish(m_group);
    });
}

ReadGroupSpec::ReadGroupSpec(PodmanApi api, GroupId id)
    : m_api(std::move(api))
    , m_id(std::move(id))
{
}

void ReadGroupSpec::start()
{
    await(findGroup(m_api, m_id), [this](const ContainerGroup &group) {
        m_group = group;
        if (!isPod(m_id))
            return inspectNext();
        await(m_api.inspectPod(m_id.key), [this](const QJsonObject &pod) {
            await(m_api.listRevisions(), [this, pod](const QJsonArray &revisions) { readLabels(pod, revisions); });
        });
    });
}

void ReadGroupSpec::readLabels(const QJsonObject &pod, const QJsonArray &revisions)
{
    const QJsonObject current = withRevisions({pod}, revisions).first().toObject();
    const auto spec = specFromLabels(current.value("Labels"_L1).toObject());
    if (!spec)
        return inspectNext();
    finish(GroupSpec{*spec, false, missingSecrets(*spec)});
}

void ReadGroupSpec::inspectNext()
{
    if (m_next == m_group.containers.size())
        return finish(GroupSpec{deriveSpec(m_group, m_inspected), true, {}});
    const QString id = m_group.containers.at(m_next++).engineId;
    await(m_api.inspectContainer(id), [this, id](const QJsonObject &inspected) {
        m_inspected.insert(id, inspected);
        inspectNext();
    });
}

ChangeGroup::ChangeGroup(PodmanApi api, GroupId id, PodmanApi::Action action)
    : m_api(std::move(api))
    , m_id(std::move(id))
    , m_action(action)
{
}

void ChangeGroup::start()
{
    if (isPod(m_id) && m_action == PodmanApi::Action::Stop)
        return await(m_api.inspectPod(m_id.key), [this](const QJsonObject &pod) { stopPod(pod); });
    if (isPod(m_id))
        return await(m_api.changePod(m_id.key, m_action), [this] { finish({}); });
    await(findGroup(m_api, m_id), [this](const ContainerGroup &group) { changeNext(engineIds(group)); });
}

// Podman stops no pod of which a container has ended: it says "not modified". Then its containers are stopped one by one, and
// the infra container last. A job that is over is left as it is.
void ChangeGroup::stopPod(const QJsonObject &pod)
{
    if (pod.value("State"_L1).toString() == "Running"_L1)
        return await(m_api.changePod(m_id.key, m_action), [this] { finish({}); });
    const QString infra = pod.value("InfraContainerID"_L1).toString();
    QStringList running;
    bool isOver = true;
    for (const QJsonValue &value : pod.value("Containers"_L1).toArray()) {
        const QJsonObject container = value.toObject();
        const QString state = container.value("State"_L1).toString();
        const QString id = container.value("Id"_L1).toString();
        if (id == infra)
            continue;
        isOver = isOver && state == "exited"_L1;
        if (state == "running"_L1)
            running.append(id);
    }
    if (!isOver && !infra.isEmpty())
        running.append(infra);
    changeNext(running);
}

void ChangeGroup::changeNext(QStringList containers)
{
    if (containers.isEmpty())
        return finish({});
    const QString id = containers.takeFirst();
    await(m_api.changeContainer(id, m_action), [this, containers] { changeNext(containers); });
}

void ChangeGroup::fail(const Error &error)
{
    if (error.kind == Error::Kind::NotFound)
        return finish(tl::unexpected(notFound(m_id)));
    finish(tl::unexpected(explainEngineError(error)));
}

DeleteGroup::DeleteGroup(PodmanApi api, GroupId id)
    : m_api(std::move(api))
    , m_id(std::move(id))
{
}

void DeleteGroup::start()
{
    // Asked for first, so that a name that does not exist is said to be so.
    await(findGroup(m_api, m_id), [this](const ContainerGroup &group) {
        if (!isPod(m_id))
            return deleteNext(engineIds(group));
        auto *removal = new RemoveGroup(m_api, m_id.key);
        connect(removal, &OperationBase::progressChanged, this, [this](const Progress &progress) { reportProgress(progress); });
        await(static_cast<Operation<> *>(removal), [this] { finish({}); });
    });
}

void DeleteGroup::deleteNext(QStringList containers)
{
    if (containers.isEmpty())
        return finish({});
    const QString id = containers.takeFirst();
    await(m_api.deleteContainer(id), [this, containers] { deleteNext(containers); });
}

} // namespace quayside::podman
