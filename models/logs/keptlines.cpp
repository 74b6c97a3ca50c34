// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/keptlines.h"

#include <algorithm>

namespace quayside {

namespace {

class NoPages final : public LogPages
{
public:
    qint64 firstLine() const override { return 0; }
    qint64 endLine() const override { return 0; }
    qint64 pageStart(qint64 line, Want) const override { return line; }
    LogPage page(qint64 line, Want) const override { return {line, 0, {}, {}}; }
};

// Lines before one are on disk, those from it on in memory.
class JoinedPages final : public LogPages
{
public:
    JoinedPages(std::shared_ptr<const LogPages> kept, std::shared_ptr<const LogPages> newest)
        : m_kept(std::move(kept))
        , m_newest(std::move(newest))
        , m_border(m_newest->firstLine())
    {
    }

    qint64 firstLine() const override { return m_kept->endLine() > m_kept->firstLine() ? std::min(m_kept->firstLine(), m_border) : m_border; }
    qint64 endLine() const override { return m_newest->endLine(); }
    qint64 pageStart(qint64 line, Want want) const override { return of(line).pageStart(line, want); }
    LogPage page(qint64 line, Want want) const override { return of(line).page(line, want); }

private:
    const LogPages &of(qint64 line) const { return line < m_border ? *m_kept : *m_newest; }

    const std::shared_ptr<const LogPages> m_kept;
    const std::shared_ptr<const LogPages> m_newest;
    const qint64 m_border;
};

KeptLog openKept(LogSegments *segments, const GroupId &group)
{
    if (segments)
        if (const Result<KeptLog> kept = segments->open(group))
            return *kept;
    return {group, {}, false, std::make_shared<NoPages>()};
}

} // namespace

KeptLines::KeptLines(LogSegments *segments, const GroupId &group, qint64 roof)
    : KeptLines(segments, openKept(segments, group), roof)
{
}

KeptLines::KeptLines(LogSegments *segments, KeptLog kept, qint64 roof)
    : m_segments(segments)
    , m_kept(std::move(kept))
    , m_sources(m_kept.containers)
    , m_memory(roof, m_kept.nextLine())
    , m_firstLine(firstLine())
{
    connect(&m_memory, &LogLines::linesAppended, this, &LogLines::linesAppended);
    connect(&m_memory, &LogLines::linesDropped, this, &KeptLines::noteFirstLine);
    if (m_segments)
        connect(m_segments, &LogSegments::written, this, &KeptLines::onWritten);
}

int KeptLines::addSource(const QString &name)
{
    if (const qsizetype known = m_sources.indexOf(name); known >= 0)
        return static_cast<int>(known);
    m_sources.append(name);
    return m_segments ? m_segments->addContainer(m_kept.group, name) : static_cast<int>(m_sources.size()) - 1;
}

void KeptLines::append(int source, const LogBatch &batch)
{
    append(pageOf(batch, source, endLine()));
}

// On its way to the disk first: who hears of a new line may ask for all of them.
void KeptLines::append(LogPage page)
{
    page.firstLine = endLine();
    if (m_segments)
        m_segments->append(m_kept.group, page);
    m_memory.append(page);
}

void KeptLines::onWritten(const GroupId &group)
{
    if (group != m_kept.group)
        return;
    if (const Result<KeptLog> kept = m_segments->open(group))
        m_kept.pages = kept->pages;
    noteFirstLine();
}

// Lines are gone when neither memory nor the disk has them.
void KeptLines::noteFirstLine()
{
    const qint64 before = std::exchange(m_firstLine, firstLine());
    if (m_firstLine > before)
        Q_EMIT linesDropped(m_firstLine - before);
}

qint64 KeptLines::firstLine() const
{
    const LogPages &kept = *m_kept.pages;
    return kept.endLine() > kept.firstLine() ? std::min(kept.firstLine(), m_memory.firstLine()) : m_memory.firstLine();
}

LogRecord KeptLines::at(qint64 line) const
{
    const LogRecord record = line < m_memory.firstLine() ? m_cache.at(*m_kept.pages, line) : m_memory.at(line);
    m_longestLine = std::max(m_longestLine, record.text.size());
    return record;
}

qsizetype KeptLines::longestLine() const
{
    return std::max(m_longestLine, m_memory.longestLine());
}

std::shared_ptr<const LogPages> KeptLines::pages() const
{
    return std::make_shared<const JoinedPages>(m_kept.pages, m_memory.pages());
}

} // namespace quayside
