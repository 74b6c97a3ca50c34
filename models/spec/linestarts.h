// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/specnode.h"

#include <QList>
#include <QStringView>

namespace quayside {

// Where the lines of a text begin. Lines end with LF, CRLF or CR.
class LineStarts
{
public:
    explicit LineStarts(QStringView text);

    // The range with its line and column filled in, both counted from 1, the column in UTF-16 units. It ends with the text.
    TextRange range(qsizetype offset, qsizetype length) const;

private:
    bool isIn(qsizetype line, qsizetype offset) const;

    qsizetype m_size;
    QList<qsizetype> m_starts;
    mutable qsizetype m_line = 0; // of the last question: the next one is mostly about the same line, or the one after
};

} // namespace quayside
