// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline/logprinter.h"
#include "app/commandline/verb.h"

namespace quayside {

// logs: of one or several groups, in the order of time.
class LogsVerb final : public Verb
{
    Q_OBJECT

public:
    using Verb::Verb;

protected:
    void start() override;

private:
    bool readWishes();
    std::optional<QDateTime> timeOf(const QString &text);
    void open(const QList<ContainerGroup> &groups);

    LogOptions m_options;
    LogPrinter::Style m_style;
    std::unique_ptr<LogPrinter> m_printer;
};

} // namespace quayside
