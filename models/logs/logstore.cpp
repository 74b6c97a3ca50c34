// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/logstore.h"

#include <algorithm>

namespace quayside {

namespace {

constexpr qint64 blockSize = 1024 * 1024; // bytes of memory after which a new block begins

} // namespace

LogStore::LogStore(qint64 roof, QObject *parent)
    : QObject(parent)
    , m_roof(roof)
{
}

int LogStore::addSource(const QString &name)
{
    m_sources.append(name);
    return static_cast<int>(m_sources.size()) - 1;
}

void LogStore::append(int source, const LogBatch &batch)
{
    for (const LogLine &line : batch.lines)
        appendEntry(batch.text(line), {line.time, 0, 0, static_cast<quint16>(source), line.channel, LogRecord::Kind::Line});
    dropOldest();
    Q_EMIT linesAppended();
}

void LogStore::appendMark(int source, const QString &text, qint64 time)
{
    appendEntry(text.toUtf8(), {time, 0, 0, static_cast<quint16>(source), LogChannel::Output, LogRecord::Kind::Mark});
    dropOldest();
    Q_EMIT linesAppended();
}

void LogStore::appendEntry(QByteArrayView text, Entry entry)
{
    if (m_blocks.empty() || m_blocks.back().memory() + text.size() > blockSize)
        m_blocks.push_back({m_endLine, {}, {}});
    Block &block = m_blocks.back();
    const qint64 before = block.memory();
    entry.offset = static_cast<quint32>(block.bytes.size());
    entry.length = static_cast<quint32>(text.size());
    block.bytes.append(text);
    block.entries.append(entry);
    m_memory += block.memory() - before;
    m_longestLine = std::max(m_longestLine, text.size());
    ++m_endLine;
}

void LogStore::dropOldest()
{
    qint64 dropped = 0;
    while (m_memory > m_roof && m_blocks.size() > 1) {
        m_memory -= m_blocks.front().memory();
        dropped += m_blocks.front().entries.size();
        m_blocks.pop_front();
    }
    if (dropped == 0)
        return;
    m_firstLine += dropped;
    Q_EMIT linesDropped(dropped);
}

void LogStore::clear()
{
    m_sources.clear();
    m_blocks.clear();
    m_firstLine = m_endLine;
    m_memory = 0;
    m_longestLine = 0;
    Q_EMIT cleared();
}

LogRecord LogStore::at(qint64 line) const
{
    const auto next = std::ranges::upper_bound(m_blocks, line, {}, &Block::firstLine);
    const Block &block = *std::prev(next);
    const Entry &entry = block.entries.at(line - block.firstLine);
    return {QByteArrayView(block.bytes).sliced(entry.offset, entry.length), entry.time, entry.source, entry.channel, entry.kind};
}

} // namespace quayside
