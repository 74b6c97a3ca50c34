// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace quayside {

struct Theme;

// The look of standard widgets, as far as the palette alone does not give it.
QString styleSheet(const Theme &theme);

} // namespace quayside
