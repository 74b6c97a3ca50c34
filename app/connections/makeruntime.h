// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transport/httpclient.h"
#include "models/core/clock.h"
#include "models/domain/connectionsettings.h"
#include "models/runtime/containerruntime.h"

namespace quayside {

// The runtime of a connection that a person has set up.
std::unique_ptr<ContainerRuntime> makeRuntime(const ConnectionSettings &settings, IoThread &io, const Clock &clock);

} // namespace quayside
