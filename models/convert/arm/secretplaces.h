// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace quayside::arm {

// Whether a pointer into a group leads to a value that the schema keeps secret (REFERENCE 3): nobody reads it back.
bool isSecretPlace(const QString &pointer);

// Whether it leads to a file of a secret volume: its name is known although its content is not.
bool isSecretFile(const QString &pointer);

// Whether it leads to the plain value of a variable, which could be a secret one.
bool isVariableValue(const QString &pointer);

} // namespace quayside::arm
