// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/contract/runtimebed.h"

#include <QMap>

class QObject;

namespace quayside {

// Runs the parts of the contract on a bed: the one that the first argument names, or all of them. What follows the name is for
// Qt Test. Returns the number of failures.
int runContract(RuntimeBed &bed, const QMap<QString, QObject *> &more, int argc, char **argv);

} // namespace quayside
