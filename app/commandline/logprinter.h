// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline/terminal.h"
#include "models/runtime/containerruntime.h"

#include <QObject>
#include <QSet>

#include <memory>
#include <vector>

namespace quayside {

// Prints the logs of some containers of a group: the lines of one as they are, those of several with the container's name in
// front. Standard error of a container goes to standard error.
class LogPrinter final : public QObject
{
    Q_OBJECT

public:
    struct Style
    {
        bool names = false; // in front of each line
        bool times = false;
    };

    LogPrinter(Terminal &terminal, Style style);

    void open(ContainerRuntime &runtime, const ContainerGroup &group, const QStringList &containers, const LogOptions &options);

    // The containers write no more: what is left is printed, and then drained() comes.
    void finishReading();

Q_SIGNALS:
    // Every stream has delivered all there is for now.
    void drained();

private:
    void print(const QString &container, const LogBatch &batch);
    void closeOne(const QString &container, const QString &problem);

    Terminal &m_terminal;
    const Style m_style;
    QStringList m_containers;
    std::vector<std::unique_ptr<LogStream>> m_streams;
    QSet<QString> m_unfinished; // containers whose logs are not at their end
};

} // namespace quayside
