// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The contract of ContainerRuntime, on a real Podman, and what only a real engine can show.

#include "tests/contract/contractsuites.h"
#include "tests/contract/enginesuite.h"
#include "tests/contract/podmanbed.h"
#include "tests/contract/podmansuite.h"
#include "tests/contract/networksuite.h"
#include "tests/contract/probesuite.h"
#include "tests/contract/registrysuite.h"
#include "tests/contract/repositorysuite.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication program(argc, argv);
    const quayside::PrivateRegistry registry;
    if (!registry.introduce())
        return 1;
    // Where an engine's files cannot be read, it hands on the logs itself; what of the contract that way can keep.
    const bool engineLogs = argc > 1 && qstrcmp(argv[1], "enginelogs") == 0;
    quayside::PodmanBed bed(engineLogs ? quayside::PodmanBed::Way::EngineLogs : quayside::PodmanBed::Way::Here);
    quayside::EngineSuite engine(bed);
    quayside::PodmanSuite podman(bed);
    quayside::ProbeSuite probes(bed);
    quayside::RegistrySuite registries(bed, registry);
    quayside::NetworkSuite networks(bed);
    quayside::RepositorySuite repositories(bed);
    if (!engineLogs)
        return quayside::runContract(bed, {{QStringLiteral("engine"), &engine}, {QStringLiteral("podman"), &podman}, {QStringLiteral("probes"), &probes}, {QStringLiteral("registry"), &registries}, {QStringLiteral("networks"), &networks}, {QStringLiteral("repositories"), &repositories}}, argc, argv);
    QList<const char *> arguments{argv[0], "logs", "givesEveryLineOnce", "followsWhatIsWritten", "followsOverARestart", "followsAGroupThatIsMadeAnew", "beginsWithTheLastLines", "mayBeClosedAtAnyMoment"};
    for (int i = 2; i < argc; ++i)
        arguments.append(argv[i]);
    return quayside::runContract(bed, {}, static_cast<int>(arguments.size()), const_cast<char **>(arguments.data()));
}
