// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/changegroup.h"

#include "app/runtimes/compat/engineerrors.h"
#include "app/runtimes/compat/tr.h"

#include <QTimer>

#include <chrono>

namespace quayside::compat {

using namespace Qt::StringLiterals;

namespace {

using enum EngineApi::Action;

constexpr int mostAttempts = 5;

bool hasDoneItsWork(const Container &init)
{
    return init.state == ContainerState::Terminated && init.exitCode == 0;
}

} // namespace

StartGroup::StartGroup(Engine api, GroupId id, Inits inits)
    : m_api(std::move(api))
    , m_id(std::move(id))
    , m_how(inits)
{
}

void StartGroup::start()
{
    await(findGroup(m_api, m_id), [this](const GroupParts &parts) {
        if (parts.infra.id.isEmpty() || parts.infra.state == ContainerState::Running)
            return startMembers(parts);
        await(m_api->changeContainer(parts.infra.id, Start), [this, parts] { startMembers(parts); });
    });
}

void StartGroup::startMembers(const GroupParts &parts)
{
    m_policy = parts.group.restartPolicy;
    const bool again = m_how == Inits::Again || parts.infra.state != ContainerState::Running;
    for (const Container &container : parts.group.containers) {
        if (!container.isInit && container.state != ContainerState::Running)
            m_rest.append(container);
        else if (container.isInit && (again || !hasDoneItsWork(container)))
            m_inits.append(container);
    }
    initializeNext();
}

void StartGroup::initializeNext()
{
    if (m_inits.isEmpty())
        return startRest();
    runInitContainer(m_inits.takeFirst(), 1);
}

void StartGroup::runInitContainer(const Container &container, int attempts)
{
    reportProgress({0, 1, CompatTr::tr("Running the init container %1").arg(container.name), -1});
    await(m_api->changeContainer(container.engineId, Start), [this, container, attempts] {
        await(m_api->waitForEnd(container.engineId), [this, container, attempts] {
            await(m_api->inspectContainer(container.engineId), [this, container, attempts](const QJsonObject &inspected) {
                afterInitContainer(container, inspected.value("State"_L1).toObject().value("ExitCode"_L1).toInt(), attempts);
            });
        });
    });
}

void StartGroup::afterInitContainer(const Container &container, int exitCode, int attempts)
{
    if (exitCode == 0)
        return initializeNext();
    if (m_policy != RestartPolicy::Never && attempts < mostAttempts)
        return runAgain(container, exitCode, attempts);
    m_hasFailedInitializing = true;
    const QString tries = attempts > 1 ? u' ' + CompatTr::tr("It was tried %n time(s).", nullptr, attempts) : QString();
    beginFail({Error::Kind::Rejected,
               CompatTr::tr("The init container “%1” ended with exit code %2, so the group did not start. It is kept; the log of the init container says more.")
                       .arg(container.name, QString::number(exitCode))
                   + tries,
               {}});
}

// Its log goes on, so that what every try has written can be read.
void StartGroup::runAgain(const Container &container, int exitCode, int attempts)
{
    const std::chrono::seconds pause(1LL << (attempts - 1));
    reportProgress({0, 1, CompatTr::tr("The init container %1 ended with exit code %2 and is tried again").arg(container.name, QString::number(exitCode)), -1});
    QTimer::singleShot(pause, this, [this, container, attempts] {
        if (!isFailing() && !hasEnded())
            runInitContainer(container, attempts + 1);
    });
}

void StartGroup::startRest()
{
    m_starting = m_rest.size();
    if (m_starting == 0)
        return finish({});
    for (const Container &container : std::as_const(m_rest))
        await(m_api->changeContainer(container.engineId, Start), [this] {
            if (--m_starting == 0)
                finish({});
        });
}

void StartGroup::fail(const Error &error)
{
    finish(tl::unexpected(explainEngineError(error)));
}

StopGroup::StopGroup(Engine api, GroupId id)
    : m_api(std::move(api))
    , m_id(std::move(id))
{
}

void StopGroup::start()
{
    await(findGroup(m_api, m_id), [this](const GroupParts &parts) { stop(parts); });
}

void StopGroup::stop(const GroupParts &parts)
{
    bool isOver = true;
    QStringList running;
    for (const Container &container : parts.group.containers) {
        isOver = isOver && container.state == ContainerState::Terminated;
        if (container.state != ContainerState::Terminated && container.startedAt.isValid())
            running.append(container.engineId);
    }
    if (!isOver && parts.infra.state == ContainerState::Running)
        m_infra = parts.infra.id;
    m_stopping = running.size();
    if (running.isEmpty())
        return stopInfra();
    for (const QString &id : std::as_const(running))
        await(m_api->changeContainer(id, Stop), [this] {
            if (--m_stopping == 0)
                stopInfra();
        });
}

void StopGroup::stopInfra()
{
    if (m_infra.isEmpty())
        return finish({});
    await(m_api->changeContainer(m_infra, Stop), [this] { finish({}); });
}

void StopGroup::fail(const Error &error)
{
    finish(tl::unexpected(explainEngineError(error)));
}

RestartGroup::RestartGroup(Engine api, GroupId id)
    : m_api(std::move(api))
    , m_id(std::move(id))
{
}

void RestartGroup::start()
{
    await(findGroup(m_api, m_id), [this](const GroupParts &parts) {
        if (parts.pod.id.isEmpty()) {
            QStringList containers;
            for (const Container &container : parts.group.containers)
                containers.append(container.engineId);
            return restartNext(containers);
        }
        await(static_cast<Operation<> *>(new StopGroup(m_api, m_id)), [this] {
            await(static_cast<Operation<> *>(new StartGroup(m_api, m_id, StartGroup::Inits::Again)), [this] { finish({}); });
        });
    });
}

// What somebody else made is restarted by the engine itself: it may be meant to be removed when it stops.
void RestartGroup::restartNext(QStringList containers)
{
    if (containers.isEmpty())
        return finish({});
    const QString id = containers.takeFirst();
    await(m_api->changeContainer(id, Restart), [this, containers] { restartNext(containers); });
}

void RestartGroup::fail(const Error &error)
{
    finish(tl::unexpected(explainEngineError(error)));
}

} // namespace quayside::compat
