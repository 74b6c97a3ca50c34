// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/contract/contractsuite.h"

namespace quayside {

// What a group is and does from its creation to its end, and what it does when it is asked to.
class LifecycleSuite final : public ContractSuite
{
    Q_OBJECT

public:
    using ContractSuite::ContractSuite;

private Q_SLOTS:
    void answersNothingBeforeItIsConnected();
    void aCreatedGroupRunsAsItsSpecSays();
    void aJobEndsWithItsCode_data();
    void aJobEndsWithItsCode();
    void startsAgainAsThePolicySays_data();
    void startsAgainAsThePolicySays();
    void isDegradedWhenOneHasFailed();
    void startsInitContainersFirstAndInOrder();
    void keepsAGroupWhoseInitContainerFails();
    void stopsInEveryState_data();
    void stopsInEveryState();
    void startsInEveryState_data();
    void startsInEveryState();
    void restartsInEveryState_data();
    void restartsInEveryState();
    void deletesInEveryState_data();
    void deletesInEveryState();
    void endsAProcessThatWillNot();
    void knowsNothingOfAGroupThatIsGone();
    void hintsAtChanges();
    void groupsHaveAddressesOfTheirOwn();
    void explainsAKillForMemory();

private:
    void addStates(const QStringList &states);
    QStringList everyState() const;
    // A group that is in the state that the row names.
    Result<GroupId> groupInState(const QString &state);
};

} // namespace quayside
