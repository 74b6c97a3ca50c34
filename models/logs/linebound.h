// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <optional>

namespace quayside {

// A Perl regular expression that matches inside of lines only, so that many lines can be searched in one piece: what could match a
// line end is kept from it ([^x] becomes [^x\n]). Nothing where that cannot be told for sure; then lines are searched one by one.
std::optional<QByteArray> boundToLines(const QByteArray &pattern);

} // namespace quayside
