// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/convert/conversion.h"

namespace quayside {

// An "az container create" command for a POSIX shell. Secrets are variables of the shell that the person sets first. The command
// knows one container and no init containers, probes or limits (REFERENCE 19.3): the rest is lost, and said so.
TextConversion groupToAzLine(const ContainerGroupSpec &spec);

} // namespace quayside
