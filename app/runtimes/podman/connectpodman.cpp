// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/connectpodman.h"

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
constexpr int mostAttempts = 200; // ten seconds

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

void ConnectPodman::start()
{
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
    reportProgress({0, 2, PodmanTr::tr("Trying %1").arg(candidate.endpoint.socketPath), -1});
    attempt(PodmanApi(clientFor(candidate.endpoint)).ping(pingPatience), [this, candidate](const Result<> &answered) {
        if (answered)
            return describe(candidate.endpoint, candidate.isOurs);
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
        awaitService();
    });
}

void ConnectPodman::awaitService()
{
    attempt(PodmanApi(clientFor(m_started.endpoint)).ping(pingPatience), [this](const Result<> &answered) {
        if (answered)
            return describe(m_started.endpoint, true);
        if (!isAlive(m_started.processId) || ++m_attempts >= mostAttempts)
            return failedToStart(lastLines(m_started.errorLog));
        QTimer::singleShot(pollInterval, this, [this] {
            if (!isFailing() && !hasEnded())
                awaitService();
        });
    });
}

void ConnectPodman::failedToStart(const QString &words)
{
    beginFail({Error::Kind::Unreachable, PodmanTr::tr("A Podman service was started and does not answer."), words});
}

void ConnectPodman::describe(const Endpoint &endpoint, bool isOurs)
{
    await(PodmanApi(clientFor(endpoint)).info(), [this, endpoint, isOurs](const QJsonObject &info) {
        PodmanConnection connection{endpoint, engineFromInfo(info), podman::metricsProblem(info)};
        connection.engine.address = endpoint.socketPath;
        connection.engine.startedByUs = isOurs;
        if (isOurs)
            connection.engine.notes = m_service.ownReasons();
        if (!connection.metricsProblem.isEmpty())
            connection.engine.notes.append(connection.metricsProblem);
        finish(connection);
    });
}

} // namespace quayside::podman
