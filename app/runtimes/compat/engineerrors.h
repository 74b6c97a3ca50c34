// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"

namespace quayside {

// Engines answer in their own developers' words. Where these are a case that people meet, the summary becomes a sentence that
// says what to do; the words stay in the detail.
Error explainEngineError(const Error &error);

} // namespace quayside
