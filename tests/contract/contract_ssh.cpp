// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What every runtime does, by a Podman that is reached over ssh.

#include "tests/contract/contractsuites.h"
#include "tests/contract/podmanbed.h"
#include "tests/contract/probesuite.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication program(argc, argv);
    quayside::PodmanBed bed(quayside::PodmanBed::Way::Ssh);
    quayside::ProbeSuite probes(bed);
    if (argc <= 1 || qstrcmp(argv[1], "probes") != 0)
        return quayside::runContract(bed, {}, argc, argv);
    // What is published cannot be forwarded to an address that it has already: the other machine is this one.
    QList<const char *> arguments{argv[0], "probes", "commands", "asksInsideWhereItCan", "restartsWhatIsNotAlive", "endsWhatMayNotBeRestarted"};
    for (int i = 2; i < argc; ++i)
        arguments.append(argv[i]);
    return quayside::runContract(bed, {{QStringLiteral("probes"), &probes}}, static_cast<int>(arguments.size()), const_cast<char **>(arguments.data()));
}
