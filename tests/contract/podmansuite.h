// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/contract/contractsuite.h"

namespace quayside {

// What only Podman has: pods and secrets of others.
class PodmanSuite final : public ContractSuite
{
    Q_OBJECT

public:
    using ContractSuite::ContractSuite;

private Q_SLOTS:
    void leavesTheSecretsOfOthersAlone();
    void showsAndDrivesPodsOfOthers();
    void runsAgainAsTheUnitStartsIt();
};

} // namespace quayside
