// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The contract of ContainerRuntime, on a real Docker Engine, and what only a real engine can show.

#include "tests/contract/contractsuites.h"
#include "tests/contract/dockerbed.h"
#include "tests/contract/enginesuite.h"
#include "tests/contract/probesuite.h"
#include "tests/contract/registrysuite.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication program(argc, argv);
    const quayside::PrivateRegistry registry;
    if (!registry.introduce())
        return 1;
    quayside::DockerBed bed;
    quayside::EngineSuite engine(bed);
    quayside::ProbeSuite probes(bed);
    quayside::RegistrySuite registries(bed, registry);
    return quayside::runContract(bed, {{QStringLiteral("engine"), &engine}, {QStringLiteral("probes"), &probes}, {QStringLiteral("registry"), &registries}}, argc, argv);
}
