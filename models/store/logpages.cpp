// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/store/logpages.h"

#include <algorithm>
#include <cstring>

namespace quayside {

namespace {

// Sixteen bytes at a time, which every processor that we run on compares at once.
constexpr qsizetype width = 16;
using Bytes [[gnu::vector_size(width)]] = signed char;

} // namespace

qint64 countLineEnds(QByteArrayView text)
{
    qint64 count = 0;
    const char *at = text.data();
    const char *const end = at + text.size();
    while (end - at >= width) {
        Bytes sums{};
        const char *const stop = at + std::min<qsizetype>((end - at) / width, 127) * width; // a sum fits into a byte
        for (; at != stop; at += width) {
            Bytes bytes;
            std::memcpy(&bytes, at, width);
            sums -= bytes == '\n';
        }
        for (int i = 0; i < width; ++i)
            count += sums[i];
    }
    return count + std::count(at, end, '\n');
}

} // namespace quayside
