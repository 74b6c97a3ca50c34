// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"

#include <QList>
#include <QSet>

namespace quayside {

// A file as it is now. What is written to it, or comes in its place, makes it another one.
struct FoundFile
{
    QString name;
    QString key; // from its name, its inode, its size and its time of change
    bool isOpenForWriting = false; // as far as the kernel tells us: of a file of our own on a local file system

    bool operator==(const FoundFile &) const = default;
};

// Above this the folder is no inbox, and looking at it would cost more than it brings.
constexpr qsizetype mostFilesInFolder = 20'000;

// The regular files of a folder, not of those below it, whose names match a wildcard, without hidden ones (name begins with a dot) and without
// those whose keys are known. May take a while; for another thread.
Result<QList<FoundFile>> listFolder(const QString &folder, const QString &pattern, const QSet<QString> &known);

} // namespace quayside
