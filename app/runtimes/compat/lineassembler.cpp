// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/lineassembler.h"

namespace quayside {

void LineAssembler::add(LogBatch &batch, LogChannel channel, qint64 time, QByteArrayView text, bool isWhole)
{
    Unfinished &unfinished = m_unfinished[channel == LogChannel::Error ? 1 : 0];
    if (isWhole && !unfinished.isOpen) {
        batch.append(text, time, channel);
        return;
    }
    if (!unfinished.isOpen)
        unfinished.begin = time;
    // The time of the last piece counts: by it the engine decides what "since" leaves out.
    unfinished.isOpen = true;
    unfinished.time = time > 0 ? time : unfinished.time;
    unfinished.text.append(text);
    if (!isWhole && unfinished.text.size() <= longestLine)
        return;
    batch.append(unfinished.text, unfinished.time, channel);
    batch.lines.last().isPartial = !isWhole;
    unfinished = {};
}

LogBatch LineAssembler::finish()
{
    LogBatch batch;
    for (const LogChannel channel : {LogChannel::Output, LogChannel::Error}) {
        Unfinished &unfinished = m_unfinished[channel == LogChannel::Error ? 1 : 0];
        if (!unfinished.text.isEmpty())
            batch.append(unfinished.text, unfinished.time, channel);
        unfinished = {};
    }
    return batch;
}

qint64 LineAssembler::unfinishedSince() const
{
    qint64 since = 0;
    for (const Unfinished &unfinished : m_unfinished)
        if (unfinished.isOpen && unfinished.begin > 0 && (since == 0 || unfinished.begin < since))
            since = unfinished.begin;
    return since;
}

} // namespace quayside
