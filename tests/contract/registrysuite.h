// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/runtime/housekeeping.h"
#include "tests/contract/contractsuite.h"
#include "tests/support/privateregistry.h"

namespace quayside {

// Images, volumes and networks that no group has, and a private registry with TLS and a password.
class RegistrySuite final : public ContractSuite
{
    Q_OBJECT

public:
    // The engine trusts the registry's authority, and its tools keep logins where a test may write.
    RegistrySuite(RuntimeBed &bed, const PrivateRegistry &registry);

private Q_SLOTS:
    void initTestCase();
    void removesWhatNobodyUses();
    void prunesExactlyWhatItSaid();
    void refusesAWrongPassword();
    void explainsACertificateOfNobody();
    void pullsWithALogin();
    void deploysWithCredentials();
    void stopsAPull();

private:
    Housekeeping &stock() const { return *runtime().housekeeping(); }
    StockItem find(StockKind kind, const QString &name);
    // Logs in, and brings the sample image into the registry by the engine's own command line; its name there, or what went wrong.
    Result<QString> push(const QString &tag);

    const PrivateRegistry &m_registry;
};

} // namespace quayside
