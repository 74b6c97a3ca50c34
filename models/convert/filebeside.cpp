// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/filebeside.h"

#include <QDir>
#include <QFileInfo>

namespace quayside {

std::optional<QByteArray> fileBeside(const QString &folder, const QString &path)
{
    constexpr qint64 largest = 1024 * 1024;
    const QString root = QFileInfo(folder).canonicalFilePath();
    const QFileInfo info(QDir(root).filePath(path));
    const QString place = info.canonicalFilePath();
    QFile file(place);
    if (root.isEmpty() || !QDir::isRelativePath(path) || !place.startsWith(root + u'/') || !info.isFile() || info.size() > largest)
        return std::nullopt;
    return file.open(QIODevice::ReadOnly) ? std::optional(file.readAll()) : std::nullopt;
}

} // namespace quayside
