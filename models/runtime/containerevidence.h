// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/containergroup.h"

namespace quayside {

// What the end of a container means, in words, with the evidence behind it (REFERENCE 4.3). Exit code 137 alone proves nothing
// about memory: an engine's own flag may be missing although the kernel has killed the container.
QString explainEnd(const Container &container);

} // namespace quayside
