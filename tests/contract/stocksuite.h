// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/runtime/housekeeping.h"
#include "tests/contract/contractsuite.h"

namespace quayside {

// What a runtime keeps besides groups, wherever it has such a thing.
class StockSuite final : public ContractSuite
{
    Q_OBJECT

public:
    using ContractSuite::ContractSuite;

private Q_SLOTS:
    void saysWhoUsesWhat();
    void removesNothingThatIsUsed();
    void saysThatNobodyIsThere();

private:
    Housekeeping &stock() const { return *runtime().housekeeping(); }
};

} // namespace quayside
