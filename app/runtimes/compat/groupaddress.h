// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"

#include <QList>
#include <QSet>
#include <QString>

namespace quayside {

// A loopback address of its own for a group, so that two groups can both use port 80: out of 127.77.0.0/16, picked by the
// group's name so that the same name tends to get the same address, and by trying on where it is taken: by a group, or on these
// TCP ports by anything else on this machine, such as another engine's group or what a killed one left in the packet filter.
// Refused where all 65,000 are taken, or a port by a program that listens on every address of this machine.
// Takes up to 50 ms for each place that is swallowed: not for the GUI thread.
Result<QString> pickGroupAddress(const QString &group, const QSet<QString> &taken, const QList<int> &ports = {});

} // namespace quayside
