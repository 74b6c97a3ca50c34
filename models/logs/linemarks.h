// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QList>

namespace quayside {

// Where lines begin in a text: the place of every 64th, more often when they are long. A quarter of a byte for each line.
class LineMarks
{
public:
    static constexpr qint64 linesBetween = 64;
    static constexpr qint64 bytesBetween = 64 * 1024; // at least so often, as far as lines end

    struct Mark
    {
        qint64 line = 0;
        qint64 offset = 0;
    };
    // What one stretch of the text adds; stretches may be looked at in any order.
    struct Piece
    {
        qint64 bytes = 0;
        qint64 lineEnds = 0;
        QList<Mark> marks; // lines counted from the line in which the stretch begins, offsets from its beginning
        qint64 firstEnd = 0; // behind the first line end; 0 when there is none
        qint64 lastEnd = 0;
        qint64 longest = 0; // of the lines between
    };

    static Piece scan(QByteArrayView stretch);
    // Stretches are put together in their order.
    void append(const Piece &piece);

    qint64 bytes() const { return m_bytes; }
    // The last one counts even without a line end.
    qint64 lines() const { return m_lineEnds + (m_bytes > m_lastEnd ? 1 : 0); }
    qint64 longest() const { return m_longest; }
    const QList<Mark> &marks() const { return m_marks; } // ascending, never empty; the first is that of line 0

private:
    QList<Mark> m_marks{{}};
    qint64 m_bytes = 0;
    qint64 m_lineEnds = 0;
    qint64 m_lastEnd = 0; // offset behind the last line end
    qint64 m_longest = 0;
};

} // namespace quayside
