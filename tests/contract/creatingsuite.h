// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/contract/contractsuite.h"

namespace quayside {

// Creating a group: what is refused and why, and that nothing stays behind, wherever it ends.
class CreatingSuite final : public ContractSuite
{
    Q_OBJECT

public:
    using ContractSuite::ContractSuite;

private Q_SLOTS:
    void refusesANameThatIsTaken();
    void refusesAnImageThatCannotBeHad();
    void refusesACommandThatIsNotInTheImage();
    void refusesASecretWithoutValue();
    void tellsHowFarItIs();
    void secretsArriveAndStayHidden();
    void keepsTheLastLineWithoutItsEnd();
    void leavesNothingBehindWhenCancelled_data();
    void leavesNothingBehindWhenCancelled();
    void survivesTheEnginesDeath_data();
    void survivesTheEnginesDeath();
    void twoOfOneNameMakeOneGroup();

private:
    // A group that needs every step there is.
    ContainerGroupSpec elaborate(const QString &name) const;
    // Creates, and calls a function when the progress has changed so many times.
    Result<GroupId> createUntil(const ContainerGroupSpec &spec, int reports, const std::function<void(OperationBase *)> &then);
    int countReports();
    // A row for every report of progress, and for some milliseconds after it.
    void addMoments(const QList<int> &delays);

    int m_reports = 0; // of one whole creation
};

} // namespace quayside
