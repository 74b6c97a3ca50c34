// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transport/httpclient.h"
#include "models/core/clock.h"
#include "models/runtime/containerruntime.h"

#include <memory>
#include <vector>

namespace quayside {

// A runtime for each container engine of this machine: Podman where it is or can be started, and every socket where Docker may
// answer; what speaks there is asked, so that Podman behind Docker's name is Podman. Where there is nothing at all, Podman says
// what to install. Blocks for a tenth of a second at the most for each socket of Docker's, usually for some milliseconds.
std::vector<std::unique_ptr<ContainerRuntime>> findLocalRuntimes(IoThread &io, const Clock &clock);

} // namespace quayside
