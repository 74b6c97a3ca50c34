// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/contract/contractsuite.h"

namespace quayside {

// Two programs that reach one engine from two machines, in real seconds.
class LeaseSuite final : public ContractSuite
{
    Q_OBJECT

public:
    using ContractSuite::ContractSuite;

private Q_SLOTS:
    void aNumberIsMadeOnce();
    void wakesNobody();
    void oneDrivesAndTheOtherTakesOver();
};

} // namespace quayside
