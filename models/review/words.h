// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/review/spectree.h"

namespace quayside {

// What a person calls an item; empty where the item above says it all.
QString labelOf(const SpecItem &item);

// A value, or what is in an object, in some words on one line; secrets are not among them.
QString summaryOf(const SpecItem &item);

} // namespace quayside
