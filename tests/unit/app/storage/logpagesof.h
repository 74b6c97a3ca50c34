// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/logpages.h"

#include <QList>

// Whole logs for the tests of the log store.
namespace quayside {

inline LogPage pageOf(qint64 firstLine, const QList<QByteArray> &lines)
{
    LogPage page;
    page.firstLine = firstLine;
    for (const QByteArray &line : lines) {
        const qint64 number = firstLine + page.lines;
        const auto channel = number % 3 == 0 ? LogChannel::Error : LogChannel::Output;
        page.append(line, {1'795'348'800'000'000'000 + number, static_cast<quint16>(number % 5), channel, LineStamp::Kind::Line, number % 7 == 0});
    }
    return page;
}

// Lines that say their own number.
inline LogPage numbered(qint64 firstLine, qint64 count)
{
    QList<QByteArray> lines;
    for (qint64 line = firstLine; line < firstLine + count; ++line)
        lines.append("line " + QByteArray::number(line) + QByteArray(line % 90, '.'));
    return pageOf(firstLine, lines);
}

// All of it, read page by page from the end, as a search does.
inline LogPage everything(const LogPages &pages)
{
    LogPage all;
    all.firstLine = pages.firstLine();
    qint64 end = pages.endLine();
    while (end > pages.firstLine()) {
        const LogPage page = pages.page(end - 1, LogPages::Want::TextAndStamps);
        const qint64 start = pages.pageStart(end - 1, LogPages::Want::TextAndStamps);
        if (page.lines > 0 && (page.firstLine != start || page.endLine() < end || page.stamps.size() != page.lines || countLineEnds(page.text) != page.lines))
            return {}; // no page at all
        all.text.prepend(page.text);
        all.stamps = page.stamps + all.stamps;
        all.lines += page.lines;
        end = start;
    }
    return all;
}

} // namespace quayside
