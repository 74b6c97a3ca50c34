// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/triggers/folderlisting.h"

#include "app/triggers/tr.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QString keyOf(const QString &name, const struct stat &file)
{
    const QByteArray text = QFile::encodeName(name) + '\0' + QByteArray::number(static_cast<quint64>(file.st_ino)) + ' ' + QByteArray::number(static_cast<qint64>(file.st_size))
        + ' ' + QByteArray::number(static_cast<qint64>(file.st_mtim.tv_sec)) + '.' + QByteArray::number(static_cast<qint64>(file.st_mtim.tv_nsec));
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().first(32));
}

// A read lease is granted only while nobody has the file open for writing. The signal that would tell us of a writer who comes while we have
// it is one that nobody minds: its default would end us.
bool isOpenForWriting(const QByteArray &path)
{
    const int file = open(path.constData(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0)
        return false;
    fcntl(file, F_SETSIG, SIGURG);
    const bool isRefused = fcntl(file, F_SETLEASE, F_RDLCK) != 0 && errno == EAGAIN;
    fcntl(file, F_SETLEASE, F_UNLCK);
    close(file);
    return isRefused;
}

} // namespace

Result<QList<FoundFile>> listFolder(const QString &folder, const QString &pattern, const QSet<QString> &known)
{
    const QDir::Filters filters = QDir::Files | QDir::NoSymLinks | QDir::CaseSensitive;
    if (!QDir(folder).exists() || !QDir(folder).isReadable())
        return failure(Error::Kind::NotFound, TriggersTr::tr("The folder %1 is not there or cannot be read.").arg(folder));
    QList<FoundFile> files;
    qsizetype seen = 0;
    for (QDirIterator all(folder, {pattern}, filters); all.hasNext();) {
        const QByteArray path = QFile::encodeName(all.next());
        if (++seen > mostFilesInFolder)
            return failure(Error::Kind::Rejected, TriggersTr::tr("The folder %1 holds more than %2 files. Let the jobs move away what they have done.")
                                                      .arg(folder, QString::number(mostFilesInFolder)));
        struct stat file{};
        if (all.fileName().startsWith(u'.') || lstat(path.constData(), &file) != 0 || !S_ISREG(file.st_mode))
            continue; // gone again, or a name that is no text
        const QString key = keyOf(all.fileName(), file);
        if (!known.contains(key))
            files.append({all.fileName(), key, isOpenForWriting(path)});
    }
    return files;
}

} // namespace quayside
