// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The contract of ContainerRuntime, on the engine in memory.

#include "tests/contract/contractsuites.h"
#include "tests/contract/samplebed.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication program(argc, argv);
    quayside::SampleBed bed;
    return quayside::runContract(bed, {}, argc, argv);
}
