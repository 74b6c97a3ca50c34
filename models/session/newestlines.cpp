// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/newestlines.h"

#include "models/session/tr.h"

namespace quayside {

NewestLines::NewestLines(const Clock &clock, const QStringList &sources)
    : m_merge(clock)
{
    for (const QString &source : sources)
        m_lines.addSource(source);
    m_lines.append(markOf(SessionTr::tr("What is before these lines is being read"), 0, 0));
    connect(&m_merge, &LogMerge::merged, &m_lines, qOverload<const LogPage &>(&LogStore::append));
    connect(&m_merge, &LogMerge::emptied, this, &NewestLines::advanced);
}

LogOptions NewestLines::options()
{
    LogOptions options;
    options.follow = false;
    options.tail = lines;
    return options;
}

void NewestLines::read(int source, std::unique_ptr<LogStream> stream)
{
    ++m_reading;
    m_merge.begin(source);
    connect(stream.get(), &LogStream::linesArrived, this, [this, source](const LogBatch &batch) { add(source, batch); });
    connect(stream.get(), &LogStream::ended, this, [this, source] { end(source); });
    connect(stream.get(), &LogStream::failed, this, [this, source] { end(source); }); // the log itself says why
    m_streams.push_back(std::move(stream));
}

void NewestLines::add(int source, const LogBatch &batch)
{
    for (const LogLine &line : batch.lines)
        m_ends[source] = std::max(m_ends[source], line.time);
    m_merge.add(source, pageOf(batch, source, 0));
}

void NewestLines::end(int source)
{
    --m_reading;
    m_merge.settle(source);
    Q_EMIT advanced();
}

} // namespace quayside
