// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/specnode.h"

#include <QList>
#include <QStringView>

namespace quayside {

// Where the lines of a text begin. Lines end with LF, CRLF or CR.
class LineIndex
{
public:
    explicit LineIndex(QStringView text);

    // The range with its line and column filled in, both counted from 1, the column in UTF-16 units. It ends with the text.
    TextRange range(qsizetype offset, qsizetype length) const;

private:
    qsizetype m_size;
    QList<qsizetype> m_starts;
};

} // namespace quayside
