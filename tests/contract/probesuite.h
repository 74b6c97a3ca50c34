// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/contract/contractsuite.h"

namespace quayside {

// Probes of containers that really run, with real seconds.
class ProbeSuite final : public ContractSuite
{
    Q_OBJECT

public:
    using ContractSuite::ContractSuite;

private Q_SLOTS:
    void commands_data();
    void commands();
    void published_data();
    void published();
    void asksInsideWhereItCan();
    void restartsWhatIsNotAlive();
    void endsWhatMayNotBeRestarted();
    void leavesAloneWhatIsNotReady();
    void leavesAloneWhatSomebodyStops();

private:
    // Drives the group until something is so.
    bool driveUntil(class ProbeDriver &driver, const GroupId &id, const std::function<bool(const ContainerGroup &)> &condition);
};

} // namespace quayside
