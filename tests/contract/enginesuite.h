// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/contract/contractsuite.h"

namespace quayside {

// What only a real engine can show: addresses that answer, what it keeps of secrets, and the work of others.
class EngineSuite final : public ContractSuite
{
    Q_OBJECT

public:
    using ContractSuite::ContractSuite;

private Q_SLOTS:
    void answersOnItsAddress();
    void keepsNoSecretWhereItCanBeRead();
    void showsWhatOthersHaveMade();
    void worksOnWhatOthersHaveMade();
    void readsTheLogOfATerminal();
    void leavesAnAddressThatIsTaken();
    void saysWhenAPortIsTakenEverywhere();
    void showsAnInterruptedDeployment();
    void findsAKilledChild();
    void triesAnInitContainerAgain();
    void givesUpOnAnInitContainer();
    void initContainersHaveSecretsToo();
    void emptyFoldersBelongToTheirGroup();
    void emptyFoldersAreEmpty_data();
    void emptyFoldersAreEmpty();
    void initContainersHaveNoPorts();
    void aCommandReplacesWhatTheImageRuns();
    void holdsContainersToTheirLimits();
    void mountsAFolderForAShare();
    void restartsOneContainer();

private:
    // All that a container has written so far.
    QList<QByteArray> printed(const GroupId &id, const QString &container);
    // What a GET on port 80 of an address says.
    static QByteArray ask(const ContainerGroup &group);
};

} // namespace quayside
