// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"

#include <QByteArray>

#include <utility>

namespace quayside {

// A regular file: read and written at any place, read from any thread. Nothing that is put in its place is taken for one (a pipe, a
// device, a folder).
class DiskFile
{
public:
    DiskFile() = default;
    ~DiskFile();
    DiskFile(DiskFile &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
        , m_path(std::move(other.m_path))
    {
    }
    DiskFile &operator=(DiskFile &&other) noexcept
    {
        std::swap(m_descriptor, other.m_descriptor);
        std::swap(m_path, other.m_path);
        return *this;
    }
    DiskFile(const DiskFile &) = delete;
    DiskFile &operator=(const DiskFile &) = delete;

    static Result<DiskFile> openToRead(const QString &path);
    // Makes it when there is none, for this person alone.
    static Result<DiskFile> openToWrite(const QString &path);

    qint64 size() const; // bytes; 0 when nobody knows
    QByteArray identity() const; // of the file, whatever it is called
    // As much as there is of so many bytes.
    QByteArray read(qint64 offset, qint64 count) const;
    qint64 read(qint64 offset, char *into, qint64 count) const;

    // All of it, or an error that says why; then part of it may be there.
    Result<> write(qint64 offset, QByteArrayView bytes) const;
    Result<> truncate(qint64 size) const;
    // Waits until the disk has it.
    Result<> sync() const;

private:
    DiskFile(int descriptor, QString path);
    static Result<DiskFile> open(const QString &path, int flags);
    tl::unexpected<Error> cannotWrite() const;

    int m_descriptor = -1;
    QString m_path;
};

} // namespace quayside
