// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/convert/conversion.h"

namespace quayside {

// A deployable template with this group; secrets are secure parameters without a default.
TextConversion groupToTemplate(const ContainerGroupSpec &spec);

} // namespace quayside
