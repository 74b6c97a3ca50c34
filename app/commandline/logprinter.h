// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline/terminal.h"
#include "models/core/clock.h"
#include "models/logs/linepattern.h"
#include "models/logs/logmerge.h"
#include "models/runtime/containerruntime.h"

#include <QObject>
#include <QSet>

#include <memory>
#include <optional>
#include <vector>

namespace quayside {

// Prints the logs of some containers, in the order of time: the lines of one as they are, those of several with a name in front.
// Standard error of a container goes to standard error.
class LogPrinter final : public QObject
{
    Q_OBJECT

public:
    struct Style
    {
        bool names = false; // in front of each line
        bool times = false;
        qint64 until = 0; // nanoseconds since 1970: only what was written before; 0 is everything
        std::optional<LinePattern> pattern = {}; // only lines that match
    };
    struct Source
    {
        GroupId group;
        QString container;
        QString name; // as it is printed
    };

    LogPrinter(Terminal &terminal, const Clock &clock, Style style);

    void open(ContainerRuntime &runtime, const QList<Source> &sources, const LogOptions &options);

    // The containers write no more: what is left is printed, and then drained() comes.
    void finishReading();

Q_SIGNALS:
    // Every stream has delivered all there is for now.
    void drained();

private:
    void follow(int source, LogStream &stream);
    void print(const LogPage &page);
    QSet<qint64> matching(const LogPage &page);
    QByteArray lineFor(QByteArrayView text, const LineStamp &stamp) const;
    void closeOne(int source, const QString &problem);
    void sayWhetherDrained();
    QSet<int> everyone() const;

    Terminal &m_terminal;
    const Style m_style;
    LogMerge m_merge;
    std::unique_ptr<LineMatcher> m_matcher;
    bool m_saidGivenUp = false;
    QList<Source> m_sources;
    std::vector<std::unique_ptr<LogStream>> m_streams;
    QSet<int> m_unfinished; // sources whose logs are not at their end
    bool m_saidDrained = false;
};

} // namespace quayside
