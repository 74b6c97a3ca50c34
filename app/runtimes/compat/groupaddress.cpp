// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/groupaddress.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>
#include <cerrno>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

bool isInUse(const QString &address, int port)
{
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(static_cast<uint16_t>(port));
    place.sin_addr.s_addr = inet_addr(address.toLatin1().constData());
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    const bool inUse = bind(fd, reinterpret_cast<const sockaddr *>(&place), sizeof place) != 0 && errno == EADDRINUSE;
    close(fd);
    return inUse;
}

} // namespace

QString pickGroupAddress(const QString &group, const QSet<QString> &taken, const QList<int> &ports)
{
    constexpr quint32 first = 1;
    constexpr quint32 count = 65'534;
    const QByteArray hash = QCryptographicHash::hash(group.toUtf8(), QCryptographicHash::Sha256);
    const auto start = qFromBigEndian<quint32>(hash.constData());
    for (quint32 i = 0; i < count; ++i) {
        const quint32 host = first + (start % count + i) % count;
        const QString address = u"127.77.%1.%2"_s.arg(QString::number(host / 256), QString::number(host % 256));
        const bool inUse = std::ranges::any_of(ports, [&](int port) { return isInUse(address, port); });
        if (!taken.contains(address) && !inUse)
            return address;
    }
    return {};
}

} // namespace quayside
