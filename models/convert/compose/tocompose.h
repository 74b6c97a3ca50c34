// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/convert/conversion.h"

namespace quayside {

// A Compose file whose services share one network as the containers of a group do. Secrets are variables that have to be set.
TextConversion groupToCompose(const ContainerGroupSpec &spec);

} // namespace quayside
