// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace quayside {

// A file in the folder of a source or below it, at most 1 MiB; links do not lead out of there. What stands in a file from somebody
// else must not read the rest of the disk.
std::optional<QByteArray> fileBeside(const QString &folder, const QString &path);

} // namespace quayside
