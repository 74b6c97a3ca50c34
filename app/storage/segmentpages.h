// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/storage/coldsegment.h"
#include "app/storage/hotsegment.h"

#include <QMutex>

#include <memory>
#include <variant>

namespace quayside {

// Everything that was kept of a group at one moment. Segments may grow cold or be deleted meanwhile: then they are found in their new
// form, or their lines are not there any more.
class SegmentPages final : public LogPages
{
public:
    // Segments by their first lines, ascending; the last one has so many lines.
    SegmentPages(QString folder, QList<qint64> segments, qint64 linesInLast);
    // What the files say; takes a look at names and at the newest segment only.
    static std::shared_ptr<const SegmentPages> read(const QString &folder);

    const QList<qint64> &segments() const { return m_segments; }

    qint64 firstLine() const override;
    qint64 endLine() const override;
    qint64 pageStart(qint64 line, Want want) const override;
    LogPage page(qint64 line, Want want) const override;

private:
    // A segment with its files open.
    struct Opened
    {
        qint64 firstLine = 0;
        qint64 lines = 0;
        std::variant<HotSegment, ColdSegment> segment;

        LineRange pageRange(qint64 line, Want want) const;
        LogPage page(qint64 line, Want want) const;
    };

    static Result<Opened> open(const SegmentPath &path);
    // The segment that a line is in or behind; null when it cannot be read.
    std::shared_ptr<const Opened> opened(qint64 line) const;

    const QString m_folder;
    const QList<qint64> m_segments;
    const qint64 m_linesInLast;
    mutable QMutex m_mutex;
    mutable std::shared_ptr<const Opened> m_newest; // the one that was asked for last
};

} // namespace quayside
