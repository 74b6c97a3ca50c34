// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/runtime/housekeeping.h"

namespace quayside::sample {

class SampleRuntime;

// What the engine in memory keeps: the images of its groups, volumes of theirs and of groups that are gone, and one login.
class SampleStock final : public Housekeeping
{
public:
    explicit SampleStock(SampleRuntime &runtime);

    // The things that a demo shows besides those of its groups.
    void addLeftovers();

    Operation<QList<StockItem>> *takeStock() override;
    Operation<DiskUse> *measureDisk() override;
    Operation<> *remove(const StockItem &item) override;
    Operation<> *pullImage(const QString &name) override;
    Operation<QList<RegistryLogin>> *registryLogins() override;
    Operation<> *logIn(const QString &server, const QString &user, const QString &password) override;
    Operation<> *logOut(const RegistryLogin &login) override;

    // The password that the registries of the demo do not accept.
    static constexpr auto wrongPassword = "wrong";

private:
    QList<StockItem> stock() const;
    void addImagesOf(const QString &group, const QStringList &images, QList<StockItem> &stock) const;

    SampleRuntime &m_runtime;
    QList<StockItem> m_leftovers; // of nobody
    QList<RegistryLogin> m_logins;
};

} // namespace quayside::sample
