// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/quantities.h"

#include <QDateTime>
#include <QHash>
#include <QStringList>

#include <optional>

namespace quayside {

enum class StockKind { Image, Volume, Network };

// Something that an engine keeps whether or not a container uses it. Everything in it came from outside.
struct StockItem
{
    StockKind kind = StockKind::Image;
    QString id; // what the engine knows it by
    QStringList names; // of an image: its tags, none for a layer that a newer build has left behind
    std::optional<Bytes> size; // of an image, with the layers that it shares with others
    QDateTime createdAt;
    QString driver; // of a volume or a network
    QStringList subnets; // of a network
    QString owner; // the group that it was made for, which may be gone
    QStringList users; // groups, and containers of no group, that use it; running or not
    bool isBuiltIn = false; // the engine's own: cannot be removed
    bool isUnnamed = false; // nobody gave it a name: an image without tags, a volume that a container got by itself

    bool isInUse() const { return isBuiltIn || !users.isEmpty(); }
    // For people; of an image without a name the beginning of its id.
    QString title() const { return names.isEmpty() ? id.section(u':', -1).left(12) : names.first(); }
    bool isSame(const StockItem &other) const { return kind == other.kind && id == other.id; }

    bool operator==(const StockItem &) const = default;
};

// What an engine takes of its disk.
struct DiskUse
{
    Bytes images; // layers that several share count once
    Bytes containers; // what they have written on top of their images
    Bytes volumes;
    Bytes buildCache;
    QHash<QString, Bytes> volumeSizes; // by name, where the engine tells
    QHash<QString, Bytes> sharedSizes; // by id of an image: what others need too

    bool operator==(const DiskUse &) const = default;
};

// That this person is known to a registry. The secret stays where it is.
struct RegistryLogin
{
    QString server; // "docker.io", "registry.example:5000"
    QString user; // empty where only a token is kept
    QString place; // who keeps the secret: a file, or a program

    bool operator==(const RegistryLogin &) const = default;
};

} // namespace quayside
