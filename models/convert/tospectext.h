// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/convert/conversion.h"

namespace quayside {

// The group in its own format, without its secrets.
TextConversion groupToYaml(const ContainerGroupSpec &spec);
TextConversion groupToJson(const ContainerGroupSpec &spec);

} // namespace quayside
