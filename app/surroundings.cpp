// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/surroundings.h"

#include <QDir>
#include <QFile>

#include <sys/stat.h>

namespace quayside {

namespace {

bool isTheSystems(const QByteArray &folder)
{
    struct stat status{};
    const bool isThere = QDir::isAbsolutePath(QFile::decodeName(folder)) && stat(folder.constData(), &status) == 0;
    return isThere && status.st_uid == 0 && (status.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

template <typename Fits>
void keepOnly(const char *variable, Fits fits)
{
    if (!qEnvironmentVariableIsSet(variable))
        return;
    QList<QByteArray> folders = qgetenv(variable).split(':');
    folders.removeIf([&](const QByteArray &folder) { return !fits(folder); });
    // Empty would be the working folder; not set is the system's own choice.
    folders.isEmpty() ? qunsetenv(variable) : qputenv(variable, folders.join(':'));
}

} // namespace

void leaveWhatIsNotTheSystems()
{
    keepOnly("PATH", [](const QByteArray &folder) { return folder.startsWith('/'); });
    keepOnly("QT_PLUGIN_PATH", &isTheSystems);
    qunsetenv("QT_QPA_PLATFORM_PLUGIN_PATH"); // set by developers of platforms only
}

} // namespace quayside
