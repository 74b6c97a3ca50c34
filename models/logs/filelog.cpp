// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/filelog.h"

#include <QFileInfo>

#include <utility>

namespace quayside {

namespace {

constexpr qint64 firstStretch = 64 * 1024; // more than a screen
constexpr qint64 stretch = 4 * 1024 * 1024;

} // namespace

FileLog::FileLog(const FileOpener &opener, QString path, std::shared_ptr<const ByteSource> file)
    : m_opener(opener)
    , m_path(std::move(path))
    , m_file(std::move(file))
{
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &FileLog::onChanged);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &FileLog::onChanged); // another file may get its name
    m_watcher.addPath(QFileInfo(m_path).absolutePath());
    begin();
}

Result<std::unique_ptr<FileLog>> FileLog::open(const FileOpener &opener, const QString &path)
{
    auto file = opener.open(path);
    if (!file)
        return tl::unexpected(file.error());
    return std::unique_ptr<FileLog>(new FileLog(opener, path, std::move(*file)));
}

void FileLog::begin()
{
    const QByteArray text = m_file->read(0, firstStretch);
    m_size = text.size();
    take(++m_run, 0, LineMarks::scan(text));
    watch();
    onChanged();
}

// Every core takes the next stretch until all are taken.
void FileLog::scan(qint64 from, qint64 to)
{
    m_size = to;
    m_pending.clear();
    const quint64 run = ++m_run;
    const auto next = std::make_shared<std::atomic<qint64>>(from);
    m_workers.start(
        [this, run, next, to, file = m_file](const Workers::Stopped &stopped) {
            QByteArray buffer(std::min(stretch, to - next->load()), Qt::Uninitialized);
            for (qint64 offset = next->fetch_add(stretch); offset < to && !stopped; offset = next->fetch_add(stretch)) {
                const qint64 count = file->read(offset, buffer.data(), std::min(stretch, to - offset));
                const LineMarks::Piece piece = LineMarks::scan(QByteArrayView(buffer).first(count));
                const bool isCut = count < std::min(stretch, to - offset);
                QMetaObject::invokeMethod(
                    this, [this, run, offset, piece, isCut] { isCut ? beginAgain(run) : take(run, offset, piece); }, Qt::QueuedConnection);
            }
        },
        [] { });
}

void FileLog::take(quint64 run, qint64 offset, const LineMarks::Piece &piece)
{
    if (run != m_run)
        return;
    m_pending.emplace(offset, piece);
    if (offset != m_scanned)
        return;
    m_pages.reset(); // now the index is nobody's but ours
    for (auto first = m_pending.begin(); first != m_pending.end() && first->first == m_scanned; first = m_pending.erase(first)) {
        m_index.append(first->second);
        m_scanned += first->second.bytes;
    }
    Q_EMIT linesAppended();
    if (!isComplete())
        return;
    Q_EMIT completed();
    onChanged(); // it may have grown meanwhile
}

// The file is another one than that which was looked through.
void FileLog::beginAgain(quint64 run)
{
    if (run != m_run)
        return;
    m_workers.stop();
    m_index = {};
    m_pages.reset();
    m_cache.clear();
    m_scanned = m_size = 0;
    Q_EMIT cleared();
    begin();
}

void FileLog::onChanged()
{
    watch();
    if (!isComplete())
        return;
    if (isReplaced())
        return beginAgain(m_run);
    const qint64 size = m_file->size();
    if (size <= m_size)
        return;
    m_cache.clear(); // the last line may have become longer
    scan(m_size, size);
}

bool FileLog::isReplaced()
{
    if (m_file->size() < m_size)
        return true;
    auto there = m_opener.open(m_path);
    if (!there || (*there)->identity() == m_file->identity())
        return false; // one that was deleted can be read as long as it is open
    m_file = std::move(*there);
    return true;
}

// A file that was moved or replaced is not watched any more.
void FileLog::watch()
{
    if (!m_watcher.files().contains(m_path) && QFile::exists(m_path))
        m_watcher.addPath(m_path);
}

LogRecord FileLog::at(qint64 line) const
{
    return m_cache.at(*pages(), line);
}

std::shared_ptr<const LogPages> FileLog::pages() const
{
    if (!m_pages)
        m_pages = std::make_shared<const FilePages>(m_file, m_index);
    return m_pages;
}

} // namespace quayside
