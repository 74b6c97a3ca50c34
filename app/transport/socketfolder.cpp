// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/socketfolder.h"

#include "app/transport/runtimefolder.h"

#include <QDir>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 youngest = 60; // seconds; a folder is made before it is locked

// A descriptor that holds the lock of a folder; -1 where somebody else has it.
int lockFolder(const QString &path)
{
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0 || flock(folder, LOCK_EX | LOCK_NB) == 0)
        return folder;
    ::close(folder);
    return -1;
}

void removeAbandoned(const QString &kind)
{
    const QDateTime recent = QDateTime::currentDateTimeUtc().addSecs(-youngest);
    const QFileInfoList folders = QDir(runtimeFolder()).entryInfoList({kind + u"-??????"_s}, QDir::Dirs | QDir::NoSymLinks);
    for (const QFileInfo &folder : folders) {
        const int lock = folder.lastModified() < recent ? lockFolder(folder.filePath()) : -1;
        if (lock < 0)
            continue;
        QDir(folder.filePath()).removeRecursively();
        ::close(lock);
    }
}

QString patternOf(const QString &kind)
{
    const Result<> made = makePrivateFolder(runtimeFolder());
    if (!made)
        return runtimeFolder() + u"/missing/XXXXXX"_s; // not valid either
    removeAbandoned(kind);
    return runtimeFolder() + u'/' + kind + u"-XXXXXX"_s;
}

} // namespace

SocketFolder::SocketFolder(const QString &kind)
    : m_folder(patternOf(kind))
    , m_lock(lockFolder(m_folder.path()))
{
}

SocketFolder::~SocketFolder()
{
    if (m_lock >= 0)
        ::close(m_lock);
}

} // namespace quayside
