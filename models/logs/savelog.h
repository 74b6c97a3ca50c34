// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/operation.h"
#include "models/logs/logfilter.h"
#include "models/logs/workers.h"

#include <QStringList>

namespace quayside {

// What of a log is saved, and how. Marks of ours are left out.
struct SaveWishes
{
    enum class Format {
        Bytes, // as the containers wrote them, with their colours
        Plain, // without what only terminals understand
        Report, // the same, behind time and container
        JsonLines, // an object for each line: time, container, stream, text
        Csv, // the same as a table; nothing in it is a formula to a program that opens it
    };

    Format format = Format::Bytes;
    qint64 firstLine = 0;
    qint64 endLine = -1; // -1 is without end
    std::optional<CompiledFilter> filter = {}; // only the lines that fit
    QStringList sources = {}; // names of containers, for JSON
    bool hidesSecrets = false; // what looks like one, also in the heading
    QStringList secrets = {}; // and these, when it does
    QString heading = {}; // in front of it all
};

// Writes lines of a log to a file, whole or not at all. However long the log is, nothing waits for it.
class SaveLog final : public Operation<>
{
    Q_OBJECT

public:
    SaveLog(std::shared_ptr<const LogPages> pages, SaveWishes wishes, QString path);

protected:
    void start() override;
    void abort() override { m_worker.stop(); }

private:
    Result<> write(const Workers::Stopped &stopped);

    const std::shared_ptr<const LogPages> m_pages;
    const SaveWishes m_wishes;
    const QString m_path;
    Workers m_worker{1}; // the last: it stops before the rest goes
};

} // namespace quayside
