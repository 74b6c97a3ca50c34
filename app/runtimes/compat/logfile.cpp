// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/logfile.h"

#include "app/runtimes/compat/logframes.h"
#include "app/runtimes/compat/tr.h"

#include <algorithm>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace quayside::compat {

namespace {


// A regular file, and no link to one: nothing that is put in its place leads us elsewhere, and no pipe holds us up.
int openRegular(const QString &path)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    struct stat status{};
    if (fd >= 0 && fstat(fd, &status) == 0 && S_ISREG(status.st_mode))
        return fd;
    if (fd >= 0)
        ::close(fd);
    return -1;
}

} // namespace

LogBatch LogFileParser::feed(QByteArrayView bytes)
{
    LogBatch batch;
    m_rest.append(bytes);
    qsizetype start = 0;
    for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n', start)) {
        takeRecord(QByteArrayView(m_rest).sliced(start, end - start), batch);
        start = end + 1;
    }
    m_rest.remove(0, start);
    if (m_rest.size() > LineAssembler::longestLine) // conmon writes no such record
        takeRecord(std::exchange(m_rest, {}), batch);
    return batch;
}

void LogFileParser::takeRecord(QByteArrayView record, LogBatch &batch)
{
    qsizetype timeLength = 0;
    const qint64 time = parseLogTime(record, timeLength);
    const QByteArrayView rest = record.sliced(timeLength);
    constexpr qsizetype headLength = 9; // "stdout F "
    const bool isError = rest.startsWith("stderr ");
    const bool isRecord = time > 0 && (isError || rest.startsWith("stdout ")) && rest.size() >= headLength && rest.at(8) == ' '
        && (rest.at(7) == 'F' || rest.at(7) == 'P');
    if (!isRecord)
        return m_lines.add(batch, LogChannel::Output, time, record, true); // damage is shown, not hidden
    m_lines.add(batch, isError ? LogChannel::Error : LogChannel::Output, time, rest.sliced(headLength), rest.at(7) == 'F');
}

LogFileReader::LogFileReader(QString path, Begin begin, std::shared_ptr<Intake> intake)
    : m_path(std::move(path))
    , m_begin(begin)
    , m_share(std::move(intake), [this] { readOn(); })
{
}

bool LogFileReader::isReadable(const QString &path)
{
    const int fd = path.isEmpty() ? -1 : openRegular(path);
    if (fd >= 0)
        ::close(fd);
    return fd >= 0;
}

bool LogFileReader::open()
{
    const int fd = openRegular(m_path);
    return fd >= 0 && m_file.open(fd, QIODevice::ReadOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle);
}

void LogFileReader::follow()
{
    m_settling = false;
    if (!m_watcher) {
        m_watcher = std::make_unique<QFileSystemWatcher>();
        connect(m_watcher.get(), &QFileSystemWatcher::fileChanged, this, [this] {
            watch();
            if (!m_reading)
                readOn();
        });
    }
    watch();
    readOn();
}

// A file that was moved or replaced is not watched any more.
void LogFileReader::watch()
{
    if (m_watcher && !m_watcher->files().contains(m_path) && QFile::exists(m_path))
        m_watcher->addPath(m_path);
}

void LogFileReader::settle()
{
    m_settling = true;
    readOn();
}

void LogFileReader::acknowledge(qint64 bytes)
{
    m_share.acknowledge(bytes);
}

void LogFileReader::readOn()
{
    m_reading = true;
    if (!m_file.isOpen()) {
        if (!open())
            return reachEnd();
        seekTail();
    }
    while (m_share.mayRead()) {
        const QByteArray bytes = m_file.read(Intake::block);
        if (bytes.isEmpty())
            return reachEnd();
        deliver(m_parser.feed(bytes));
    }
}

void LogFileReader::reachEnd()
{
    if (m_file.isOpen() && continuesElsewhere())
        return readOn();
    m_reading = false;
    if (!m_settling)
        return;
    m_settling = false;
    m_watcher.reset();
    deliver(m_parser.finish());
    Q_EMIT caughtUp();
}

// Whether the file was cut short, or another one has taken its place; then that is read from its beginning.
bool LogFileReader::continuesElsewhere()
{
    struct stat ours{};
    struct stat theirs{};
    if (fstat(m_file.handle(), &ours) != 0 || lstat(QFile::encodeName(m_path).constData(), &theirs) != 0)
        return false;
    if (ours.st_ino == theirs.st_ino && ours.st_size >= m_file.pos())
        return false;
    if (ours.st_ino == theirs.st_ino) {
        Q_EMIT gapFound(CompatTr::tr("The log was cut short; what had not been read by then is lost."));
        m_parser = {};
        return m_file.seek(0);
    }
    m_file.close();
    m_parser = {};
    if (open())
        return true;
    Q_EMIT gapFound(CompatTr::tr("Something that is no file has taken the place of the log; it is not read."));
    return false;
}

// Goes to where the last lines begin. Pieces of lines make it hard to tell from the end, so ever more is tried until it is enough.
void LogFileReader::seekTail()
{
    if (m_begin.tail < 0 || m_surplus > 0)
        return;
    const bool isShort = hasAtMost(m_begin.tail);
    m_file.seek(0);
    if (isShort)
        return;
    const qint64 size = m_file.size();
    for (qint64 window = std::max<qint64>(4096, m_begin.tail * 128);; window *= 4) {
        const qint64 start = std::max<qint64>(0, size - window);
        const qsizetype count = linesFrom(start, size);
        m_surplus = std::max<qsizetype>(0, count - m_begin.tail);
        m_file.seek(start);
        // A window begins in the middle of a record, and the record after that may be the rest of a line.
        if (start == 0 || count > m_begin.tail + 1)
            return;
    }
}

// Whether the file has at most so many records, and so no more lines either.
bool LogFileReader::hasAtMost(qint64 records)
{
    for (QByteArray bytes = m_file.read(Intake::block); !bytes.isEmpty() && records >= 0; bytes = m_file.read(Intake::block))
        records -= bytes.count('\n');
    return records >= 0;
}

qsizetype LogFileReader::linesFrom(qint64 position, qint64 end)
{
    LogFileParser parser;
    qsizetype count = 0;
    m_file.seek(position);
    while (position < end) {
        const QByteArray bytes = m_file.read(std::min(Intake::block, end - position));
        if (bytes.isEmpty())
            break;
        position += bytes.size();
        count += parser.feed(bytes).lines.size();
    }
    return count;
}

void LogFileReader::deliver(const LogBatch &batch)
{
    LogBatch wanted;
    const bool wholly = m_surplus == 0 && m_begin.since == 0;
    for (const LogLine &line : wholly ? QList<LogLine>() : batch.lines) {
        const bool leftOut = m_surplus > 0 || line.time < m_begin.since;
        m_surplus = std::max<qsizetype>(0, m_surplus - 1);
        if (leftOut)
            continue;
        wanted.append(batch.text(line), line.time, line.channel);
        wanted.lines.last().isPartial = line.isPartial;
    }
    if (wholly)
        wanted = batch;
    if (wanted.isEmpty())
        return;
    m_share.add(wanted.bytes.size());
    Q_EMIT linesRead(wanted);
}

} // namespace quayside::compat
