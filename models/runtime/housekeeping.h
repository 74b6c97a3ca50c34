// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/operation.h"
#include "models/domain/stock.h"

namespace quayside {

// What an engine keeps besides groups, and who this person is to registries. A runtime has it where there is such a thing.
class Housekeeping
{
public:
    virtual ~Housekeeping() = default;

    // Every image, volume and network, with who uses it.
    [[nodiscard]] virtual Operation<QList<StockItem>> *takeStock() = 0;
    // Takes longer: engines look at every file.
    [[nodiscard]] virtual Operation<DiskUse> *measureDisk() = 0;
    // Refused while something uses it. What is gone already is as good as removed.
    [[nodiscard]] virtual Operation<> *remove(const StockItem &item) = 0;
    // Brings an image to what its registry has now, with progress and, where there is one, this person's login.
    [[nodiscard]] virtual Operation<> *pullImage(const QString &name) = 0;

    // What the engine's own tools have written down for this person on this machine.
    [[nodiscard]] virtual Operation<QList<RegistryLogin>> *registryLogins() = 0;
    // Lets the registry judge the password first, by way of the engine; keeps it as the engine's own tools would.
    [[nodiscard]] virtual Operation<> *logIn(const QString &server, const QString &user, const QString &password) = 0;
    [[nodiscard]] virtual Operation<> *logOut(const RegistryLogin &login) = 0;
};

} // namespace quayside
