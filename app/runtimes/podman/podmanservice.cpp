// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/podmanservice.h"

#include "app/runtimes/podman/hostfacts.h"
#include "app/runtimes/podman/tr.h"
#include "app/transport/listening.h"
#include "app/transport/runtimefolder.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QSaveFile>
#include <QStandardPaths>
#include <QVersionNumber>

#include <algorithm>

#include <sys/stat.h>
#include <unistd.h>

namespace quayside {

namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

QStringList usualSockets()
{
    QStringList sockets;
    const QString base = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (!base.isEmpty())
        sockets.append(base + u"/podman/podman.sock"_s);
    if (geteuid() == 0)
        sockets.append(u"/run/podman/podman.sock"_s);
    return sockets;
}

// A socket that somebody else put there could hand us anything.
bool isTrusted(const QString &socket)
{
    struct stat status{};
    if (stat(QFile::encodeName(socket).constData(), &status) != 0 || !S_ISSOCK(status.st_mode))
        return false;
    return status.st_uid == geteuid() || status.st_uid == 0;
}

Result<> writeConfiguration(const QString &path, const QString &text)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return failure(Error::Kind::Storage, PodmanTr::tr("The file %1 cannot be written.").arg(path), file.errorString());
    file.write(text.toUtf8());
    if (!file.commit())
        return failure(Error::Kind::Storage, PodmanTr::tr("The file %1 cannot be written.").arg(path), file.errorString());
    return {};
}

// Newer Podmans merge a file on top of the person's own settings; older ones can only replace them.
QString configurationVariable(const QString &program)
{
    QProcess process;
    process.start(program, {u"--version"_s});
    process.waitForFinished(3000);
    const QString words = QString::fromUtf8(process.readAllStandardOutput()).trimmed();
    const QVersionNumber version = QVersionNumber::fromString(words.section(u' ', -1));
    return version >= QVersionNumber(4, 6) ? u"CONTAINERS_CONF_OVERRIDE"_s : u"CONTAINERS_CONF"_s;
}

} // namespace

PodmanService::PodmanService(std::chrono::seconds idleTime)
    : m_idleTime(idleTime)
    , m_containerHost(qEnvironmentVariable("CONTAINER_HOST"))
    , m_runtimeFolder(runtimeFolder())
    , m_usualSockets(usualSockets())
{
}

PodmanService PodmanService::at(const QString &socketPath)
{
    PodmanService service;
    service.m_containerHost = u"unix://"_s + socketPath;
    return service;
}

bool PodmanService::isPossible() const
{
    const auto exists = [](const QString &socket) { return QFileInfo::exists(socket); };
    return !m_containerHost.isEmpty() || std::ranges::any_of(m_usualSockets, exists) || !QStandardPaths::findExecutable(u"podman"_s).isEmpty();
}

Endpoint PodmanService::ownEndpoint() const
{
    return {m_runtimeFolder + u"/podman.sock"_s};
}

QStringList PodmanService::sockets() const
{
    if (m_containerHost.startsWith(u"unix://"))
        return {m_containerHost.sliced(7)};
    return m_usualSockets + QStringList{ownEndpoint().socketPath};
}

QStringList PodmanService::socketFolders() const
{
    QStringList folders;
    for (const QString &socket : sockets())
        if (const QFileInfo folder(QFileInfo(socket).absolutePath()); folder.isDir())
            folders.append(folder.filePath());
    return folders;
}

QStringList PodmanService::ownReasons() const
{
    return configureService(HostFacts::ofThisMachine()).reasons;
}

Result<QList<PodmanService::Candidate>> PodmanService::candidates() const
{
    if (!m_containerHost.isEmpty()) {
        if (!m_containerHost.startsWith(u"unix://"))
            return failure(Error::Kind::Unsupported,
                           PodmanTr::tr("CONTAINER_HOST is “%1”; only unix:// addresses can be used so far.").arg(m_containerHost));
        return QList<Candidate>{{.endpoint = {m_containerHost.sliced(7)}, .isDemanded = true}};
    }
    QList<Candidate> found;
    for (const QString &socket : m_usualSockets)
        if (isTrusted(socket))
            found.append(Candidate{.endpoint = {socket}});
    if (isTrusted(ownEndpoint().socketPath))
        found.append(Candidate{.endpoint = ownEndpoint(), .isOurs = true});
    return found;
}

Result<PodmanService::Started> PodmanService::start() const
{
    const QString program = QStandardPaths::findExecutable(u"podman"_s);
    if (program.isEmpty() || !QFileInfo(program).isAbsolute())
        return failure(Error::Kind::Unreachable, PodmanTr::tr("Podman is not installed. Install the package “podman” and try again."));
    Started started;
    started.endpoint = ownEndpoint();
    started.errorLog = m_runtimeFolder + u"/podman.log"_s;
    if (started.endpoint.socketPath.toUtf8().size() > longestSocketPath)
        return failure(Error::Kind::Unreachable, PodmanTr::tr("The path %1 is too long for a socket; set XDG_RUNTIME_DIR to a shorter one.").arg(started.endpoint.socketPath));
    if (Result<> folder = makePrivateFolder(m_runtimeFolder); !folder)
        return tl::unexpected(folder.error());

    started.lock = std::make_shared<QLockFile>(m_runtimeFolder + u"/podman.lock"_s);
    started.lock->setStaleLockTime(20'000);
    if (!started.lock->tryLock(0))
        return started; // somebody else is starting it at this moment
    if (isTrusted(started.endpoint.socketPath) && isListening(started.endpoint, 1s))
        return started; // somebody else has started it since we looked

    if (Result<> launched = launch(program, started); !launched)
        return tl::unexpected(launched.error());
    return started;
}

Result<> PodmanService::launch(const QString &program, Started &started) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const ServiceConfiguration configuration = configureService(HostFacts::ofThisMachine());
    if (!configuration.containersConf.isEmpty() && !environment.contains(u"CONTAINERS_CONF"_s)) {
        const QString file = m_runtimeFolder + u"/containers.conf"_s;
        if (Result<> written = writeConfiguration(file, configuration.containersConf); !written)
            return tl::unexpected(written.error());
        environment.insert(configurationVariable(program), file);
        started.reasons = configuration.reasons;
    }
    QFile::remove(started.endpoint.socketPath);
    process.setProcessEnvironment(environment);
    process.setProgram(program);
    process.setArguments({u"system"_s, u"service"_s, u"--time=%1"_s.arg(m_idleTime.count()), u"unix://"_s + started.endpoint.socketPath});
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(started.errorLog);
    process.setWorkingDirectory(u"/"_s);
    if (!process.startDetached(&started.processId))
        return failure(Error::Kind::Unreachable, PodmanTr::tr("Podman could not be started."), process.errorString());
    return {};
}

} // namespace quayside
