// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace quayside {

// Tells screen readers what a LogView shows: the rows on screen are its description. Safe to call again and again.
void installLogViewAccessibility();

} // namespace quayside
