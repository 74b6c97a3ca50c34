// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/textparser.h"

namespace quayside {

// The tree of a text that is to be converted. More than 20,000 values are refused: no group is made of so many, and some steps compare
// values of one list with each other.
TextParsing readSource(const QString &text);

} // namespace quayside
