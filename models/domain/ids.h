// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>

namespace quayside {

// A place where groups run, as the person calls it: "podman", "laptop", "azure-eu".
struct ConnectionId
{
    QString value;

    bool operator==(const ConnectionId &) const = default;
    std::strong_ordering operator<=>(const ConnectionId &other) const { return value.compare(other.value) <=> 0; }
};

// One group on one connection. The key is the group's name where names are unique, so that a group that is deleted
// and created again is the same group to a selection, a log view or a history.
struct GroupId
{
    ConnectionId connection;
    QString key;

    bool operator==(const GroupId &) const = default;
    std::strong_ordering operator<=>(const GroupId &other) const
    {
        const auto byConnection = connection <=> other.connection;
        return byConnection != 0 ? byConnection : key.compare(other.key) <=> 0;
    }
};

inline size_t qHash(const ConnectionId &id, size_t seed = 0)
{
    return ::qHash(id.value, seed);
}

inline size_t qHash(const GroupId &id, size_t seed = 0)
{
    return qHashMulti(seed, id.connection.value, id.key);
}

} // namespace quayside
