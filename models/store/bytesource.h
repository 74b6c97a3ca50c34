// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"

#include <QByteArray>

#include <memory>

namespace quayside {

// Bytes that can be read at any place from any thread, such as those of a file.
class ByteSource
{
public:
    ByteSource() = default;
    virtual ~ByteSource() = default;
    Q_DISABLE_COPY_MOVE(ByteSource)

    virtual qint64 size() const = 0; // now; it may grow, and shrink
    // How many there were of so many bytes.
    virtual qint64 read(qint64 offset, char *into, qint64 count) const = 0;
    // The same for two sources that are one file, whatever it is called.
    virtual QByteArray identity() const = 0;

    QByteArray read(qint64 offset, qint64 count) const
    {
        QByteArray bytes(count, Qt::Uninitialized);
        bytes.truncate(read(offset, bytes.data(), count));
        return bytes;
    }
};

// Opens files that a person names.
class FileOpener
{
public:
    FileOpener() = default;
    virtual ~FileOpener() = default;
    Q_DISABLE_COPY_MOVE(FileOpener)

    // An error for what is no regular file.
    virtual Result<std::shared_ptr<const ByteSource>> open(const QString &path) const = 0;
};

} // namespace quayside
