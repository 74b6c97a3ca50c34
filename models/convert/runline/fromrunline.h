// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/convert/conversion.h"
#include "models/core/result.h"

namespace quayside {

// The containers of "docker run", "docker create", "podman run" and "podman create" lines as one group. Other commands are reported as
// lost. The error says where it was not understood.
tl::expected<SpecConversion, SpecIssue> groupFromRunLines(const QString &text, const ConversionOptions &options);

} // namespace quayside
