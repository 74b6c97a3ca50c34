// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/specnode.h"

#include <optional>

namespace quayside {

// What a scalar means where a number or a flag is wanted. Quoted text counts too, because real files say port: '80'.
// Nothing where it means neither: 080 (octal to some), 80:80 (a time to YAML 1.1), 1e999.
std::optional<int> scalarToInteger(const SpecNode &node);
std::optional<double> scalarToNumber(const SpecNode &node);
// true, yes, on and their opposites, as YAML 1.1 has it.
std::optional<bool> scalarToFlag(const SpecNode &node);

} // namespace quayside
