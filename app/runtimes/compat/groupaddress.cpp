// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/groupaddress.h"

#include "app/runtimes/compat/tr.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>
#include <cerrno>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

sockaddr_in place(const QString &address, int port)
{
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(static_cast<uint16_t>(port));
    place.sin_addr.s_addr = inet_addr(address.toLatin1().constData());
    return place;
}

// Somebody has bound it: bind() fails, whether or not they listen.
bool isBound(const sockaddr_in &place)
{
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    const bool bound = bind(fd, reinterpret_cast<const sockaddr *>(&place), sizeof place) != 0 && errno == EADDRINUSE;
    close(fd);
    return bound;
}

// A rule of the kernel's packet filter hands it on, for another engine or left behind by one that was killed: nothing is bound,
// but what connects is not refused at once, as it is at a free place.
bool isForwarded(const sockaddr_in &place)
{
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval atMost{0, 50'000};
    setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &atMost, sizeof atMost);
    const bool refused = connect(fd, reinterpret_cast<const sockaddr *>(&place), sizeof place) != 0 && errno == ECONNREFUSED;
    close(fd);
    return !refused;
}

} // namespace

Result<QString> pickGroupAddress(const QString &group, const QSet<QString> &taken, const QList<int> &ports)
{
    constexpr quint32 first = 1;
    constexpr quint32 count = 65'534;
    // Where a firewall swallows everything, every place looks forwarded: then take the word of bind().
    constexpr quint32 probed = 20;
    const auto isTakenEverywhere = [](int port) { return isBound(place(u"127.77.255.255"_s, port)); };
    if (const auto port = std::ranges::find_if(ports, isTakenEverywhere); port != ports.end())
        return failure(Error::Kind::Conflict, CompatTr::tr("Another program on this machine listens on port %1 of every address. End it, or publish another port.").arg(QString::number(*port)));
    const QByteArray hash = QCryptographicHash::hash(group.toUtf8(), QCryptographicHash::Sha256);
    const auto start = qFromBigEndian<quint32>(hash.constData());
    for (quint32 i = 0; i < count; ++i) {
        const quint32 host = first + (start % count + i) % count;
        const QString address = u"127.77.%1.%2"_s.arg(QString::number(host / 256), QString::number(host % 256));
        const auto isInUse = [&](int port) {
            const sockaddr_in here = place(address, port);
            return isBound(here) || (i < probed && isForwarded(here));
        };
        if (!taken.contains(address) && std::ranges::none_of(ports, isInUse))
            return address;
    }
    return failure(Error::Kind::Conflict, CompatTr::tr("All addresses for groups on this machine are taken. Delete groups that nobody uses."));
}

} // namespace quayside
