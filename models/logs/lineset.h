// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <array>
#include <deque>
#include <memory>
#include <span>
#include <vector>

namespace quayside {

// Lines of a log, by their numbers: what a filter leaves, what a search has found. A bit for each line, so that a set of millions
// is small, and knows the place of any line in it at once.
class LineSet
{
public:
    void insert(qint64 line);
    void insert(std::span<const qint64> lines);
    void remove(qint64 line);
    // Forgets all lines before one; new ones may not come there any more.
    void removeBefore(qint64 line);
    void clear();

    qint64 count() const { return m_count; }
    bool contains(qint64 line) const;
    // How many lines of the set come before this one.
    qint64 rank(qint64 line) const;
    // The line with so many others before it: 0 <= place < count().
    qint64 at(qint64 place) const;

private:
    static constexpr qint64 linesInChunk = 65536;
    struct Chunk
    {
        std::array<quint64, linesInChunk / 64> words{};
        qint64 count = 0;
    };

    Chunk &chunkFor(qint64 line);
    const Chunk *chunkOf(qint64 line) const;
    void countBefore() const;

    qint64 m_firstChunk = 0; // number of the first one that is kept
    std::deque<std::unique_ptr<Chunk>> m_chunks; // null where nothing is in the set
    qint64 m_count = 0;
    mutable std::vector<qint64> m_before; // for each chunk, what the earlier ones hold
    mutable bool m_isCounted = false;
};

} // namespace quayside
