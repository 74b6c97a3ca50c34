// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/pagecache.h"

#include <algorithm>

namespace quayside {

namespace {

constexpr qsizetype mostPages = 6; // a view at one place and a search at another, each at the border of two pages

QList<quint32> lineEnds(QByteArrayView text)
{
    QList<quint32> ends;
    for (qsizetype end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1))
        ends.append(static_cast<quint32>(end) + 1);
    return ends;
}

} // namespace

const PageCache::Page &PageCache::find(const LogPages &pages, qint64 line)
{
    const auto known = std::ranges::find_if(m_pages, [line](const Page &page) { return page.page.holds(line); });
    if (known != m_pages.end()) {
        std::rotate(m_pages.begin(), known, known + 1);
        return m_pages.first();
    }
    if (m_pages.size() == mostPages)
        m_pages.removeLast();
    const LogPage page = pages.page(line, LogPages::Want::TextAndStamps);
    m_pages.prepend({page, lineEnds(page.text)});
    return m_pages.first();
}

LogRecord PageCache::at(const LogPages &pages, qint64 line)
{
    const Page &page = find(pages, line);
    const qint64 index = line - page.page.firstLine;
    if (!page.page.holds(line) || index >= page.ends.size())
        return {{}, 0, 0, LogChannel::Output, LogRecord::Kind::Mark};
    const qsizetype begin = index > 0 ? page.ends.at(index - 1) : 0;
    const LineStamp stamp = page.page.stamps.value(index);
    return {QByteArrayView(page.page.text).sliced(begin, page.ends.at(index) - 1 - begin), stamp.time, stamp.source, stamp.channel, stamp.kind};
}

} // namespace quayside
