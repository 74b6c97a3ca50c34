// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/engineapi.h"
#include "models/runtime/housekeeping.h"

namespace quayside::compat {

// Housekeeping of a container engine, for Podman and Docker alike.
class EngineHousekeeping final : public Housekeeping
{
public:
    // The function gives the engine that is connected, or null; the logins' files are told by any.
    EngineHousekeeping(QString name, std::function<Engine()> connected, AuthFiles files);

    Operation<QList<StockItem>> *takeStock() override;
    Operation<DiskUse> *measureDisk() override;
    Operation<> *remove(const StockItem &item) override;
    Operation<> *pullImage(const QString &name) override;
    Operation<QList<RegistryLogin>> *registryLogins() override;
    Operation<> *logIn(const QString &server, const QString &user, const QString &password) override;
    Operation<> *logOut(const RegistryLogin &login) override;

private:
    template <typename T>
    Operation<T> *notConnected() const;

    const QString m_name;
    const std::function<Engine()> m_connected;
    const AuthFiles m_files;
};

} // namespace quayside::compat
