// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/connectpodman.h"

#include "app/runtimes/compat/localengine.h"
#include "app/runtimes/podman/afterreboot.h"
#include "app/runtimes/podman/podmanjson.h"
#include "app/runtimes/podman/tr.h"
#include "models/core/poolcall.h"

#include <QFile>
#include <QTimer>

#include <csignal>

namespace quayside::podman {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds pingPatience = 3s;
constexpr std::chrono::milliseconds pollInterval = 50ms;
constexpr std::chrono::milliseconds longestStart = 10s;

bool isAlive(qint64 processId)
{
    return processId == 0 || kill(static_cast<pid_t>(processId), 0) == 0;
}

QString lastLines(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    file.seek(std::max<qint64>(0, file.size() - 2000));
    return QString::fromUtf8(file.readAll()).trimmed();
}

} // namespace

ConnectPodman::ConnectPodman(IoThread &io, PodmanService service)
    : m_io(io)
    , m_service(std::move(service))
{
}

ConnectPodman::ConnectPodman(IoThread &io, const Endpoint &endpoint)
    : m_io(io)
    , m_only(endpoint)
{
}

void ConnectPodman::start()
{
    if (m_only) {
        m_candidates = {{.endpoint = *m_only, .isOurs = false, .isDemanded = true}};
        return tryNext();
    }
    const Result<QList<PodmanService::Candidate>> candidates = m_service.candidates();
    if (!candidates)
        return beginFail(candidates.error());
    m_candidates = *candidates;
    tryNext();
}

void ConnectPodman::tryNext()
{
    if (m_candidates.isEmpty())
        return startService();
    const PodmanService::Candidate candidate = m_candidates.takeFirst();
    reportProgress({0, 2, PodmanTr::tr("Trying %1").arg(candidate.endpoint.text()), -1});
    attempt(PodmanApi(clientFor(candidate.endpoint)).ping(pingPatience), [this, candidate](const Result<QString> &answered) {
        if (answered)
            return describe(candidate.endpoint, *answered, candidate.isOurs);
        if (candidate.isDemanded)
            return beginFail(answered.error());
        tryNext();
    });
}

void ConnectPodman::startService()
{
    reportProgress({1, 2, PodmanTr::tr("Starting a Podman service"), -1});
    const PodmanService service = m_service;
    auto *call = new PoolCall<PodmanService::Started>([service] { return service.start(); });
    await(static_cast<Operation<PodmanService::Started> *>(call), [this](const PodmanService::Started &started) {
        m_started = started;
        m_startedAt.start();
        awaitService();
    });
}

void ConnectPodman::awaitService()
{
    attempt(PodmanApi(clientFor(m_started.endpoint)).ping(pingPatience), [this](const Result<QString> &answered) {
        if (answered)
            return describe(m_started.endpoint, *answered, true);
        if (!isAlive(m_started.processId) || m_startedAt.hasExpired(longestStart.count()))
            return failedToStart(lastLines(m_started.errorLog));
        QTimer::singleShot(pollInterval, this, [this] {
            if (!isFailing() && !hasEnded())
                awaitService();
        });
    });
}

void ConnectPodman::failedToStart(const QString &words)
{
    beginFail({Error::Kind::Unreachable, PodmanTr::tr("The Podman service at %1 was started and does not answer. Look at what it said, or try “podman info” in a terminal.").arg(m_started.endpoint.text()), words});
}

void ConnectPodman::describe(const Endpoint &endpoint, const QString &version, bool isOurs)
{
    if (const std::optional<LocalEngine> local = localEngineAt(endpoint.socketPath)) {
        EngineDescription engine;
        engine.name = QStringLiteral("Podman");
        engine.version = version;
        engine.isRootless = local->isRootless;
        engine.cpus = local->cpus;
        engine.memory = local->memory;
        return finishWith(endpoint, engine, isOurs, local->hasUnifiedControlGroups);
    }
    await(PodmanApi(clientFor(endpoint)).info(), [this, endpoint, isOurs](const QJsonObject &info) {
        finishWith(endpoint, engineFromInfo(info), isOurs, hasUnifiedControlGroups(info));
    });
}

void ConnectPodman::finishWith(const Endpoint &endpoint, EngineDescription engine, bool isOurs, bool hasUnifiedControlGroups)
{
    engine.address = endpoint.text();
    engine.startedByUs = isOurs;
    if (isOurs)
        engine.notes = m_service.ownReasons();
    const QString problem = metricsProblem(engine.isRootless, hasUnifiedControlGroups);
    if (!problem.isEmpty())
        engine.notes.append(problem);
    auto api = std::make_shared<PodmanApi>(clientFor(endpoint));
    const QString later = m_only ? afterRebootElsewhere() : afterReboot(RebootFacts::ofThisMachine(engine.isRootless));
    finish(compat::EngineConnection{std::move(api), engine, problem, problem.isEmpty(), m_service.socketFolders(), later});
}

} // namespace quayside::podman
