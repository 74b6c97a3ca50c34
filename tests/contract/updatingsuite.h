// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/contract/contractsuite.h"

namespace quayside {

// Updating a group: only what must restart restarts, the address stays, and wherever it ends a whole group runs.
class UpdatingSuite final : public ContractSuite
{
    Q_OBJECT

public:
    using ContractSuite::ContractSuite;

private Q_SLOTS:
    void restartsOnlyTheContainerThatChanges();
    void changesTagsWithoutARestart();
    void updatesAgainAndAgain();
    void keepsASecretThatIsNotGivenAgain();
    void changesASecret();
    void updatesAStoppedGroup();
    void recreatesWithTheSameAddress();
    void changesTheRestartPolicyInPlace();
    void givesAnAddressToAGroupWithoutOne();
    void refusesWhatCannotBe_data();
    void refusesWhatCannotBe();
    void leavesTheOldGroupWhenThePartsFail_data();
    void leavesTheOldGroupWhenThePartsFail();
    void leavesAWholeGroupWhenCancelled_data();
    void leavesAWholeGroupWhenCancelled();

private:
    // Two containers, one with a variable, a secret and a volume.
    ContainerGroupSpec before(const QString &purpose) const;
    ContainerGroupSpec specOf(const GroupId &id);
    // The engine id of each container, by name.
    QMap<QString, QString> engineIds(const GroupId &id);
    Operation<> *update(const GroupId &id, const ContainerGroupSpec &after);
    QByteArray printed(const GroupId &id, const QString &container);
};

} // namespace quayside
