// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/localengine.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>

#include <cstring>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// A connection that waits for nothing.
class Asking
{
public:
    explicit Asking(const QString &socketPath)
        : m_fd(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))
    {
        const QByteArray path = QFile::encodeName(socketPath);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        if (path.isEmpty() || path.size() >= static_cast<qsizetype>(sizeof address.sun_path))
            return;
        memcpy(address.sun_path, path.constData(), static_cast<size_t>(path.size()));
        m_isOpen = connect(m_fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    }
    ~Asking() { close(m_fd); }
    Q_DISABLE_COPY_MOVE(Asking)

    std::optional<ucred> listener() const
    {
        ucred listener{};
        socklen_t size = sizeof listener;
        const bool known = m_isOpen && getsockopt(m_fd, SOL_SOCKET, SO_PEERCRED, &listener, &size) == 0;
        return known ? std::optional(listener) : std::nullopt;
    }

    // The head of the answer, or as much of it as comes in time.
    QByteArray head(const QByteArray &request, QDeadlineTimer deadline) const
    {
        constexpr qsizetype longest = 16 * 1024;
        QByteArray answer;
        if (!m_isOpen || send(m_fd, request.constData(), static_cast<size_t>(request.size()), MSG_NOSIGNAL) != request.size())
            return answer;
        char bytes[4096];
        pollfd waiting{m_fd, POLLIN, 0};
        while (!answer.contains("\r\n\r\n") && answer.size() < longest && poll(&waiting, 1, static_cast<int>(deadline.remainingTime())) == 1) {
            const ssize_t got = recv(m_fd, bytes, sizeof bytes, 0);
            if (got <= 0)
                break;
            answer.append(bytes, got);
        }
        return answer;
    }

private:
    const int m_fd;
    bool m_isOpen = false;
};

bool handsOn(pid_t process)
{
    QFile file(u"/proc/%1/comm"_s.arg(process));
    const QByteArray name = file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    return name.startsWith("ssh") || name == "socat" || name == "nc";
}

} // namespace

std::optional<LocalEngine> localEngineAt(const QString &socketPath)
{
    const std::optional<ucred> listener = Asking(socketPath).listener();
    if (!listener || handsOn(listener->pid))
        return std::nullopt;
    LocalEngine engine;
    engine.isRootless = listener->uid != 0;
    engine.hasUnifiedControlGroups = QFileInfo::exists(u"/sys/fs/cgroup/cgroup.controllers"_s);
    engine.cpus = {static_cast<double>(sysconf(_SC_NPROCESSORS_ONLN))};
    engine.memory = {static_cast<qint64>(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGESIZE)};
    return engine;
}

std::optional<EngineKind> engineKindAt(const QString &socketPath, std::chrono::milliseconds patience)
{
    const QByteArray head = Asking(socketPath).head("GET /_ping HTTP/1.0\r\nHost: localhost\r\n\r\n", QDeadlineTimer(patience)).toLower();
    if (!head.startsWith("http/1."))
        return std::nullopt;
    return head.contains("\r\nlibpod-api-version:") ? EngineKind::Podman : EngineKind::Docker;
}

} // namespace quayside
