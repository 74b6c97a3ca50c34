// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/specnode.h"

#include <QString>

#include <optional>

namespace quayside {

// What a scalar means where a number or a flag is wanted. Quoted text counts too, because real files say port: '80'.
// Nothing where it means neither: 080 (octal to some), 80:80 (a time to YAML 1.1), 1e999.
std::optional<int> scalarToInteger(const SpecNode &node);
std::optional<double> scalarToNumber(const SpecNode &node);
// true, yes, on and their opposites, as YAML 1.1 has it.
std::optional<bool> scalarToFlag(const SpecNode &node);

// The number that a text means which is none: 500m, 2 GB, 512Mi (in GB), 0,5, 080, 0x50, 8_080, “1”, 1#comment.
std::optional<double> numberMeant(const QString &text);

} // namespace quayside
