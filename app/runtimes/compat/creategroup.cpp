// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/creategroup.h"

#include "app/runtimes/compat/changegroup.h"
#include "app/runtimes/compat/clonerepository.h"
#include "app/runtimes/compat/engineerrors.h"
#include "app/runtimes/compat/fillvolume.h"
#include "app/runtimes/compat/groupaddress.h"
#include "app/runtimes/compat/groupnetwork.h"
#include "app/runtimes/compat/labels.h"
#include "app/runtimes/compat/pullimage.h"
#include "app/runtimes/compat/removegroup.h"
#include "app/runtimes/compat/tr.h"
#include "models/core/poolcall.h"

#include <QUuid>

namespace quayside::compat {

using namespace Qt::StringLiterals;

CreateGroup::CreateGroup(Engine api, ContainerGroupSpec spec, Setting setting)
    : m_api(std::move(api))
    , m_spec(std::move(spec))
    , m_setting(std::move(setting))
    , m_name(m_spec.name.value_or(QString()))
    , m_mark(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

void CreateGroup::report(const QString &text)
{
    // Name, images, pod, volumes and secrets, containers, start.
    reportProgress({m_step, 6, text, -1});
}

void CreateGroup::start()
{
    report(CompatTr::tr("Checking the name"));
    await(m_api->list(), [this](const EngineParts &parts) { checkName(parts); });
}

void CreateGroup::checkName(const EngineParts &parts)
{
    QSet<QString> taken;
    for (const EnginePod &pod : parts.pods) {
        if (pod.name == m_name)
            return beginFail({Error::Kind::Conflict, CompatTr::tr("There is a group named “%1” already. Choose another name, or delete that group.").arg(m_name), {}});
        taken.insert(pod.labels.value(labels::address));
    }
    const QList<int> ports = m_setting.context.isOnThisMachine ? publishedPorts(m_spec, m_setting.context.firstOpenPort) : QList<int>();
    auto *pick = new PoolCall<QString>([name = m_name, taken, ports] { return pickGroupAddress(name, taken, ports); });
    await(static_cast<Operation<QString> *>(pick), [this](const QString &address) { plan(address); });
}

void CreateGroup::plan(const QString &address)
{
    m_setting.context.address = address;
    m_setting.context.billedFrom = m_setting.now.toString(Qt::ISODateWithMs);
    const Result<GroupPlan> plan = planGroup(m_spec, m_setting.context);
    if (!plan)
        return beginFail(plan.error());
    m_plan = *plan;
    for (const QString &image : m_api->podImages())
        m_plan.images.append({image, {}});
    m_plan.pod.labels[labels::deployment] = m_mark;
    m_step = 1;
    pullNext();
}

void CreateGroup::pullNext()
{
    if (m_next == m_plan.images.size()) {
        m_next = 0;
        return cloneNext();
    }
    const ImagePlan &image = m_plan.images.at(m_next);
    report(CompatTr::tr("Looking for %1").arg(image.name));
    auto *pull = new PullImage(m_api, image);
    connect(pull, &OperationBase::progressChanged, this, [this](const Progress &progress) { report(progress.text); });
    await(static_cast<Operation<> *>(pull), [this] {
        ++m_next;
        pullNext();
    });
}

// Sends what creates something and waits for the answer even when the person does not: an engine goes on with a request whose client
// has gone, and what it makes then would be found by nobody.
void CreateGroup::make(Operation<> *call, std::function<void()> next)
{
    if (isFailing())
        return call->cancel(); // cancelled by who heard what comes next
    ++m_making;
    undo(call, [this, next = std::move(next)](const Result<> &made) {
        --m_making;
        if (isFailing())
            return m_making == 0 ? cleanUp() : void();
        if (!made)
            return beginFail(made.error());
        next();
    });
}

// Before anything is made: an address may be wrong.
void CreateGroup::cloneNext()
{
    m_isCloning = m_next < m_plan.repositories.size();
    if (!m_isCloning)
        return createNetwork();
    const RepositoryPlan &repository = m_plan.repositories.at(m_next++);
    auto *cloning = new CloneRepository(repository);
    connect(cloning, &OperationBase::progressChanged, this, [this](const Progress &progress) { reportProgress({m_step, 6, progress.text, progress.fraction}); });
    await(static_cast<Operation<QByteArray> *>(cloning), [this, name = repository.name](const QByteArray &archive) {
        m_archives.insert(name, archive);
        cloneNext();
    });
}

void CreateGroup::createNetwork()
{
    m_step = 2;
    m_next = 0;
    report(CompatTr::tr("Creating the group"));
    m_podRequested = true; // what is made from here on goes again
    if (m_plan.pod.network.name.isEmpty())
        return createPod();
    make(new EnsureNetwork(m_api, m_plan.pod.network), [this] { createPod(); });
}

void CreateGroup::createPod()
{
    make(m_api->createPod(m_plan.pod), [this] {
        m_step = 3;
        createNextVolume();
    });
}

void CreateGroup::createNextVolume()
{
    if (m_next == m_plan.volumes.size()) {
        m_next = 0;
        return createNextSecret();
    }
    report(CompatTr::tr("Creating volumes"));
    const VolumePlan &volume = m_plan.volumes.at(m_next++);
    make(m_api->createVolume(volume), [this, name = volume.name] { fillVolumeOf(name); });
}

void CreateGroup::fillVolumeOf(const QString &name)
{
    const auto repository = std::ranges::find(m_plan.repositories, name, &RepositoryPlan::name);
    if (repository == m_plan.repositories.end())
        return createNextVolume();
    make(fillVolume(m_api, *repository, m_name, m_archives.take(name)), [this] { createNextVolume(); });
}

void CreateGroup::createNextSecret()
{
    if (m_next == m_plan.secrets.size()) {
        m_step = 4;
        m_next = 0;
        return createContainers();
    }
    report(CompatTr::tr("Storing secure values in the engine"));
    make(m_api->createSecrets(m_plan.secrets.at(m_next++)), [this] { createNextSecret(); });
}

// Init containers run in the order in which they were created; all others are created at the same time.
void CreateGroup::createContainers()
{
    if (m_next == m_plan.containers.size())
        return startGroup();
    if (m_next < m_spec.initContainers.size())
        return createContainer([this] { createContainers(); });
    while (m_next < m_plan.containers.size())
        createContainer([this] {
            if (m_making == 0)
                startGroup();
        });
}

void CreateGroup::createContainer(std::function<void()> next)
{
    const ContainerPlan &container = m_plan.containers.at(m_next++);
    report(CompatTr::tr("Creating container %1").arg(container.part));
    make(m_api->createContainer(container), std::move(next));
}

void CreateGroup::startGroup()
{
    m_step = 5;
    report(m_spec.initContainers.isEmpty() ? CompatTr::tr("Starting") : CompatTr::tr("Running the init containers and starting"));
    const GroupId id{m_setting.connection, m_name};
    auto *starting = new StartGroup(m_api, id);
    attempt(static_cast<Operation<> *>(starting), [this, starting, id](const Result<> &started) {
        if (started)
            return finish(id);
        m_keep = starting->hasFailedInitializing(); // as in Azure
        beginFail(started.error());
    });
}

void CreateGroup::fail(const Error &error)
{
    m_cause = m_isCloning ? error : explainEngineError(error);
    if (m_making == 0)
        cleanUp();
}

void CreateGroup::cleanUp()
{
    if (!m_podRequested || m_keep)
        return finish(tl::unexpected(m_cause));
    report(CompatTr::tr("Removing what was made"));
    undo(m_api->list(), [this](const Result<EngineParts> &parts) { removeIfOurs(parts); });
}

void CreateGroup::removeIfOurs(const Result<EngineParts> &parts)
{
    const auto isOurs = [this](const EnginePod &pod) { return pod.name == m_name && pod.labels.value(labels::deployment) == m_mark; };
    if (!parts)
        m_cause.summary += u' ' + CompatTr::tr("What was made of “%1” may still be there; delete it when the engine is back.").arg(m_name);
    if (!parts || std::ranges::none_of(parts->pods, isOurs))
        return releaseNetwork();
    undo(static_cast<Operation<> *>(new RemoveGroup(m_api, m_name)), [this](const Result<> &removed) {
        if (!removed)
            m_cause.detail += u'\n' + CompatTr::tr("What was made could not be removed again: %1").arg(removed.error().summary);
        finish(tl::unexpected(m_cause));
    });
}

// A group that was removed has done so itself.
void CreateGroup::releaseNetwork()
{
    if (m_plan.pod.network.name.isEmpty())
        return finish(tl::unexpected(m_cause));
    undo(static_cast<Operation<> *>(new ReleaseNetwork(m_api, m_plan.pod.network.name)), [this](const Result<> &) { finish(tl::unexpected(m_cause)); });
}

} // namespace quayside::compat
