// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/filepages.h"

#include "models/logs/linetime.h"

#include <algorithm>

namespace quayside {

namespace {

// Pages do not go over the border of a block: any is found without those before it.
struct Sizes
{
    qint64 bytesInPage = 0;
    qsizetype marksInBlock = 0;
};

// PCRE2 is nearly twice as fast in a text that is much longer than the 500 KB before its end, in which it looks for every letter that
// a match must have before it tries one.
Sizes sizesFor(LogPages::Want want)
{
    return want == LogPages::Want::Text ? Sizes{2 * 1024 * 1024, 512} : Sizes{256 * 1024, 32};
}

// Makes a text have so many line ends: the file may have changed since it was looked through.
void giveLineEnds(QByteArray &text, qint64 lines)
{
    qsizetype end = 0;
    for (qint64 line = 0; line < lines; ++line) {
        const qsizetype found = text.indexOf('\n', end);
        if (found < 0)
            text.append('\n');
        end = found < 0 ? text.size() : found + 1;
    }
    text.truncate(end);
}

} // namespace

FilePages::FilePages(std::shared_ptr<const ByteSource> file, LineMarks index)
    : m_file(std::move(file))
    , m_index(std::move(index))
{
}

// Behind the last mark is the end of what was looked through.
LineMarks::Mark FilePages::mark(qsizetype index) const
{
    return index < m_index.marks().size() ? m_index.marks().at(index) : LineMarks::Mark{m_index.lines(), m_index.bytes()};
}

FilePages::Stretch FilePages::stretchOf(qint64 line, Want want) const
{
    const auto [bytesInPage, marksInBlock] = sizesFor(want);
    const qsizetype wanted = std::ranges::upper_bound(m_index.marks(), line, {}, &LineMarks::Mark::line) - m_index.marks().begin() - 1;
    const qsizetype blockEnd = std::min((wanted / marksInBlock + 1) * marksInBlock, m_index.marks().size());
    qsizetype first = wanted / marksInBlock * marksInBlock;
    for (qsizetype end = first + 1; end < blockEnd; ++end) {
        if (mark(end + 1).offset - mark(first).offset <= bytesInPage)
            continue;
        if (end > wanted)
            return {first, end};
        first = end;
    }
    return {first, blockEnd};
}

qint64 FilePages::pageStart(qint64 line, Want want) const
{
    return mark(stretchOf(line, want).first).line;
}

LogPage FilePages::page(qint64 line, Want want) const
{
    const Stretch stretch = stretchOf(line, want);
    const LineMarks::Mark begin = mark(stretch.first);
    const LineMarks::Mark end = mark(stretch.end);
    LogPage page;
    page.firstLine = begin.line;
    page.lines = end.line - begin.line;
    // A line of any length is the last one between two marks.
    page.text = m_file->read(begin.offset, std::min(end.offset - begin.offset, sizesFor(want).bytesInPage + longestLine));
    const bool isSure = want == Want::Text && page.text.endsWith('\n') && page.text.size() == end.offset - begin.offset;
    if (!isSure && (!page.text.endsWith('\n') || countLineEnds(page.text) != page.lines))
        giveLineEnds(page.text, page.lines);
    if (want == Want::TextAndStamps)
        page.stamps = stampsByText(page.text);
    return page;
}

} // namespace quayside
