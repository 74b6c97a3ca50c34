// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/logs/loglines.h"

namespace quayside {

// Single lines of a log that is read in pages: keeps the last few, with their line ends found.
class PageCache
{
public:
    // An empty mark where a line is not there any more. The text lives until the next call.
    LogRecord at(const LogPages &pages, qint64 line);
    // What was read may have changed.
    void clear() { m_pages.clear(); }

private:
    struct Page
    {
        LogPage page;
        QList<quint32> ends; // of the lines, their line ends included
    };

    const Page &find(const LogPages &pages, qint64 line);

    QList<Page> m_pages; // the one that was asked for last is the first
};

} // namespace quayside
