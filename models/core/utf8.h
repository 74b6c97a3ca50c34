// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

namespace quayside {

// How many bytes the character has with which the text begins, 1 to 4; 0 when these bytes are no UTF-8: cut off, overlong, a surrogate
// or beyond U+10FFFF (Unicode, table 3-7), or when there are none.
constexpr qsizetype utf8Length(QByteArrayView text)
{
    const auto byte = [text](qsizetype i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0; };
    const int lead = byte(0);
    const qsizetype length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length < 2 || text.size() < length)
        return length == 1 && !text.isEmpty() ? 1 : 0;
    const int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    const int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (byte(1) < least || byte(1) > most)
        return 0;
    for (qsizetype i = 2; i < length; ++i)
        if ((byte(i) & 0xc0) != 0x80)
            return 0;
    return length;
}

} // namespace quayside
