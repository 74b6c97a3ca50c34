// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/contract/contractsuite.h"

namespace quayside {

// Names on a real engine: inside a group, and between the groups of one virtual network.
class NetworkSuite final : public ContractSuite
{
    Q_OBJECT

public:
    using ContractSuite::ContractSuite;

private Q_SLOTS:
    void containersFindEachOtherByName();
    void groupsOfOneVirtualNetworkFindEachOther();
    void othersAreNotFound();
    void aNetworkGoesWithItsLastGroup();
    void aGroupMovesToAnotherNetwork();

private:
    GroupId serving(const QString &purpose, const QString &subnet = {});
    // What a container in a subnet finds on port 80 of a name.
    QByteArray found(const QString &name, const QString &subnet);
    // Names of the engine's networks that are ours.
    QStringList networks();
};

} // namespace quayside
