// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/logstore.h"

#include <algorithm>

namespace quayside {

namespace {

constexpr qint64 blockSize = 1024 * 1024; // bytes of memory after which a new block begins

} // namespace

// The blocks of one moment; they share what they hold.
class LogStore::BlockPages final : public LogPages
{
public:
    BlockPages(const std::deque<Block> &blocks, qint64 endLine)
        : m_endLine(endLine)
    {
        for (const Block &block : blocks)
            m_pages.append(block.page);
    }

    qint64 firstLine() const override { return m_pages.isEmpty() ? m_endLine : m_pages.first().firstLine; }
    qint64 endLine() const override { return m_endLine; }
    qint64 pageStart(qint64 line, Want) const override { return find(line).firstLine; }
    LogPage page(qint64 line, Want) const override { return find(line); }

private:
    LogPage find(qint64 line) const
    {
        const auto next = std::ranges::upper_bound(m_pages, line, {}, &LogPage::firstLine);
        return next == m_pages.begin() ? LogPage{line, 0, {}, {}} : *std::prev(next);
    }

    QList<LogPage> m_pages;
    const qint64 m_endLine;
};

LogPage pageOf(const LogBatch &batch, int source, qint64 firstLine)
{
    LogPage page;
    page.firstLine = firstLine;
    page.text.reserve(batch.bytes.size() + batch.lines.size());
    for (const LogLine &line : batch.lines)
        page.append(batch.text(line), {line.time, static_cast<quint16>(source), line.channel, LogRecord::Kind::Line, line.isPartial});
    return page;
}

LogPage markOf(const QString &text, int source, qint64 time, LogChannel channel)
{
    LogPage page;
    page.append(text.toUtf8().replace('\n', ' '), {time, static_cast<quint16>(source), channel, LogRecord::Kind::Mark, false});
    return page;
}

LogStore::LogStore(qint64 roof, qint64 firstLine)
    : m_roof(roof)
    , m_firstLine(firstLine)
    , m_endLine(firstLine)
{
}

int LogStore::addSource(const QString &name)
{
    m_sources.append(name);
    return static_cast<int>(m_sources.size()) - 1;
}

void LogStore::append(int source, const LogBatch &batch)
{
    append(pageOf(batch, source, m_endLine));
}

void LogStore::append(const LogPage &page)
{
    qsizetype begin = 0;
    for (const LineStamp &stamp : page.stamps) {
        const qsizetype end = page.text.indexOf('\n', begin);
        appendLine(QByteArrayView(page.text).sliced(begin, end - begin), stamp);
        begin = end + 1;
    }
    dropOldest();
    Q_EMIT linesAppended();
}

void LogStore::appendLine(QByteArrayView text, const LineStamp &stamp)
{
    if (m_blocks.empty() || m_blocks.back().memory() + text.size() > blockSize) {
        m_blocks.emplace_back();
        m_blocks.back().page.firstLine = m_endLine;
    }
    Block &block = m_blocks.back();
    const qint64 before = block.memory();
    block.page.append(text, stamp);
    block.ends.append(static_cast<quint32>(block.page.text.size()));
    m_memory += block.memory() - before;
    m_longestLine = std::max(m_longestLine, text.size());
    ++m_endLine;
}

void LogStore::dropOldest()
{
    qint64 dropped = 0;
    while (m_memory > m_roof && m_blocks.size() > 1) {
        m_memory -= m_blocks.front().memory();
        dropped += m_blocks.front().page.lines;
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
    const qint64 index = line - block.firstLine();
    const qsizetype begin = index > 0 ? block.ends.at(index - 1) : 0;
    const LineStamp &stamp = block.page.stamps.at(index);
    return {QByteArrayView(block.page.text).sliced(begin, block.ends.at(index) - 1 - begin), stamp.time, stamp.source, stamp.channel, stamp.kind};
}

std::shared_ptr<const LogPages> LogStore::pages() const
{
    return std::make_shared<const BlockPages>(m_blocks, m_endLine);
}

} // namespace quayside
