// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/benchmark/bareclient.h"

#include <algorithm>
#include <cstring>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace quayside {

int BareClient::send(const QByteArray &method, const QByteArray &path, const QByteArray &body) const
{
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    memcpy(address.sun_path, m_path.constData(), std::min(static_cast<size_t>(m_path.size()), sizeof address.sun_path - 1));
    if (connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        qFatal("%s: %s", m_path.constData(), strerror(errno));
    // 1.0: the answer ends with the connection, and comes in one piece.
    const QByteArray request = method + " /v4.0.0/libpod" + path + " HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    if (write(fd, request.constData(), static_cast<size_t>(request.size())) != request.size())
        qFatal("%s: %s", m_path.constData(), strerror(errno));
    return fd;
}

QByteArray BareClient::ask(const QByteArray &method, const QByteArray &path, const QByteArray &body) const
{
    const int fd = send(method, path, body);
    QByteArray answer;
    QByteArray part(256 * 1024, Qt::Uninitialized);
    while (const ssize_t count = read(fd, part.data(), static_cast<size_t>(part.size()))) {
        if (count < 0)
            qFatal("%s: %s", path.constData(), strerror(errno));
        answer.append(part.constData(), count);
    }
    close(fd);
    if (answer.mid(9, 1) != "2" && answer.mid(9, 3) != "304")
        qFatal("%s %s: %s", method.constData(), path.constData(), answer.constData());
    return answer.mid(answer.indexOf("\r\n\r\n") + 4);
}

void BareClient::follow(const QByteArray &path, const std::function<bool(const QByteArray &)> &take) const
{
    const int fd = send("GET", path, {});
    QByteArray part(64 * 1024, Qt::Uninitialized);
    bool goesOn = true;
    while (goesOn) {
        pollfd readable{fd, POLLIN, 0};
        ssize_t count = 0;
        if (poll(&readable, 1, 100) > 0) {
            count = read(fd, part.data(), static_cast<size_t>(part.size()));
            if (count <= 0)
                break;
        }
        goesOn = take(part.left(count));
    }
    close(fd);
}

} // namespace quayside
