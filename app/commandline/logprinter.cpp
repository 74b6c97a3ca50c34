// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline/logprinter.h"

#include "models/format/format.h"

namespace quayside {

using namespace Qt::StringLiterals;

LogPrinter::LogPrinter(Terminal &terminal, Style style)
    : m_terminal(terminal)
    , m_style(style)
{
}

void LogPrinter::open(ContainerRuntime &runtime, const ContainerGroup &group, const QStringList &containers, const LogOptions &options)
{
    m_unfinished = QSet<QString>(containers.begin(), containers.end());
    m_containers = containers;
    for (const QString &container : containers) {
        auto stream = runtime.openLogs(group.id, container, options);
        connect(stream.get(), &LogStream::linesArrived, this, [this, container](const LogBatch &batch) { print(container, batch); });
        connect(stream.get(), &LogStream::ended, this, [this, container] { closeOne(container, {}); });
        connect(stream.get(), &LogStream::failed, this, [this, container](const Error &error) { closeOne(container, error.summary); });
        m_streams.push_back(std::move(stream));
    }
}

void LogPrinter::print(const QString &container, const LogBatch &batch)
{
    const bool safe = m_terminal.isInteractive();
    QByteArray output;
    QByteArray errors;
    for (const LogLine &line : batch.lines) {
        QByteArray &target = line.channel == LogChannel::Error ? errors : output;
        if (m_style.times)
            target += QDateTime::fromMSecsSinceEpoch(line.time / 1'000'000, Qt::UTC).toString(Qt::ISODateWithMs).toUtf8() + ' ';
        if (m_style.names)
            target += format::plainLine(container).toUtf8() + " | ";
        target += safe ? terminalSafe(batch.text(line)) : batch.text(line).toByteArray();
        target += '\n';
    }
    if (!output.isEmpty())
        m_terminal.write(output);
    if (!errors.isEmpty())
        m_terminal.writeError(errors);
}

void LogPrinter::closeOne(const QString &container, const QString &problem)
{
    if (!problem.isEmpty())
        m_terminal.errorLine(u"quayside: %1: %2"_s.arg(format::plainLine(container), format::plainLine(problem)));
    if (m_unfinished.remove(container) && m_unfinished.isEmpty())
        Q_EMIT drained();
}

void LogPrinter::finishReading()
{
    m_unfinished = QSet<QString>(m_containers.begin(), m_containers.end());
    for (const auto &stream : m_streams)
        stream->finishReading();
}

} // namespace quayside
