// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"

namespace quayside {

// Where sockets of ours are: gone after the next start of the machine.
QString runtimeFolder();

// Makes a folder that nobody else can look into; an error when it cannot be made so, or somebody else put something there.
Result<> makePrivateFolder(const QString &path);

// The longest path of a unix socket, in bytes.
inline constexpr qsizetype longestSocketPath = 107; // sun_path less the final zero

} // namespace quayside
