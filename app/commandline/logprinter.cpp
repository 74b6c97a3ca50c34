// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline/logprinter.h"

#include "app/commandline/tr.h"
#include "models/format/format.h"
#include "models/logs/logstore.h"

#include <array>
#include <atomic>
#include <utility>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// Of names, on a terminal: those that can be read on light and on dark.
constexpr std::array nameColours{"\x1b[36m", "\x1b[33m", "\x1b[32m", "\x1b[35m", "\x1b[34m", "\x1b[31m"};

// https://no-color.org
bool wantsColours(const Terminal &terminal)
{
    return terminal.isInteractive() && qEnvironmentVariableIsEmpty("NO_COLOR");
}

} // namespace

LogPrinter::LogPrinter(Terminal &terminal, const Clock &clock, Style style)
    : m_terminal(terminal)
    , m_style(std::move(style))
    , m_merge(clock)
{
    if (m_style.pattern)
        m_matcher = std::make_unique<LineMatcher>(*m_style.pattern);
    connect(&m_merge, &LogMerge::merged, this, &LogPrinter::print);
    connect(&m_merge, &LogMerge::emptied, this, &LogPrinter::sayWhetherDrained, Qt::QueuedConnection); // who hears of it may delete us
}

QSet<int> LogPrinter::everyone() const
{
    QSet<int> all;
    for (int source = 0; source < m_sources.size(); ++source)
        all.insert(source);
    return all;
}

void LogPrinter::open(ContainerRuntime &runtime, const QList<Source> &sources, const LogOptions &options)
{
    m_sources = sources;
    m_unfinished = everyone();
    for (int source = 0; source < m_sources.size(); ++source) {
        m_merge.begin(source);
        m_streams.push_back(runtime.openLogs(m_sources.at(source).group, m_sources.at(source).container, options));
        follow(source, *m_streams.back());
    }
}

void LogPrinter::follow(int source, LogStream &stream)
{
    connect(&stream, &LogStream::linesArrived, this, [this, source](const LogBatch &batch) { m_merge.add(source, pageOf(batch, source, 0)); });
    connect(&stream, &LogStream::ended, this, [this, source] { closeOne(source, {}); });
    connect(&stream, &LogStream::failed, this, [this, source](const Error &error) { closeOne(source, error.summary); });
}

// The lines that match, by their place in the page; all of them without a pattern.
QSet<qint64> LogPrinter::matching(const LogPage &page)
{
    const std::atomic<bool> never = false;
    const QList<qint64> lines = m_matcher ? m_matcher->find(page.text, never) : QList<qint64>();
    if (m_matcher && m_matcher->givenUp() > 0 && !std::exchange(m_saidGivenUp, true))
        m_terminal.errorLine(CommandTr::tr("quayside: This expression takes too long for some lines; they are left out."));
    return {lines.begin(), lines.end()};
}

QByteArray LogPrinter::lineFor(QByteArrayView text, const LineStamp &stamp) const
{
    QByteArray line;
    if (m_style.times)
        line += QDateTime::fromMSecsSinceEpoch(stamp.time / 1'000'000, Qt::UTC).toString(Qt::ISODateWithMs).toUtf8() + ' ';
    if (m_style.names) {
        const bool isColoured = wantsColours(m_terminal);
        const QByteArray name = format::plainLine(m_sources.at(stamp.source).name).toUtf8();
        line += isColoured ? QByteArray(nameColours[stamp.source % nameColours.size()]) + name + "\x1b[0m | " : QByteArray(name + " | ");
    }
    return line + (m_terminal.isInteractive() ? terminalSafe(text) : text.toByteArray()) + '\n';
}

void LogPrinter::print(const LogPage &page)
{
    QByteArray output;
    QByteArray errors;
    const QSet<qint64> lines = matching(page);
    qsizetype begin = 0;
    for (qint64 i = 0; i < page.lines; ++i) {
        const LineStamp &stamp = page.stamps.at(i);
        const qsizetype end = page.text.indexOf('\n', begin);
        const QByteArrayView text = QByteArrayView(page.text).sliced(begin, end - begin);
        begin = end + 1;
        const bool isTooLate = m_style.until > 0 && stamp.time >= m_style.until;
        if (!isTooLate && (!m_matcher || lines.contains(i)))
            (stamp.channel == LogChannel::Error ? errors : output) += lineFor(text, stamp);
    }
    if (!output.isEmpty())
        m_terminal.write(output);
    if (!errors.isEmpty())
        m_terminal.writeError(errors);
}

void LogPrinter::closeOne(int source, const QString &problem)
{
    m_merge.settle(source);
    if (!problem.isEmpty())
        m_terminal.errorLine(u"quayside: %1: %2"_s.arg(format::plainLine(m_sources.at(source).name), format::plainLine(problem)));
    m_unfinished.remove(source);
    sayWhetherDrained();
}

void LogPrinter::sayWhetherDrained()
{
    const bool isDrained = m_unfinished.isEmpty() && m_merge.isEmpty();
    if (isDrained && !std::exchange(m_saidDrained, true))
        Q_EMIT drained();
}

void LogPrinter::finishReading()
{
    m_unfinished = everyone();
    m_saidDrained = false;
    for (const auto &stream : m_streams)
        stream->finishReading();
}

} // namespace quayside
