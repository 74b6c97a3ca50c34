// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/localengine.h"

#include <QFile>
#include <QFileInfo>

#include <cstring>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

std::optional<ucred> listenerAt(const QString &socketPath)
{
    const QByteArray path = QFile::encodeName(socketPath);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= static_cast<qsizetype>(sizeof address.sun_path))
        return std::nullopt;
    memcpy(address.sun_path, path.constData(), static_cast<size_t>(path.size()));
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    ucred listener{};
    socklen_t size = sizeof listener;
    const bool known = connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0
        && getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &listener, &size) == 0;
    close(fd);
    return known ? std::optional(listener) : std::nullopt;
}

bool handsOn(pid_t process)
{
    QFile file(u"/proc/%1/comm"_s.arg(process));
    const QByteArray name = file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    return name.startsWith("ssh") || name == "socat" || name == "nc";
}

} // namespace

std::optional<LocalEngine> localEngineAt(const QString &socketPath)
{
    const std::optional<ucred> listener = listenerAt(socketPath);
    if (!listener || handsOn(listener->pid))
        return std::nullopt;
    LocalEngine engine;
    engine.isRootless = listener->uid != 0;
    engine.hasUnifiedControlGroups = QFileInfo::exists(u"/sys/fs/cgroup/cgroup.controllers"_s);
    engine.cpus = {static_cast<double>(sysconf(_SC_NPROCESSORS_ONLN))};
    engine.memory = {static_cast<qint64>(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGESIZE)};
    return engine;
}

} // namespace quayside
