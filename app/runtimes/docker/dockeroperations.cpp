// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/docker/dockeroperations.h"

#include "app/runtimes/compat/labels.h"
#include "app/runtimes/docker/dockerbodies.h"

namespace quayside::docker {

using namespace Qt::StringLiterals;
using namespace compat;

namespace {

QString idOf(const QJsonObject &container)
{
    return container.value("Id"_L1).toString();
}

// The state in the list and the one that was inspected: if they differ, something has happened meanwhile.
bool isCurrent(const QJsonObject &container, const QJsonObject &inspected)
{
    return inspected.value("State"_L1).toObject().value("Status"_L1) == container.value("State"_L1);
}

} // namespace

ListParts::ListParts(DockerApi api)
    : m_api(std::move(api))
{
}

void ListParts::start()
{
    m_asking = 2;
    await(m_api.listContainers(), [this](const QJsonArray &containers) {
        m_containers = containers;
        for (const QJsonValue &value : containers) {
            const QJsonObject known = m_api.known().inspections.value(idOf(value.toObject()));
            if (isCurrent(value.toObject(), known))
                m_inspected.insert(idOf(value.toObject()), known);
            else
                inspect(value.toObject());
        }
        finishWhenAllIsHere();
    });
    await(m_api.listVolumes({{u"label"_s, QJsonArray{QString(labels::revision)}}}), [this](const QJsonArray &volumes) {
        m_revisions = volumes;
        finishWhenAllIsHere();
    });
}

void ListParts::inspect(const QJsonObject &container)
{
    ++m_asking;
    // One that goes away meanwhile is described by what the list said.
    attempt(m_api.inspectContainer(idOf(container)), [this, container, changes = m_api.known().changes](const Result<QJsonObject> &inspected) {
        if (inspected)
            m_inspected.insert(idOf(container), *inspected);
        if (inspected && changes == m_api.known().changes) // else it may be older than what has happened
            m_api.known().inspections.insert(idOf(container), *inspected);
        finishWhenAllIsHere();
    });
}

void ListParts::finishWhenAllIsHere()
{
    if (--m_asking > 0)
        return;
    QSet<QString> present;
    for (const QJsonValue &container : std::as_const(m_containers))
        present.insert(idOf(container.toObject()));
    m_api.known().inspections.removeIf([&](const auto &entry) { return !present.contains(entry.key()); });
    finish(EngineParts{podsFrom(m_containers), containersFrom(m_containers, m_inspected), volumesFrom(m_revisions)});
}

CreateContainer::CreateContainer(DockerApi api, ContainerPlan plan)
    : m_api(std::move(api))
    , m_plan(std::move(plan))
{
}

void CreateContainer::start()
{
    if (!m_plan.secretEnvironment || !m_plan.command.isEmpty())
        return create({});
    await(m_api.imageCommand(m_plan.image), [this](const QStringList &command) { create(command); });
}

void CreateContainer::create(const QStringList &imageCommand)
{
    await(m_api.create(m_plan.name, bodyOf(m_plan, imageCommand)), [this] { finish({}); });
}

DeletePod::DeletePod(DockerApi api, QString group)
    : m_api(std::move(api))
    , m_group(std::move(group))
{
}

void DeletePod::start()
{
    const QJsonObject filters{{u"label"_s, QJsonArray{QString(labels::group + u'=' + m_group)}}};
    await(m_api.listContainers(filters), [this](const QJsonArray &containers) {
        QStringList members;
        for (const EngineContainer &container : containersFrom(containers, {}))
            (container.isInfra ? m_holders : members).append(container.id);
        deleteMembers(members);
    });
}

void DeletePod::deleteMembers(const QStringList &members)
{
    m_deleting = members.size();
    if (members.isEmpty())
        return deleteHolders();
    for (const QString &id : members)
        await(m_api.deleteContainer(id), [this] {
            if (--m_deleting == 0)
                deleteHolders();
        });
}

void DeletePod::deleteHolders()
{
    if (m_holders.isEmpty())
        return finish({});
    await(m_api.deleteContainer(m_holders.takeFirst()), [this] { deleteHolders(); });
}

} // namespace quayside::docker
