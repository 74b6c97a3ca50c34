// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/docker/dockeroperations.h"

#include "app/runtimes/compat/derivecontainer.h"
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

QString pathOf(const QJsonObject &imageConfig)
{
    for (const QString &variable : textsFrom(imageConfig.value("Env"_L1)))
        if (variable.startsWith(u"PATH="))
            return variable.sliced(5);
    return {};
}

// Where a program may be; relative places depend on more than we know.
QStringList placesOf(const QString &program, const QString &path)
{
    if (program.contains(u'/'))
        return {program.startsWith(u'/') ? program : u"/"_s};
    const QString folders = path.isEmpty() ? u"/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"_s : path;
    QStringList places;
    for (const QString &folder : folders.split(u':', Qt::SkipEmptyParts))
        places.append(folder + u'/' + program);
    return places;
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
    m_api.known().stopping.removeIf([&](const auto &entry) { return !present.contains(entry.key()); });
    QList<EngineContainer> containers = containersFrom(m_containers, m_inspected);
    for (EngineContainer &container : containers)
        container.isStopping = container.state == ContainerState::Running && m_api.known().isStopping(container.id);
    finish(EngineParts{podsFrom(m_containers), containers, volumesFrom(m_revisions)});
}

CreateContainer::CreateContainer(DockerApi api, ContainerPlan plan)
    : m_api(std::move(api))
    , m_plan(std::move(plan))
{
}

void CreateContainer::start()
{
    if (!m_plan.secretEnvironment)
        return await(m_api.create(m_plan.name, bodyOf(m_plan)), [this] { finish({}); });
    await(m_api.inspectImage(m_plan.image), [this](const QJsonObject &image) { create(image.value("Config"_L1).toObject()); });
}

void CreateContainer::create(const QJsonObject &imageConfig)
{
    const QStringList imageCommand = textsFrom(imageConfig.value("Entrypoint"_L1)) + textsFrom(imageConfig.value("Cmd"_L1));
    await(m_api.create(m_plan.name, bodyOf(m_plan, imageCommand)), [this, imageCommand, imageConfig] {
        const QString program = (m_plan.command.isEmpty() ? imageCommand : m_plan.command).value(0);
        lookFor(program, placesOf(program, m_plan.environment.value(u"PATH"_s, pathOf(imageConfig))));
    });
}

void CreateContainer::lookFor(const QString &program, QStringList places)
{
    if (places.isEmpty()) // as an engine says it
        return beginFail({Error::Kind::Rejected, u"exec: \"%1\": executable file not found in $PATH"_s.arg(program), {}});
    const QString place = places.takeFirst();
    attempt(m_api.fileExists(m_plan.name, place), [this, program, places](const Result<bool> &exists) {
        if (!exists.value_or(true))
            return lookFor(program, places);
        finish({}); // also where it cannot be known
    });
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
