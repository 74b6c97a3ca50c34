// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/contract/contractsuite.h"
#include "tests/support/gitrepository.h"

namespace quayside {

// Volumes that a repository is cloned into, on a real engine, wherever it runs.
class RepositorySuite final : public ContractSuite
{
    Q_OBJECT

public:
    using ContractSuite::ContractSuite;

private Q_SLOTS:
    void clonesIntoAVolume_data();
    void clonesIntoAVolume();
    void makesNothingWhereItCannotClone_data();
    void makesNothingWhereItCannotClone();
    void anUpdateClonesAnew();
    void aFailedUpdateLeavesWhatRuns();
    void keepsNoPassword();

private:
    // Prints a file of a volume "code" that is mounted at /code.
    static ContainerGroupSpec reading(const QString &name, const spec::GitRepo &repository, const QString &path);
    QByteArray printed(const GroupId &id);

    GitRepository m_repository;
};

} // namespace quayside
