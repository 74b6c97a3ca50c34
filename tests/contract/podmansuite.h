// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/contract/contractsuite.h"
#include "tests/contract/podmanbed.h"

namespace quayside {

// What only a real engine can show: addresses that answer, what Podman keeps, and the work of others.
class PodmanSuite final : public ContractSuite
{
    Q_OBJECT

public:
    explicit PodmanSuite(PodmanBed &bed)
        : ContractSuite(bed)
        , m_podman(bed.podman())
    {
    }

private Q_SLOTS:
    void answersOnItsAddress();
    void keepsNoSecretWhereItCanBeRead();
    void leavesTheSecretsOfOthersAlone();
    void showsWhatOthersHaveMade();
    void worksOnWhatOthersHaveMade();
    void readsTheLogOfATerminal();
    void leavesAnAddressThatIsTaken();
    void saysWhenAPortIsTakenEverywhere();
    void showsAnInterruptedDeployment();
    void findsAKilledChild();

private:
    // What a GET on port 80 of an address says.
    static QByteArray ask(const QString &address, quint16 port = 80);

    const PrivatePodman &m_podman;
};

} // namespace quayside
