// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline/verb.h"
#include "models/runtime/removestock.h"

namespace quayside {

// What the verbs about an engine's stock share. Each works on one connection.
class HousekeepingVerb : public Verb
{
    Q_OBJECT

public:
    using Verb::Verb;

protected:
    // Connects the engine; an explanation where it has no such thing.
    void withHousekeeping(std::function<void(Housekeeping &)> next);
    // What there is, and what it takes of the disk.
    void withStock(std::function<void(const QList<StockItem> &, const DiskUse &)> next);
    // Groups that own something of it and must not lose it.
    QSet<QString> protectedOwners(const QList<StockItem> &stock) const;
};

// images, volumes, networks
class StockVerb final : public HousekeepingVerb
{
    Q_OBJECT

public:
    using HousekeepingVerb::HousekeepingVerb;

protected:
    void start() override;

private:
    void print(const QList<StockItem> &items, const DiskUse &disk);
};

// prune: says exactly what goes and what that frees, asks, and removes that.
class PruneVerb final : public HousekeepingVerb
{
    Q_OBJECT

public:
    using HousekeepingVerb::HousekeepingVerb;

protected:
    void start() override;

private:
    void offer(const QList<StockItem> &stock, const DiskUse &disk);
};

// remove KIND NAME
class RemoveVerb final : public HousekeepingVerb
{
    Q_OBJECT

public:
    using HousekeepingVerb::HousekeepingVerb;

protected:
    void start() override;
};

class PullVerb final : public HousekeepingVerb
{
    Q_OBJECT

public:
    using HousekeepingVerb::HousekeepingVerb;

protected:
    void start() override;
};

// disk: what an engine takes of its disk.
class DiskVerb final : public HousekeepingVerb
{
    Q_OBJECT

public:
    using HousekeepingVerb::HousekeepingVerb;

protected:
    void start() override;
};

// logins, login, logout
class LoginVerb final : public HousekeepingVerb
{
    Q_OBJECT

public:
    using HousekeepingVerb::HousekeepingVerb;

protected:
    void start() override;

private:
    void print(const QList<RegistryLogin> &logins);
    void logOut(Housekeeping &engine, const QList<RegistryLogin> &logins);
};

} // namespace quayside
