// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/folders.h"

#include "app/storage/tr.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QString folderFrom(const char *variable, const QString &fallback)
{
    const QString base = qEnvironmentVariable(variable);
    return (QDir::isAbsolutePath(base) ? base : QDir::homePath() + fallback) + u"/quayside"_s;
}

tl::unexpected<Error> cannotWrite(const QString &path, int code)
{
    return failure(Error::Kind::Storage, StorageTr::tr("%1 cannot be written: %2.").arg(path, QString::fromLocal8Bit(strerror(code))));
}

bool syncFolder(const QString &folder)
{
    const int fd = open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    const bool synced = fsync(fd) == 0;
    close(fd);
    return synced;
}

} // namespace

Result<Folders> Folders::ofThisPerson()
{
    const Folders folders{folderFrom("XDG_STATE_HOME", u"/.local/state"_s), folderFrom("XDG_CONFIG_HOME", u"/.config"_s)};
    for (const QString &folder : {folders.state, folders.configuration})
        if (const Result<> made = makePrivate(folder); !made)
            return tl::unexpected(made.error());
    return folders;
}

Result<> makePrivate(const QString &folder)
{
    QDir().mkpath(folder);
    if (chmod(QFile::encodeName(folder).constData(), 0700) != 0)
        return cannotWrite(folder, errno);
    return {};
}

Result<> replaceFile(const QString &path, const QByteArray &content)
{
    const QString folder = QFileInfo(path).absolutePath();
    // mkstemp gives the file a name that nobody can guess, and mode 0600.
    QByteArray name = QFile::encodeName(path) + ".XXXXXX";
    const int fd = mkostemp(name.data(), O_CLOEXEC);
    if (fd < 0)
        return cannotWrite(path, errno);
    const ssize_t taken = write(fd, content.constData(), static_cast<size_t>(content.size()));
    const bool written = taken == content.size() && fsync(fd) == 0;
    const int code = taken >= 0 && taken < content.size() ? ENOSPC : errno; // what is written in part has no error of its own
    close(fd);
    if (written && rename(name.constData(), QFile::encodeName(path).constData()) == 0 && syncFolder(folder))
        return {};
    const int problem = written ? errno : code;
    unlink(name.constData());
    return cannotWrite(path, problem);
}

void clearLeftovers(const QString &folder)
{
    constexpr qint64 longestWrite = 60; // seconds
    const QFileInfoList files = QDir(folder).entryInfoList({u"*.json.??????"_s}, QDir::Files | QDir::NoSymLinks);
    for (const QFileInfo &file : files)
        if (file.lastModified().secsTo(QDateTime::currentDateTime()) > longestWrite)
            QFile::remove(file.filePath());
}

QString setAside(const QString &path)
{
    const QString aside = path + u".damaged-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
    QFile::rename(path, aside);
    return aside;
}

} // namespace quayside
