// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace quayside {

// A group with comments, in block style, of about so many lines: 22 bytes each, as specs are.
QString specOfLines(int lines);

// What libyaml alone does with it, the floor of everything that reads YAML here; false where it cannot read it.
bool readEvents(const QByteArray &utf8);

} // namespace quayside
