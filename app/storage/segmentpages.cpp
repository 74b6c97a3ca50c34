// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/segmentpages.h"

#include <QDir>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// First lines of the segments in a folder, ascending. One that is just growing cold has both forms.
QList<qint64> segmentsIn(const QString &folder)
{
    QList<qint64> segments;
    for (const QString &name : QDir(folder).entryList({u"*.log"_s, u"*.zst"_s}, QDir::Files, QDir::Name)) {
        bool isNumber = false;
        const qint64 first = name.section(u'.', 0, 0).toLongLong(&isNumber);
        if (isNumber && first >= 0 && (segments.isEmpty() || segments.last() != first))
            segments.append(first);
    }
    return segments;
}

} // namespace

SegmentPages::SegmentPages(QString folder, QList<qint64> segments, qint64 linesInLast)
    : m_folder(std::move(folder))
    , m_segments(std::move(segments))
    , m_linesInLast(linesInLast)
{
}

std::shared_ptr<const SegmentPages> SegmentPages::read(const QString &folder)
{
    const QList<qint64> segments = segmentsIn(folder);
    if (segments.isEmpty())
        return std::make_shared<SegmentPages>(folder, segments, 0);
    const Result<Opened> newest = open({folder, segments.last()});
    return std::make_shared<SegmentPages>(folder, segments, newest ? newest->lines : 0);
}

qint64 SegmentPages::firstLine() const
{
    return m_segments.isEmpty() ? 0 : m_segments.first();
}

qint64 SegmentPages::endLine() const
{
    return m_segments.isEmpty() ? 0 : m_segments.last() + m_linesInLast;
}

Result<SegmentPages::Opened> SegmentPages::open(const SegmentPath &path)
{
    // The cold form first: it is there before the hot one goes.
    if (Result<ColdSegment> cold = ColdSegment::open(path)) {
        const qint64 lines = cold->countLines();
        return Opened{path.firstLine, lines, std::move(*cold)};
    }
    Result<HotSegment> hot = HotSegment::open(path);
    if (!hot)
        return tl::unexpected(hot.error());
    const qint64 lines = hot->countLines();
    return Opened{path.firstLine, lines, std::move(*hot)};
}

std::shared_ptr<const SegmentPages::Opened> SegmentPages::opened(qint64 line) const
{
    const auto next = std::ranges::upper_bound(m_segments, line);
    if (next == m_segments.begin())
        return nullptr;
    const qint64 first = *std::prev(next);
    const QMutexLocker locker(&m_mutex);
    if (m_newest && m_newest->firstLine == first)
        return m_newest;
    Result<Opened> segment = open({m_folder, first});
    m_newest = segment ? std::make_shared<const Opened>(std::move(*segment)) : nullptr;
    return m_newest;
}

LineRange SegmentPages::Opened::pageRange(qint64 line, Want want) const
{
    const auto *hot = std::get_if<HotSegment>(&segment);
    return hot ? hot->pageRange(line - firstLine, lines, want) : std::get<ColdSegment>(segment).pageRange(line - firstLine);
}

LogPage SegmentPages::Opened::page(qint64 line, Want want) const
{
    const auto *hot = std::get_if<HotSegment>(&segment);
    LogPage page = hot ? hot->page(line - firstLine, lines, want) : std::get<ColdSegment>(segment).page(line - firstLine, want);
    page.firstLine += firstLine;
    return page;
}

qint64 SegmentPages::pageStart(qint64 line, Want want) const
{
    const auto segment = opened(line);
    if (!segment)
        return line;
    const qint64 end = segment->firstLine + segment->lines;
    return line < end ? segment->firstLine + segment->pageRange(line, want).first : end;
}

LogPage SegmentPages::page(qint64 line, Want want) const
{
    const auto segment = opened(line);
    if (!segment || line >= segment->firstLine + segment->lines)
        return {line, 0, {}, {}};
    return segment->page(line, want);
}

} // namespace quayside
