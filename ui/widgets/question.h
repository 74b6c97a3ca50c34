// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace quayside {

// Asks before something that cannot be undone. The button carries the deed's own name; Esc and the other button do nothing.
// Does not block.
void ask(QWidget *window, const QString &text, const QString &detail, const QString &deed, std::function<void()> onYes);

} // namespace quayside
