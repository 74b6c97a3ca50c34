// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/groupoperations.h"

#include "app/runtimes/compat/enginegroups.h"
#include "app/runtimes/compat/removegroup.h"
#include "app/runtimes/compat/tr.h"
#include "models/core/poolcall.h"
#include "models/runtime/missingsecrets.h"

#include <algorithm>

namespace quayside::compat {

using namespace Qt::StringLiterals;

namespace {

Error notFound(const GroupId &id)
{
    return {Error::Kind::NotFound, CompatTr::tr("There is no group “%1” on %2.").arg(id.key.section(u':', -1), id.connection.value), {}};
}

Result<GroupParts> partsOf(const GroupId &id, const EngineParts &all)
{
    const QList<ContainerGroup> groups = groupsFrom(all, id.connection);
    const auto group = std::ranges::find(groups, id, &ContainerGroup::id);
    if (group == groups.end())
        return tl::unexpected(notFound(id));
    GroupParts parts;
    parts.group = *group;
    for (const EnginePod &pod : withRevisions(all.pods, all.revisions))
        if (pod.id == group->engineId)
            parts.pod = pod;
    for (const EngineContainer &container : all.containers)
        if (container.isInfra && container.pod == parts.pod.id)
            parts.infra = container;
    return parts;
}

// Reading the specs in the labels of many groups takes milliseconds: not on this thread.
template <typename T>
class ReadParts final : public Operation<T>
{
public:
    using Read = std::function<Result<T>(const EngineParts &)>;

    ReadParts(Engine api, Read read)
        : m_api(std::move(api))
        , m_read(std::move(read))
    {
    }

protected:
    void start() override
    {
        this->await(m_api->list(), [this](const EngineParts &parts) {
            Operation<T> *reading = new PoolCall<T>([parts, read = m_read] { return read(parts); });
            this->await(reading, [this](const T &value) { this->finish(value); });
        });
    }

private:
    const Engine m_api;
    const Read m_read;
};

// Killed by force, or with a limit under which a child process may have been killed without anybody saying so.
bool mayBeOutOfMemory(const Container &container)
{
    return container.exitCode.value_or(0) == 137 || container.limits.memory.value > 0;
}

} // namespace

Operation<GroupParts> *findGroup(const Engine &api, const GroupId &id)
{
    return new ReadParts<GroupParts>(api, [id](const EngineParts &parts) { return partsOf(id, parts); });
}

Operation<QList<ContainerGroup>> *listGroups(const Engine &api, const ConnectionId &connection)
{
    return new ReadParts<QList<ContainerGroup>>(api, [connection](const EngineParts &parts) { return groupsFrom(parts, connection); });
}

DescribeGroup::DescribeGroup(Engine api, GroupId id)
    : m_api(std::move(api))
    , m_id(std::move(id))
{
}

void DescribeGroup::start()
{
    await(findGroup(m_api, m_id), [this](const GroupParts &parts) {
        m_group = parts.group;
        m_inspecting = m_group.containers.size();
        for (qsizetype i = 0; i < m_group.containers.size(); ++i)
            inspect(i);
        if (m_inspecting == 0)
            lookForEvidence();
    });
}

void DescribeGroup::inspect(qsizetype place)
{
    // A container that goes away meanwhile is described by what the list said.
    attempt(m_api->inspectContainer(m_group.containers.at(place).engineId), [this, place](const Result<QJsonObject> &inspected) {
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

ReadGroupSpec::ReadGroupSpec(Engine api, GroupId id)
    : m_api(std::move(api))
    , m_id(std::move(id))
{
}

void ReadGroupSpec::start()
{
    await(findGroup(m_api, m_id), [this](const GroupParts &parts) {
        m_group = parts.group;
        if (const auto spec = specFromLabels(parts.pod.labels))
            return finish(GroupSpec{*spec, false, missingSecrets(*spec), {}});
        m_inspection.podLabels = parts.pod.labels;
        m_infra = parts.infra.id;
        inspectNext();
    });
}

void ReadGroupSpec::inspectNext()
{
    if (m_next == m_group.containers.size())
        return inspectInfra(m_infra);
    const QString id = m_group.containers.at(m_next++).engineId;
    await(m_api->inspectContainer(id), [this, id](const QJsonObject &inspected) {
        m_inspection.containers.insert(id, inspected);
        // An image may be gone, and its container runs on.
        attempt(m_api->inspectImage(inspected.value("Image"_L1).toString()), [this, id](const Result<QJsonObject> &image) {
            m_inspection.images.insert(id, image.value_or(QJsonObject()));
            inspectNext();
        });
    });
}

void ReadGroupSpec::inspectInfra(const QString &id)
{
    const auto derive = [this] {
        const DerivedSpec derived = deriveSpec(m_group, m_inspection);
        finish(GroupSpec{derived.spec, true, {}, derived.notCarried});
    };
    if (id.isEmpty())
        return derive();
    await(m_api->inspectContainer(id), [this, derive](const QJsonObject &infra) {
        m_inspection.infra = infra;
        derive();
    });
}

DeleteGroup::DeleteGroup(Engine api, GroupId id)
    : m_api(std::move(api))
    , m_id(std::move(id))
{
}

void DeleteGroup::start()
{
    // Asked for first, so that a name that does not exist is said to be so.
    await(findGroup(m_api, m_id), [this](const GroupParts &parts) {
        if (parts.pod.id.isEmpty()) {
            QStringList containers;
            for (const Container &container : parts.group.containers)
                containers.append(container.engineId);
            return deleteNext(containers);
        }
        auto *removal = new RemoveGroup(m_api, parts.pod.name);
        connect(removal, &OperationBase::progressChanged, this, [this](const Progress &progress) { reportProgress(progress); });
        await(static_cast<Operation<> *>(removal), [this] { finish({}); });
    });
}

void DeleteGroup::deleteNext(QStringList containers)
{
    if (containers.isEmpty())
        return finish({});
    const QString id = containers.takeFirst();
    await(m_api->deleteContainer(id), [this, containers] { deleteNext(containers); });
}

} // namespace quayside::compat
