// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/convert/conversion.h"

namespace quayside {

// A Bicep file with this group, in the plain subset of the language: parameters, one resource, literals. Secrets are secure parameters.
// There is no judge of Bicep here: nothing but its published grammar was at hand.
TextConversion groupToBicep(const ContainerGroupSpec &spec);

} // namespace quayside
