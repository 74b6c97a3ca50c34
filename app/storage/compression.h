// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <optional>

// Frames of the Zstandard format (RFC 8878).
namespace quayside {

// Bytes that make a frame of their own, with a checksum.
QByteArray compressed(QByteArrayView bytes);
// Nothing when it is no whole frame, is damaged, or holds more than so many bytes.
std::optional<QByteArray> decompressed(QByteArrayView frame, qint64 most);

// A frame that decompressors skip; of 16 kinds.
constexpr qsizetype skippableHeadSize = 8;
QByteArray skippableFrame(int kind, QByteArrayView content);
// Of the skippable frame that begins with these 8 bytes; nothing when they begin none of that kind.
std::optional<quint32> skippableSize(QByteArrayView head, int kind);

} // namespace quayside
