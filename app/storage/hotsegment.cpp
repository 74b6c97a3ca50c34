// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/hotsegment.h"

#include "app/storage/tr.h"

#include <algorithm>

namespace quayside {

namespace {

constexpr qint64 mostLines = 1'000'000; // of a segment

// What is searched is searched in larger pieces: several blocks, where their lines are not too long.
constexpr qint64 linesToSearch = 8 * linesInBlock;
constexpr qint64 bytesToSearch = 4 * 1024 * 1024;

// So many lines that begin at a multiple of their number, as far as they are there.
LineRange around(qint64 line, qint64 count, qint64 lines)
{
    const qint64 first = line / count * count;
    return {first, std::min(first + count, lines)};
}

qint64 placeOf(qint64 line)
{
    return SegmentHead::size + line * SegmentRecord::size;
}

// Makes every line end where its record says, and nowhere else.
QByteArray mendedText(QByteArrayView text, std::span<const quint32> ends, quint32 begin)
{
    QByteArray mended;
    qsizetype from = 0;
    for (const quint32 end : ends) {
        const qsizetype to = std::clamp<qsizetype>(end - begin, from, text.size());
        QByteArray line = text.sliced(from, to - from).toByteArray();
        if (line.endsWith('\n'))
            line.chop(1);
        mended += line.replace('\n', ' ') + '\n';
        from = to;
    }
    return mended;
}

} // namespace

HotSegment::HotSegment(DiskFile text, DiskFile lines)
    : m_text(std::move(text))
    , m_lines(std::move(lines))
    , m_textSize(m_text.size())
{
}

Result<HotSegment> HotSegment::open(const SegmentPath &path)
{
    Result<DiskFile> text = DiskFile::openToRead(path.text());
    if (!text)
        return tl::unexpected(text.error());
    Result<DiskFile> lines = DiskFile::openToRead(path.lines());
    if (!lines)
        return tl::unexpected(lines.error());
    if (SegmentHead::isOfNewerFormat(lines->read(0, SegmentHead::size)))
        return failure(Error::Kind::Unsupported, StorageTr::tr("The kept log %1 was written by a newer Quayside. It is left alone.").arg(path.lines()));
    return HotSegment(std::move(*text), std::move(*lines));
}

// The last lines are looked at one by one: of what a power cut interrupts, any part may have come to the disk.
qint64 HotSegment::countLines() const
{
    qint64 count = std::max<qint64>(0, m_lines.size() - SegmentHead::size) / SegmentRecord::size;
    while (count > 0) {
        const SegmentRecord last = record(count - 1);
        const bool isWhole = last.isSound && last.end > 0 && last.end <= m_textSize && m_text.read(last.end - 1, 1) == "\n";
        if (isWhole)
            return count;
        --count;
    }
    return 0;
}

quint32 HotSegment::textEnd(qint64 lines) const
{
    return lines > 0 ? block((lines - 1) / linesInBlock, lines).ends.last() : 0;
}

SegmentRecord HotSegment::record(qint64 line) const
{
    char bytes[SegmentRecord::size] = {};
    m_lines.read(placeOf(line), bytes, SegmentRecord::size);
    return SegmentRecord::read(bytes);
}

quint32 HotSegment::findLineEnd(quint32 from) const
{
    constexpr qint64 step = 65536;
    for (qint64 at = from; at < m_textSize; at += step)
        if (const qsizetype end = m_text.read(at, step).indexOf('\n'); end >= 0)
            return static_cast<quint32>(at + end) + 1;
    return static_cast<quint32>(std::max<qint64>(m_textSize, from));
}

HotSegment::Block HotSegment::block(qint64 number, qint64 lines) const
{
    const qint64 first = number * linesInBlock;
    const qint64 count = std::min(linesInBlock, lines - first);
    Block block;
    if (first > 0) {
        const SegmentRecord before = record(first - 1);
        block.begin = before.isSound && before.end <= m_textSize ? before.end : this->block(number - 1, lines).ends.last();
    }
    QByteArray bytes = m_lines.read(placeOf(first), count * SegmentRecord::size);
    bytes.resize(count * SegmentRecord::size, '\0'); // what cannot be read is damage like any other
    quint32 end = block.begin;
    LineStamp stamp;
    block.ends.reserve(count);
    block.stamps.reserve(count);
    for (qint64 i = 0; i < count; ++i) {
        const SegmentRecord record = SegmentRecord::read(bytes.constData() + i * SegmentRecord::size);
        const bool isSound = record.isSound && record.end > end && record.end <= m_textSize;
        end = isSound ? record.end : findLineEnd(end);
        stamp = isSound ? record.stamp : LineStamp{stamp.time, stamp.source, stamp.channel, LineStamp::Kind::Line, false};
        block.ends.append(end);
        block.stamps.append(stamp);
    }
    return block;
}

// Usually two records say all that the text of a page needs. Where it lies; nothing when the lines have to be looked at.
std::optional<std::pair<quint32, quint32>> HotSegment::inOnePiece(LineRange lines, qint64 mostBytes) const
{
    const SegmentRecord before = lines.first > 0 ? record(lines.first - 1) : SegmentRecord{{}, 0, true};
    const SegmentRecord last = record(lines.end - 1);
    if (!before.isSound || !last.isSound || last.end <= before.end || last.end - before.end > mostBytes || last.end > m_textSize)
        return std::nullopt;
    return std::pair(before.end, last.end);
}

LineRange HotSegment::pageRange(qint64 line, qint64 lines, LogPages::Want want) const
{
    const LineRange wide = around(line, linesToSearch, lines);
    if (want == LogPages::Want::Text && inOnePiece(wide, bytesToSearch))
        return wide;
    const LineRange whole = around(line, linesInBlock, lines);
    if (inOnePiece(whole, bytesInPage))
        return whole;
    const qint64 number = line / linesInBlock;
    const Block found = block(number, lines);
    const LineRange range = pageInBlock(found.ends, found.begin, line % linesInBlock);
    return {whole.first + range.first, whole.first + range.end};
}

LogPage HotSegment::page(qint64 line, qint64 lines, LogPages::Want want) const
{
    const LineRange whole = pageRange(line, lines, want);
    LogPage page{whole.first, whole.end - whole.first, {}, {}};
    if (const auto place = inOnePiece(whole, bytesToSearch); place && want == LogPages::Want::Text) {
        page.text = m_text.read(place->first, place->second - place->first);
        return page;
    }
    const qint64 number = line / linesInBlock;
    const Block found = block(number, lines);
    const qint64 first = whole.first - number * linesInBlock;
    const quint32 begin = first > 0 ? found.ends.at(first - 1) : found.begin;
    const std::span<const quint32> ends(found.ends.constData() + first, static_cast<size_t>(page.lines));
    page.text = m_text.read(begin, ends.back() - begin);
    if (want == LogPages::Want::TextAndStamps)
        page.stamps = found.stamps.sliced(first, page.lines);
    if (!page.text.endsWith('\n') || countLineEnds(page.text) != page.lines)
        page.text = mendedText(page.text, ends, begin);
    return page;
}

HotSegmentWriter::HotSegmentWriter(DiskFile text, DiskFile lines)
    : m_text(std::move(text))
    , m_lines(std::move(lines))
{
}

Result<HotSegmentWriter> HotSegmentWriter::open(const SegmentPath &path)
{
    Result<DiskFile> text = DiskFile::openToWrite(path.text());
    if (!text)
        return tl::unexpected(text.error());
    Result<DiskFile> lines = DiskFile::openToWrite(path.lines());
    if (!lines)
        return tl::unexpected(lines.error());
    HotSegmentWriter writer(std::move(*text), std::move(*lines));
    const Result<HotSegment> there = HotSegment::open(path);
    if (!there)
        return tl::unexpected(there.error());
    writer.m_count = there->countLines();
    writer.m_end = there->textEnd(writer.m_count);
    Result<> begun = writer.m_lines.write(0, SegmentHead::make(path.firstLine));
    begun = begun ? writer.m_lines.truncate(placeOf(writer.m_count)) : begun;
    begun = begun ? writer.m_text.truncate(writer.m_end) : begun;
    if (!begun)
        return tl::unexpected(begun.error());
    return writer;
}

// The text goes first: a record that is there has its text.
Result<> HotSegmentWriter::write(const LogPage &page)
{
    QByteArray records(page.lines * SegmentRecord::size, Qt::Uninitialized);
    char *into = records.data();
    qsizetype at = 0;
    for (const LineStamp &stamp : page.stamps) {
        at = page.text.indexOf('\n', at) + 1;
        SegmentRecord{stamp, static_cast<quint32>(m_end + at), true}.write(into);
        into += SegmentRecord::size;
    }
    if (const Result<> written = m_text.write(m_end, page.text); !written)
        return written;
    if (const Result<> written = m_lines.write(placeOf(m_count), records); !written)
        return written;
    m_end += page.text.size();
    m_count += page.lines;
    return {};
}

Result<> HotSegmentWriter::sync() const
{
    const Result<> text = m_text.sync();
    return text ? m_lines.sync() : text;
}

bool HotSegmentWriter::isFull(qint64 segmentBytes) const
{
    return m_end >= segmentBytes || m_count >= mostLines;
}

} // namespace quayside
