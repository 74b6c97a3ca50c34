// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/logs/filepages.h"
#include "models/logs/loglines.h"
#include "models/logs/pagecache.h"
#include "models/logs/workers.h"

#include <QFileSystemWatcher>

#include <map>

namespace quayside {

// A log file from disk, of any size. Its first lines are there at once; the others as they are looked through, on all cores. It is
// followed as it grows; when it is cut short or replaced it begins anew.
class FileLog final : public LogLines
{
    Q_OBJECT

public:
    // The opener must outlive it.
    static Result<std::unique_ptr<FileLog>> open(const FileOpener &opener, const QString &path);

    qint64 firstLine() const override { return 0; }
    qint64 endLine() const override { return m_index.lines(); }
    LogRecord at(qint64 line) const override;
    qsizetype longestLine() const override { return m_index.longest(); }
    std::shared_ptr<const LogPages> pages() const override;

    const QString &path() const { return m_path; }
    bool isComplete() const { return m_scanned == m_size; }

Q_SIGNALS:
    // All that is in the file by now is there.
    void completed();

private:
    FileLog(const FileOpener &opener, QString path, std::shared_ptr<const ByteSource> file);
    void begin();
    void beginAgain(quint64 run);
    void scan(qint64 from, qint64 to);
    void take(quint64 run, qint64 offset, const LineMarks::Piece &piece);
    void onChanged();
    bool isReplaced();
    void watch();

    const FileOpener &m_opener;
    const QString m_path;
    std::shared_ptr<const ByteSource> m_file;
    LineMarks m_index;
    std::map<qint64, LineMarks::Piece> m_pending; // looked through before what comes in front of them, by offset
    qint64 m_scanned = 0; // bytes that are in the index
    qint64 m_size = 0; // bytes that are being looked through
    quint64 m_run = 0; // of all that were begun; what comes from earlier ones is too late
    QFileSystemWatcher m_watcher;
    mutable std::shared_ptr<const LogPages> m_pages; // of the present index
    mutable PageCache m_cache;
    Workers m_workers; // the last: it stops before the rest goes
};

} // namespace quayside
