// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/coldsegment.h"

#include "app/storage/compression.h"
#include "app/storage/hotsegment.h"
#include "app/storage/tr.h"

#include <QFile>
#include <QtEndian>

#include <algorithm>

#include <unistd.h>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

enum Frame { Head, Page, Index };

constexpr qsizetype pageHeadSize = 8; // lines, size of the text's frame
constexpr qsizetype indexEntrySize = 16;
constexpr qsizetype indexEndSize = 8;
constexpr qint64 headFrameSize = skippableHeadSize + SegmentHead::size;
// Zstandard's worst case is a little more than what it began with.
constexpr qint64 largestFrame = 2 * SegmentRecord::furthestEnd;

QByteArray recordsOf(const LogPage &page)
{
    QByteArray records(page.lines * SegmentRecord::size, Qt::Uninitialized);
    qsizetype at = 0;
    for (qsizetype i = 0; i < page.stamps.size(); ++i) {
        at = page.text.indexOf('\n', at) + 1;
        SegmentRecord{page.stamps.at(i), static_cast<quint32>(at), true}.write(records.data() + i * SegmentRecord::size);
    }
    return records;
}

QByteArray frameOf(const LogPage &page)
{
    const QByteArray text = compressed(page.text);
    QByteArray head(pageHeadSize, Qt::Uninitialized);
    qToLittleEndian(static_cast<quint32>(page.lines), head.data());
    qToLittleEndian(static_cast<quint32>(text.size()), head.data() + 4);
    head += compressed(recordsOf(page));
    return skippableFrame(Page, head) + text;
}

void addEntry(QByteArray &index, qint64 offset, qint64 endLine)
{
    char entry[indexEntrySize];
    qToLittleEndian(offset, entry);
    qToLittleEndian(endLine, entry + 8);
    index.append(entry, indexEntrySize);
}

// In the place of lines that cannot be read.
void fillWithDamage(LogPage &page)
{
    const QByteArray words = StorageTr::tr("%n line(s) of this log are damaged on disk and cannot be shown", nullptr, static_cast<int>(page.lines)).toUtf8();
    const qint64 lines = page.lines;
    page.text.clear();
    page.stamps.clear();
    page.lines = 0;
    LineStamp stamp;
    stamp.kind = LineStamp::Kind::Mark;
    stamp.channel = LogChannel::Error;
    page.append(words, stamp);
    while (page.lines < lines)
        page.append({}, stamp);
}

} // namespace

ColdSegment::ColdSegment(DiskFile file)
    : m_file(std::move(file))
{
}

Result<ColdSegment> ColdSegment::open(const SegmentPath &path)
{
    Result<DiskFile> file = DiskFile::openToRead(path.cold());
    if (!file)
        return tl::unexpected(file.error());
    if (SegmentHead::isOfNewerFormat(file->read(skippableHeadSize, SegmentHead::size)))
        return failure(Error::Kind::Unsupported, StorageTr::tr("The kept log %1 was written by a newer Quayside. It is left alone.").arg(path.cold()));
    ColdSegment segment(std::move(*file));
    if (!segment.readIndex())
        segment.findPages();
    return segment;
}

// What is read here was written to be read so, or is damaged: then it is not believed.
bool ColdSegment::readIndex()
{
    const qint64 size = m_file.size();
    const QByteArray end = m_file.read(size - indexEndSize, indexEndSize);
    const qint64 offset = end.size() == indexEndSize ? qFromLittleEndian<qint64>(end.constData()) : -1;
    if (offset < headFrameSize || offset > size - skippableHeadSize - indexEndSize)
        return false;
    const QByteArray index = m_file.read(offset, size - offset - indexEndSize);
    const std::optional<quint32> length = skippableSize(index, Frame::Index);
    if (!length || static_cast<qint64>(*length) + skippableHeadSize != size - offset || (index.size() - skippableHeadSize) % indexEntrySize != 0)
        return false;
    Page before{headFrameSize - 1, 0};
    for (qsizetype at = skippableHeadSize; at < index.size(); at += indexEntrySize) {
        const Page page{qFromLittleEndian<qint64>(index.constData() + at), qFromLittleEndian<qint64>(index.constData() + at + 8)};
        if (page.offset <= before.offset || page.offset >= offset || page.endLine <= before.endLine || page.endLine - before.endLine > linesInBlock) {
            m_pages.clear();
            return false;
        }
        m_pages.append(page);
        before = page;
    }
    return true;
}

void ColdSegment::findPages()
{
    qint64 line = 0;
    for (qint64 at = headFrameSize;;) {
        const QByteArray head = m_file.read(at, skippableHeadSize + pageHeadSize);
        const std::optional<quint32> length = skippableSize(head, Frame::Page);
        if (!length || head.size() < skippableHeadSize + pageHeadSize)
            return;
        const auto lines = qFromLittleEndian<quint32>(head.constData() + skippableHeadSize);
        const auto text = qFromLittleEndian<quint32>(head.constData() + skippableHeadSize + 4);
        const qint64 next = at + skippableHeadSize + *length + text;
        if (lines == 0 || lines > linesInBlock || next > m_file.size())
            return;
        line += lines;
        m_pages.append({at, line});
        at = next;
    }
}

qsizetype ColdSegment::indexOf(qint64 line) const
{
    return std::ranges::upper_bound(m_pages, line, {}, &Page::endLine) - m_pages.begin();
}

LineRange ColdSegment::pageRange(qint64 line) const
{
    const qsizetype index = indexOf(line);
    return {index > 0 ? m_pages.at(index - 1).endLine : 0, m_pages.at(index).endLine};
}

LogPage ColdSegment::page(qint64 line, LogPages::Want want) const
{
    const LineRange range = pageRange(line);
    LogPage page;
    page.firstLine = range.first;
    page.lines = range.end - range.first;
    if (!readPage(m_pages.at(indexOf(line)), want, page))
        fillWithDamage(page);
    return page;
}

bool ColdSegment::readPage(const Page &page, LogPages::Want want, LogPage &into) const
{
    const QByteArray head = m_file.read(page.offset, skippableHeadSize + pageHeadSize);
    const std::optional<quint32> length = skippableSize(head, Frame::Page);
    if (!length || head.size() < skippableHeadSize + pageHeadSize || *length < pageHeadSize)
        return false;
    const qint64 recordsSize = *length - pageHeadSize;
    const qint64 textSize = qFromLittleEndian<quint32>(head.constData() + skippableHeadSize + 4);
    if (recordsSize + textSize > largestFrame)
        return false;
    const QByteArray frames = m_file.read(page.offset + head.size(), recordsSize + textSize);
    if (frames.size() != recordsSize + textSize)
        return false;
    const auto text = decompressed(QByteArrayView(frames).sliced(recordsSize), SegmentRecord::furthestEnd);
    if (!text || countLineEnds(*text) != into.lines)
        return false;
    into.text = *text;
    if (want == LogPages::Want::Text)
        return true;
    const auto records = decompressed(QByteArrayView(frames).first(recordsSize), linesInBlock * SegmentRecord::size);
    if (!records || records->size() != into.lines * SegmentRecord::size)
        return false;
    for (qint64 i = 0; i < into.lines; ++i)
        into.stamps.append(SegmentRecord::read(records->constData() + i * SegmentRecord::size).stamp);
    return true;
}

Result<> ColdSegment::compress(const SegmentPath &path)
{
    const Result<HotSegment> hot = HotSegment::open(path);
    if (!hot)
        return tl::unexpected(hot.error());
    const QString unfinished = path.cold() + u".unfinished"_s;
    const Result<DiskFile> file = DiskFile::openToWrite(unfinished);
    if (!file)
        return tl::unexpected(file.error());
    const qint64 lines = hot->countLines();
    QByteArray bytes = skippableFrame(Frame::Head, SegmentHead::make(path.firstLine));
    QByteArray index;
    Result<> written = file->truncate(0);
    qint64 offset = 0;
    for (qint64 line = 0; written && line < lines; bytes.clear()) {
        const LogPage page = hot->page(line, lines, LogPages::Want::TextAndStamps);
        line = page.endLine();
        addEntry(index, offset + bytes.size(), line);
        bytes += frameOf(page);
        written = file->write(offset, bytes);
        offset += bytes.size();
    }
    index.resize(index.size() + indexEndSize);
    qToLittleEndian(offset, index.data() + index.size() - indexEndSize);
    written = written ? file->write(offset, skippableFrame(Frame::Index, index)) : written;
    written = written ? file->sync() : written;
    if (written && rename(QFile::encodeName(unfinished).constData(), QFile::encodeName(path.cold()).constData()) == 0)
        return {};
    QFile::remove(unfinished);
    return written ? failure(Error::Kind::Storage, StorageTr::tr("%1 cannot be written.").arg(path.cold())) : written;
}

} // namespace quayside
