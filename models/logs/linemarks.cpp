// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/linemarks.h"

#include <algorithm>
#include <cstring>

namespace quayside {

LineMarks::Piece LineMarks::scan(QByteArrayView stretch)
{
    Piece piece;
    piece.bytes = stretch.size();
    Mark mark;
    const char *const begin = stretch.data();
    const char *const end = begin + stretch.size();
    const char *at = begin;
    while (const auto *found = static_cast<const char *>(std::memchr(at, '\n', static_cast<size_t>(end - at)))) {
        const qint64 offset = found + 1 - begin;
        ++piece.lineEnds;
        if (piece.lineEnds == 1)
            piece.firstEnd = offset;
        else
            piece.longest = std::max<qint64>(piece.longest, found - at);
        if (piece.lineEnds == 1 || piece.lineEnds - mark.line >= linesBetween || offset - mark.offset >= bytesBetween) {
            mark = {piece.lineEnds, offset};
            piece.marks.append(mark);
        }
        at = found + 1;
        if (at == end)
            break;
    }
    piece.lastEnd = at - begin;
    return piece;
}

void LineMarks::append(const Piece &piece)
{
    for (const Mark &mark : piece.marks)
        m_marks.append({m_lineEnds + mark.line, m_bytes + mark.offset});
    if (piece.lineEnds > 0) {
        m_longest = std::max({m_longest, piece.longest, m_bytes + piece.firstEnd - 1 - m_lastEnd});
        m_lastEnd = m_bytes + piece.lastEnd;
    }
    m_lineEnds += piece.lineEnds;
    m_bytes += piece.bytes;
    m_longest = std::max(m_longest, m_bytes - m_lastEnd);
}

} // namespace quayside
