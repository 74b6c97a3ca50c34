// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace quayside {

// The text of a file: UTF-8, or UTF-16 and UTF-32 where the file says so with a byte order mark, as Windows' own programs write it.
// What is none of these becomes U+FFFD, and a spec that has one is told (V-208). Where all lines end with CR, they end with LF here.
QString textFromBytes(const QByteArray &bytes);

} // namespace quayside
