// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>

namespace quayside::docker {

// A file in an archive; it belongs to root.
struct TarFile
{
    QByteArray name; // as a path below the folder where it is unpacked
    QByteArray content;
    int mode = 0444;
    bool isFolder = false;
};

// A tar archive (ustar, with GNU's entry for names of more than 100 bytes), as an engine takes files to put into a container.
QByteArray tarArchive(const QList<TarFile> &files);

} // namespace quayside::docker
