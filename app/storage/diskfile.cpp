// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/diskfile.h"

#include "app/storage/tr.h"

#include <QFile>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace quayside {

namespace {

QString words(int code)
{
    return QString::fromLocal8Bit(strerror(code));
}

} // namespace

DiskFile::DiskFile(int descriptor, QString path)
    : m_descriptor(descriptor)
    , m_path(std::move(path))
{
}

DiskFile::~DiskFile()
{
    if (m_descriptor >= 0)
        close(m_descriptor);
}

Result<DiskFile> DiskFile::open(const QString &path, int flags)
{
    // Opening a pipe would wait for its other end.
    DiskFile file(::open(QFile::encodeName(path).constData(), flags | O_NONBLOCK | O_CLOEXEC, 0600), path);
    const int code = errno;
    if (file.m_descriptor < 0)
        return failure(code == ENOENT ? Error::Kind::NotFound : Error::Kind::Storage, StorageTr::tr("%1 cannot be opened: %2.").arg(path, words(code)));
    struct stat status{};
    if (fstat(file.m_descriptor, &status) != 0 || !S_ISREG(status.st_mode))
        return failure(Error::Kind::Unsupported, StorageTr::tr("%1 is no regular file.").arg(path));
    return file;
}

Result<DiskFile> DiskFile::openToRead(const QString &path)
{
    return open(path, O_RDONLY);
}

Result<DiskFile> DiskFile::openToWrite(const QString &path)
{
    return open(path, O_RDWR | O_CREAT | O_NOFOLLOW);
}

qint64 DiskFile::size() const
{
    struct stat status{};
    return fstat(m_descriptor, &status) == 0 ? status.st_size : 0;
}

QByteArray DiskFile::identity() const
{
    struct stat status{};
    return fstat(m_descriptor, &status) == 0 ? QByteArray::number(status.st_dev) + ':' + QByteArray::number(status.st_ino) : QByteArray();
}

qint64 DiskFile::read(qint64 offset, char *into, qint64 count) const
{
    qint64 done = 0;
    while (done < count) {
        const ssize_t part = pread(m_descriptor, into + done, static_cast<size_t>(count - done), offset + done);
        if (part == 0 || (part < 0 && errno != EINTR))
            break;
        done += std::max<ssize_t>(part, 0);
    }
    return done;
}

QByteArray DiskFile::read(qint64 offset, qint64 count) const
{
    QByteArray bytes(count, Qt::Uninitialized);
    bytes.truncate(read(offset, bytes.data(), count));
    return bytes;
}

tl::unexpected<Error> DiskFile::cannotWrite() const
{
    return failure(Error::Kind::Storage, StorageTr::tr("%1 cannot be written: %2.").arg(m_path, words(errno)));
}

Result<> DiskFile::write(qint64 offset, QByteArrayView bytes) const
{
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t part = pwrite(m_descriptor, bytes.data() + done, static_cast<size_t>(bytes.size() - done), offset + done);
        if (part < 0 && errno != EINTR)
            return cannotWrite();
        done += std::max<ssize_t>(part, 0);
    }
    return {};
}

Result<> DiskFile::truncate(qint64 size) const
{
    if (ftruncate(m_descriptor, size) != 0)
        return cannotWrite();
    return {};
}

Result<> DiskFile::sync() const
{
    if (fdatasync(m_descriptor) != 0)
        return cannotWrite();
    return {};
}

} // namespace quayside
