// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/docker/connectdocker.h"

#include "app/runtimes/docker/tr.h"

#include <QFileInfo>

namespace quayside::docker {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A socket of systemd's starts Docker when it is used.
constexpr std::chrono::milliseconds patience = 10s;

} // namespace

ConnectDocker::ConnectDocker(HttpClient client)
    : m_client(std::move(client))
{
}

void ConnectDocker::start()
{
    reportProgress({0, 1, DockerTr::tr("Trying %1").arg(m_client.endpoint().socketPath), -1});
    await(DockerApi::version(m_client, patience), [this](const DockerVersion &version) { describe(version); });
}

void ConnectDocker::describe(const DockerVersion &version)
{
    auto api = std::make_shared<DockerApi>(m_client, version.api);
    await(api->info(), [this, api](const QJsonObject &info) {
        if (info.value("OSType"_L1).toString(u"linux"_s) != u"linux")
            return beginFail({Error::Kind::Unsupported, DockerTr::tr("This Docker runs Windows containers; groups need Linux containers."), {}});
        compat::EngineConnection connection{api, engineFromInfo(info), metricsProblem(info), canLimit(info), {}};
        connection.afterReboot = DockerTr::tr("It stays stopped until somebody starts it: Docker starts containers in any order, and those of a group cannot start before the one that holds their network.");
        connection.engine.address = m_client.endpoint().socketPath;
        if (!connection.metricsProblem.isEmpty())
            connection.engine.notes.append(connection.metricsProblem);
        const QString socket = m_client.endpoint().socketPath;
        const QFileInfo folder(QFileInfo(socket).absolutePath());
        if (!socket.isEmpty() && folder.isDir())
            connection.socketFolders.append(folder.filePath());
        finish(connection);
    });
}

void ConnectDocker::fail(const Error &error)
{
    if (error.kind != Error::Kind::Unauthorized || m_client.endpoint().socketPath.isEmpty())
        return finish(tl::unexpected(error));
    finish(failure(Error::Kind::Unauthorized,
                   DockerTr::tr("You may not use Docker at %1. Join the group “docker” and sign in again, or use Docker without root rights.").arg(m_client.endpoint().socketPath),
                   error.detail));
}

} // namespace quayside::docker
