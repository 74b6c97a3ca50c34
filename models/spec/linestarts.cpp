// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/linestarts.h"

#include <algorithm>

namespace quayside {

LineStarts::LineStarts(QStringView text)
    : m_size(text.size())
    , m_starts{0}
{
    for (qsizetype at = 0; at < text.size(); ++at)
        if (text.at(at) == u'\n' || (text.at(at) == u'\r' && !text.sliced(at + 1).startsWith(u'\n')))
            m_starts.append(at + 1);
}

TextRange LineStarts::range(qsizetype offset, qsizetype length) const
{
    offset = std::min(offset, m_size);
    length = std::min(length, m_size - offset);
    if (!isIn(m_line, offset) && !isIn(++m_line, offset))
        m_line = std::distance(m_starts.begin(), std::ranges::upper_bound(m_starts, offset)) - 1;
    return {offset, length, static_cast<int>(m_line) + 1, static_cast<int>(offset - m_starts.at(m_line)) + 1};
}

bool LineStarts::isIn(qsizetype line, qsizetype offset) const
{
    return line < m_starts.size() && m_starts.at(line) <= offset && (line + 1 == m_starts.size() || offset < m_starts.at(line + 1));
}

} // namespace quayside
