// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/groupsegments.h"

#include "app/storage/folders.h"
#include "app/storage/tr.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

GroupSegments::GroupSegments(QString folder, const LogBounds &bounds)
    : m_folder(std::move(folder))
    , m_bounds(bounds)
{
    const auto there = SegmentPages::read(m_folder);
    m_nextLine = there->endLine();
    for (const qint64 first : there->segments()) {
        const bool isHot = !QFile::exists(SegmentPath{m_folder, first}.cold());
        if (!isHot)
            removeFiles(first, false); // a kill came between the two forms
        m_segments.append({first, bytesOf(first), isHot});
        m_lastWritten = std::max(m_lastWritten, QFileInfo(isHot ? SegmentPath{m_folder, first}.lines() : SegmentPath{m_folder, first}.cold()).lastModified().toMSecsSinceEpoch());
    }
    for (const QString &name : QDir(m_folder).entryList({u"*.unfinished"_s}, QDir::Files))
        QFile::remove(m_folder + u'/' + name);
}

qint64 GroupSegments::bytesOf(qint64 firstLine) const
{
    const SegmentPath path{m_folder, firstLine};
    return QFileInfo(path.text()).size() + QFileInfo(path.lines()).size() + QFileInfo(path.cold()).size();
}

void GroupSegments::removeFiles(qint64 firstLine, bool alsoCold) const
{
    const SegmentPath path{m_folder, firstLine};
    QFile::remove(path.lines());
    QFile::remove(path.text());
    if (alsoCold)
        QFile::remove(path.cold());
}

// Goes on with the newest segment, if it is one that can be written to.
Result<> GroupSegments::open()
{
    if (const Result<> made = makePrivate(m_folder); !made)
        return made;
    if (!m_segments.isEmpty() && m_segments.last().isHot) {
        Result<HotSegmentWriter> writer = HotSegmentWriter::open({m_folder, m_segments.last().firstLine});
        if (!writer)
            return tl::unexpected(writer.error());
        m_writer = std::move(*writer);
        m_nextLine = m_segments.last().firstLine + m_writer->lines();
    }
    m_isOpen = true;
    return {};
}

Result<> GroupSegments::begin(qint64 firstLine)
{
    Result<HotSegmentWriter> writer = HotSegmentWriter::open({m_folder, firstLine});
    if (!writer)
        return tl::unexpected(writer.error());
    if (m_writer)
        (void)m_writer->sync();
    m_writer = std::move(*writer);
    m_segments.append({firstLine, m_writer->bytesOnDisk(), true});
    return {};
}

// Stands where the last of the lines would be that are missing before a line.
LogPage GroupSegments::gapMark(qint64 nextLine) const
{
    LogPage page;
    page.firstLine = nextLine - 1;
    LineStamp stamp;
    stamp.time = m_lastTime;
    stamp.kind = LineStamp::Kind::Mark;
    stamp.channel = LogChannel::Error;
    page.append(StorageTr::tr("%n line(s) could not be kept here", nullptr, static_cast<int>(std::min<qint64>(nextLine - m_nextLine, 1'000'000'000))).toUtf8(), stamp);
    return page;
}

Result<> GroupSegments::append(const LogPage &page)
{
    if (const Result<> opened = m_isOpen ? Result<>() : open(); !opened)
        return opened;
    // Numbers go on for ever, so a gap needs a segment of its own; its mark is part of it.
    if (page.firstLine > m_nextLine && !m_segments.isEmpty()) {
        const LogPage mark = gapMark(page.firstLine);
        if (mark.firstLine > m_nextLine)
            m_writer.reset();
        m_nextLine = mark.firstLine;
        if (const Result<> marked = append(mark); !marked)
            return marked;
    }
    const bool isFull = m_writer && (m_writer->isFull(m_bounds.segment) || m_writer->textSize() + page.text.size() > SegmentRecord::furthestEnd);
    if (!m_writer || isFull)
        if (const Result<> begun = begin(page.firstLine); !begun)
            return begun;
    if (const Result<> written = m_writer->write(page); !written)
        return written;
    m_nextLine = page.endLine();
    m_lastTime = page.stamps.last().time;
    m_lastWritten = QDateTime::currentMSecsSinceEpoch();
    m_segments.last().bytes = m_writer->bytesOnDisk();
    return {};
}

Result<> GroupSegments::sync()
{
    return m_writer ? m_writer->sync() : Result<>();
}

Result<> GroupSegments::tidy()
{
    qint64 hot = 0;
    for (auto segment = m_segments.rbegin(); segment != m_segments.rend(); ++segment) {
        hot += segment->isHot ? segment->bytes : 0;
        const bool isWritten = m_writer && segment == m_segments.rbegin();
        if (!segment->isHot || isWritten || hot <= m_bounds.hot)
            continue;
        if (const Result<> done = ColdSegment::compress({m_folder, segment->firstLine}); !done)
            return done;
        removeFiles(segment->firstLine, false);
        segment->isHot = false;
        segment->bytes = bytesOf(segment->firstLine);
    }
    while (bytes() > m_bounds.group && canDrop())
        dropOldest();
    return {};
}

bool GroupSegments::canDrop() const
{
    return m_segments.size() > (m_writer ? 1 : 0);
}

void GroupSegments::dropOldest()
{
    removeFiles(m_segments.takeFirst().firstLine, true);
}

qint64 GroupSegments::bytes() const
{
    qint64 sum = 0;
    for (const Segment &segment : m_segments)
        sum += segment.bytes;
    return sum;
}

std::shared_ptr<const LogPages> GroupSegments::pages() const
{
    QList<qint64> segments;
    for (const Segment &segment : m_segments)
        segments.append(segment.firstLine);
    return std::make_shared<SegmentPages>(m_folder, segments, segments.isEmpty() ? 0 : m_nextLine - segments.last());
}

} // namespace quayside
