// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/contract/contractsuite.h"

namespace quayside {

// What can be watched beside logs: metrics, events, and the engine itself.
class WatchingSuite final : public ContractSuite
{
    Q_OBJECT

public:
    using ContractSuite::ContractSuite;

private Q_SLOTS:
    void measuresWhatRuns();
    void goesOnMeasuringWhileContainersComeAndGo();
    void tellsWhatHappened();
    void tellsWhatHappensFromNowOn();
    void tellsOfOneGroupOnly();
    void saysWhenTheEngineIsGone();
    void streamsMayBeClosedAtAnyMoment();
};

} // namespace quayside
