// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/lineset.h"

#include <algorithm>
#include <bit>

namespace quayside {

namespace {

struct Bit
{
    explicit Bit(qint64 line)
        : word(static_cast<size_t>(line % 65536 / 64))
        , mask(1ULL << (line % 64))
    {
    }
    size_t word;
    quint64 mask;
};

// Where the bit is in a word that has so many others below it.
int placeOfBit(quint64 word, qint64 below)
{
    for (; below > 0; --below)
        word &= word - 1;
    return std::countr_zero(word);
}

} // namespace

LineSet::Chunk &LineSet::chunkFor(qint64 line)
{
    const qint64 number = line / linesInChunk;
    if (m_chunks.empty())
        m_firstChunk = number;
    for (; m_firstChunk > number; --m_firstChunk)
        m_chunks.push_front(nullptr);
    if (const auto needed = static_cast<size_t>(number - m_firstChunk) + 1; needed > m_chunks.size())
        m_chunks.resize(needed);
    std::unique_ptr<Chunk> &chunk = m_chunks[static_cast<size_t>(number - m_firstChunk)];
    if (!chunk)
        chunk = std::make_unique<Chunk>();
    m_isCounted = false;
    return *chunk;
}

const LineSet::Chunk *LineSet::chunkOf(qint64 line) const
{
    const qint64 index = line / linesInChunk - m_firstChunk;
    return index >= 0 && index < static_cast<qint64>(m_chunks.size()) ? m_chunks[static_cast<size_t>(index)].get() : nullptr;
}

void LineSet::insert(qint64 line)
{
    Chunk &chunk = chunkFor(line);
    const Bit bit(line);
    const int isNew = (chunk.words[bit.word] & bit.mask) == 0 ? 1 : 0;
    chunk.words[bit.word] |= bit.mask;
    chunk.count += isNew;
    m_count += isNew;
}

void LineSet::insert(std::span<const qint64> lines)
{
    for (const qint64 line : lines)
        insert(line);
}

void LineSet::remove(qint64 line)
{
    if (!contains(line))
        return;
    Chunk &chunk = chunkFor(line);
    const Bit bit(line);
    chunk.words[bit.word] &= ~bit.mask;
    --chunk.count;
    --m_count;
}

void LineSet::removeBefore(qint64 line)
{
    while (!m_chunks.empty() && (m_firstChunk + 1) * linesInChunk <= line) {
        m_count -= m_chunks.front() ? m_chunks.front()->count : 0;
        m_chunks.pop_front();
        ++m_firstChunk;
    }
    m_isCounted = false;
    if (!chunkOf(line))
        return;
    Chunk &chunk = chunkFor(line);
    const Bit bit(line);
    for (size_t word = 0; word <= bit.word; ++word) {
        const quint64 kept = word < bit.word ? 0 : chunk.words[word] & ~(bit.mask - 1);
        const int gone = std::popcount(chunk.words[word]) - std::popcount(kept);
        chunk.words[word] = kept;
        chunk.count -= gone;
        m_count -= gone;
    }
}

void LineSet::clear()
{
    *this = {};
}

bool LineSet::contains(qint64 line) const
{
    const Chunk *chunk = chunkOf(line);
    const Bit bit(line);
    return chunk && (chunk->words[bit.word] & bit.mask) != 0;
}

void LineSet::countBefore() const
{
    if (m_isCounted)
        return;
    m_before.clear();
    qint64 sum = 0;
    for (const auto &chunk : m_chunks) {
        m_before.push_back(sum);
        sum += chunk ? chunk->count : 0;
    }
    m_isCounted = true;
}

qint64 LineSet::rank(qint64 line) const
{
    if (m_chunks.empty() || line <= m_firstChunk * linesInChunk)
        return 0;
    countBefore();
    const qint64 index = line / linesInChunk - m_firstChunk;
    if (index >= static_cast<qint64>(m_chunks.size()))
        return m_count;
    qint64 rank = m_before[static_cast<size_t>(index)];
    const Chunk *chunk = chunkOf(line);
    if (!chunk)
        return rank;
    const Bit bit(line);
    for (size_t word = 0; word < bit.word; ++word)
        rank += std::popcount(chunk->words[word]);
    return rank + std::popcount(chunk->words[bit.word] & (bit.mask - 1));
}

qint64 LineSet::at(qint64 place) const
{
    countBefore();
    // The last chunk that does not begin behind the place; empty ones begin where the next one does.
    const auto next = std::ranges::upper_bound(m_before, place);
    const auto index = static_cast<size_t>(next - m_before.begin()) - 1;
    qint64 left = place - m_before[index];
    const Chunk &chunk = *m_chunks[index];
    for (size_t word = 0;; ++word) {
        const int here = std::popcount(chunk.words[word]);
        if (left < here)
            return (m_firstChunk + static_cast<qint64>(index)) * linesInChunk + static_cast<qint64>(word) * 64 + placeOfBit(chunk.words[word], left);
        left -= here;
    }
}

} // namespace quayside
