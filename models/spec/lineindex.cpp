// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/lineindex.h"

#include <algorithm>

namespace quayside {

LineIndex::LineIndex(QStringView text)
    : m_size(text.size())
    , m_starts{0}
{
    for (qsizetype at = 0; at < text.size(); ++at)
        if (text.at(at) == u'\n' || (text.at(at) == u'\r' && !text.sliced(at + 1).startsWith(u'\n')))
            m_starts.append(at + 1);
}

TextRange LineIndex::range(qsizetype offset, qsizetype length) const
{
    offset = std::min(offset, m_size);
    length = std::min(length, m_size - offset);
    const auto next = std::ranges::upper_bound(m_starts, offset);
    const auto line = std::distance(m_starts.begin(), next);
    return {offset, length, static_cast<int>(line), static_cast<int>(offset - *std::prev(next)) + 1};
}

} // namespace quayside
