// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What every runtime does, by a Podman that is reached over ssh.

#include "tests/contract/contractsuites.h"
#include "tests/contract/leasesuite.h"
#include "tests/contract/podmanbed.h"
#include "tests/contract/probesuite.h"
#include "tests/contract/repositorysuite.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication program(argc, argv);
    quayside::PodmanBed bed(quayside::PodmanBed::Way::Ssh);
    quayside::ProbeSuite probes(bed);
    quayside::RepositorySuite repositories(bed);
    quayside::LeaseSuite lease(bed);
    return quayside::runContract(bed, {{QStringLiteral("lease"), &lease}, {QStringLiteral("probes"), &probes}, {QStringLiteral("repositories"), &repositories}}, argc, argv);
}
