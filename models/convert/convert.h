// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/convert/conversion.h"
#include "models/convert/recognise.h"
#include "models/core/result.h"

namespace quayside {

// Everything that a container group can be written as.
enum class TargetFormat { Yaml, Json, ArmTemplate, Bicep, Compose, AzLine };

// A group of a text of this kind; the kind that recogniseSource() finds is right in most cases. The error says what is wrong with the
// text, and where (V-208, V-210).
tl::expected<SpecConversion, SpecIssue> convertToSpec(const QString &text, SourceKind kind, const ConversionOptions &options);

// The group in another format. No secret value is in the result or its notes.
TextConversion convertFromSpec(const ContainerGroupSpec &spec, TargetFormat format);

} // namespace quayside
