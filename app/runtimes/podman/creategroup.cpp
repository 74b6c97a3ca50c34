// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/creategroup.h"

#include "app/runtimes/compat/engineerrors.h"
#include "app/runtimes/compat/groupaddress.h"
#include "app/runtimes/compat/labels.h"
#include "app/runtimes/podman/pullimage.h"
#include "app/runtimes/podman/removegroup.h"
#include "app/runtimes/podman/tr.h"
#include "models/core/poolcall.h"

#include <QUuid>

namespace quayside::podman {

using namespace Qt::StringLiterals;

CreateGroup::CreateGroup(PodmanApi api, ContainerGroupSpec spec, Setting setting)
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
    report(PodmanTr::tr("Checking the name"));
    await(m_api.listPods(), [this](const QJsonArray &pods) { checkName(pods); });
}

void CreateGroup::checkName(const QJsonArray &pods)
{
    QSet<QString> taken;
    for (const QJsonValue &value : pods) {
        const QJsonObject pod = value.toObject();
        if (pod.value("Name"_L1).toString() == m_name)
            return beginFail({Error::Kind::Conflict, PodmanTr::tr("There is a group named “%1” already. Choose another name, or delete that group.").arg(m_name), {}});
        taken.insert(pod.value("Labels"_L1).toObject().value(labels::address).toString());
    }
    auto *pick = new PoolCall<QString>([name = m_name, taken, ports = publishedPorts()] { return pickGroupAddress(name, taken, ports); });
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
    QJsonObject podLabels = m_plan.pod.value("labels"_L1).toObject();
    podLabels[labels::deployment] = m_mark;
    m_plan.pod["labels"_L1] = podLabels;
    m_step = 1;
    pullNext();
}

QList<int> CreateGroup::publishedPorts() const
{
    QList<int> published;
    if (!m_spec.ipAddress)
        return published;
    const QHash<int, int> hosts = hostPorts(m_spec.ipAddress->ports, m_setting.context.firstOpenPort);
    for (const spec::Port &port : m_spec.ipAddress->ports)
        if (port.protocol.value_or(QString()).compare(u"UDP", Qt::CaseInsensitive) != 0)
            published.append(hosts.value(port.port.value_or(0)));
    return published;
}

void CreateGroup::pullNext()
{
    if (m_next == m_plan.images.size())
        return createPod();
    const GroupPlan::Image &image = m_plan.images.at(m_next);
    report(PodmanTr::tr("Looking for %1").arg(image.name));
    auto *pull = new PullImage(m_api, image);
    connect(pull, &OperationBase::progressChanged, this, [this](const Progress &progress) { report(progress.text); });
    await(static_cast<Operation<> *>(pull), [this] {
        ++m_next;
        pullNext();
    });
}

// Sends what creates something and waits for the answer even when the person does not: Podman goes on with a request whose client
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

void CreateGroup::createPod()
{
    m_step = 2;
    m_next = 0;
    report(PodmanTr::tr("Creating the group"));
    m_podRequested = true;
    make(m_api.createPod(m_plan.pod), [this] {
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
    report(PodmanTr::tr("Creating volumes"));
    make(m_api.createVolume(m_plan.volumes.at(m_next++)), [this] { createNextVolume(); });
}

void CreateGroup::createNextSecret()
{
    if (m_next == m_plan.secrets.size()) {
        m_step = 4;
        m_next = 0;
        return createContainers();
    }
    report(PodmanTr::tr("Storing secure values in the engine"));
    const GroupPlan::Secret &secret = m_plan.secrets.at(m_next++);
    make(m_api.createSecret(secret.name, secret.value), [this] { createNextSecret(); });
}

// Init containers run in the order in which they were created; all others are created at the same time.
void CreateGroup::createContainers()
{
    if (m_next == m_plan.containers.size())
        return startPod();
    if (m_next < m_spec.initContainers.size())
        return createContainer([this] { createContainers(); });
    while (m_next < m_plan.containers.size())
        createContainer([this] {
            if (m_making == 0)
                startPod();
        });
}

void CreateGroup::createContainer(std::function<void()> next)
{
    const GroupPlan::ContainerBody &container = m_plan.containers.at(m_next++);
    report(PodmanTr::tr("Creating container %1").arg(container.name));
    make(m_api.createContainer(container.body), std::move(next));
}

void CreateGroup::startPod()
{
    m_step = 5;
    report(m_spec.initContainers.isEmpty() ? PodmanTr::tr("Starting") : PodmanTr::tr("Running the init containers and starting"));
    attempt(m_api.changePod(m_name, PodmanApi::Action::Start), [this](const Result<> &started) { afterStart(started); });
}

void CreateGroup::afterStart(const Result<> &started)
{
    if (started)
        return finish(GroupId{m_setting.connection, m_name});
    // What an init container wrote is the only clue, so the group stays, as it does in Azure.
    m_keep = started.error().summary.contains(u"init container"_s);
    beginFail(started.error());
}

void CreateGroup::fail(const Error &error)
{
    m_cause = explainEngineError(error);
    if (m_making == 0)
        cleanUp();
}

void CreateGroup::cleanUp()
{
    if (!m_podRequested || m_keep)
        return finish(tl::unexpected(m_cause));
    report(PodmanTr::tr("Removing what was made"));
    undo(m_api.inspectPod(m_name), [this](const Result<QJsonObject> &pod) { removeIfOurs(pod); });
}

void CreateGroup::removeIfOurs(const Result<QJsonObject> &pod)
{
    const bool ours = pod && pod->value("Labels"_L1).toObject().value(labels::deployment).toString() == m_mark;
    if (!ours)
        return finish(tl::unexpected(m_cause));
    undo(static_cast<Operation<> *>(new RemoveGroup(m_api, m_name)), [this](const Result<> &removed) {
        if (!removed)
            m_cause.detail += u'\n' + PodmanTr::tr("What was made could not be removed again: %1").arg(removed.error().summary);
        finish(tl::unexpected(m_cause));
    });
}

} // namespace quayside::podman
