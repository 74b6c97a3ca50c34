// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace quayside {

// The variables of a block as .env files have them: NAME=value to a line, an "export" before it, quotes around the value, comments.
// Lines that are none of these are left out. At most 1,000.
QList<std::pair<QString, QString>> readEnvironment(const QString &text);

} // namespace quayside
