// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/convert/conversion.h"
#include "models/spec/specnode.h"

namespace quayside {

// The container group of a template, or of one resource of it: expressions are evaluated, what cannot be known is asked for. Nothing
// where there is no container group.
std::optional<SpecConversion> groupFromTemplate(const SpecNode &root, const ConversionOptions &options);

// A group that stands in the text as it is, YAML or JSON.
SpecConversion groupFromSpec(const SpecNode &root);

} // namespace quayside
