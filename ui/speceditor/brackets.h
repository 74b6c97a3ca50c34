// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringView>

#include <optional>
#include <utility>

namespace quayside {

// The bracket in front of or behind the caret and the one that belongs to it, as offsets; brackets in quotes do not count. Nothing
// when there is none, it has no partner, or that is very far away.
std::optional<std::pair<qsizetype, qsizetype>> bracketPair(QStringView text, qsizetype caret);

} // namespace quayside
