// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/logs/linemarks.h"
#include "models/store/bytesource.h"
#include "models/store/logpages.h"

namespace quayside {

// A file of lines as pages, as far as it has been looked through. Nothing is known of its lines but their text, and the time where a
// line begins with one.
class FilePages final : public LogPages
{
public:
    FilePages(std::shared_ptr<const ByteSource> file, LineMarks index);

    qint64 firstLine() const override { return 0; }
    qint64 endLine() const override { return m_index.lines(); }
    qint64 pageStart(qint64 line, Want want) const override;
    LogPage page(qint64 line, Want want) const override;

private:
    // Marks by their places in the list.
    struct Stretch
    {
        qsizetype first = 0;
        qsizetype end = 0;
    };
    Stretch stretchOf(qint64 line, Want want) const;
    LineMarks::Mark mark(qsizetype index) const;

    const std::shared_ptr<const ByteSource> m_file;
    const LineMarks m_index;
};

} // namespace quayside
