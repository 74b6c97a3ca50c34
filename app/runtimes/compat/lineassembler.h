// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/logbatch.h"

namespace quayside {

// Makes lines of the pieces in which an engine keeps them: very long lines are cut, and what a program has written without
// ending the line is handed on as it is. Every piece has a time of its own.
class LineAssembler
{
public:
    // A longer line is cut here too, and says so.
    static constexpr qsizetype longestLine = 16 * 1024 * 1024;

    void add(LogBatch &batch, LogChannel channel, qint64 time, QByteArrayView text, bool isWhole);
    // What stands unfinished at the end of the log.
    LogBatch finish();

    // When the oldest line that is still unfinished began; 0 when none is.
    qint64 unfinishedSince() const;

private:
    struct Unfinished
    {
        QByteArray text;
        qint64 begin = 0; // time of the first piece
        qint64 time = 0; // of the last one
        bool isOpen = false;
    };
    Unfinished m_unfinished[2]; // by channel
};

} // namespace quayside
