// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/runtimefolder.h"

#include "app/transport/tr.h"

#include <QDir>
#include <QFile>

#include <sys/stat.h>
#include <unistd.h>

namespace quayside {

using namespace Qt::StringLiterals;

QString runtimeFolder()
{
    const QString base = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (!base.isEmpty())
        return base + u"/quayside"_s;
    return geteuid() == 0 ? u"/run/quayside"_s : QDir::tempPath() + u"/quayside-%1"_s.arg(geteuid());
}

Result<> makePrivateFolder(const QString &path)
{
    QDir().mkpath(path);
    const QByteArray name = QFile::encodeName(path);
    struct stat status{};
    if (lstat(name.constData(), &status) != 0 || !S_ISDIR(status.st_mode) || status.st_uid != geteuid() || chmod(name.constData(), 0700) != 0)
        return failure(Error::Kind::Storage, TransportTr::tr("The folder %1 cannot be made private to you, so nothing that listens is put there.").arg(path));
    return {};
}

} // namespace quayside
