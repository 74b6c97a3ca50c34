// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The contract of ContainerRuntime, on a real Docker Engine.

#include "tests/contract/contractsuites.h"
#include "tests/contract/dockerbed.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication program(argc, argv);
    quayside::DockerBed bed;
    return quayside::runContract(bed, {}, argc, argv);
}
