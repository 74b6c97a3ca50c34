// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/operation.h"
#include "models/logs/logfilter.h"
#include "models/logs/workers.h"

namespace quayside {

// Writes the lines of a log to a file, as they are, whole or not at all; marks of ours are left out. With a filter, only the lines
// that fit. However long the log is, nothing waits for it.
class SaveLog final : public Operation<>
{
    Q_OBJECT

public:
    SaveLog(std::shared_ptr<const LogPages> pages, std::optional<CompiledFilter> filter, QString path);

protected:
    void start() override;
    void abort() override { m_worker.stop(); }

private:
    Result<> write(const Workers::Stopped &stopped);

    const std::shared_ptr<const LogPages> m_pages;
    const std::optional<CompiledFilter> m_filter;
    const QString m_path;
    Workers m_worker{1}; // the last: it stops before the rest goes
};

} // namespace quayside
