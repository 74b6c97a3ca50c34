// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>
#include <QWidget>

namespace quayside {

// What a picture cannot show and a person would stumble over: text that is cut off, controls without a name for a screen reader,
// labels that would render markup, and text that does not stand out from what is behind it. One line each; empty when all is well.
QStringList faultsOf(const QWidget &window);

} // namespace quayside
