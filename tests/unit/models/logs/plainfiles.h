// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/bytesource.h"

#include <QFile>
#include <QMutex>

namespace quayside {

// Files for tests of the models: one reader at a time.
class PlainFiles final : public FileOpener
{
public:
    Result<std::shared_ptr<const ByteSource>> open(const QString &path) const override
    {
        auto file = std::make_shared<PlainFile>(path);
        if (!file->isOpen())
            return failure(Error::Kind::NotFound, path);
        return file;
    }

private:
    class PlainFile final : public ByteSource
    {
    public:
        explicit PlainFile(const QString &path)
            : m_file(path)
        {
            // What it is, told by its first bytes: tests write files that differ there.
            if (m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
                m_identity = m_file.read(3);
        }

        bool isOpen() const { return m_file.isOpen(); }
        qint64 size() const override
        {
            const QMutexLocker locker(&m_mutex);
            return m_file.size();
        }
        qint64 read(qint64 offset, char *into, qint64 count) const override
        {
            const QMutexLocker locker(&m_mutex);
            return m_file.seek(offset) ? std::max<qint64>(0, m_file.read(into, count)) : 0;
        }
        QByteArray identity() const override { return m_identity; }

    private:
        mutable QMutex m_mutex;
        mutable QFile m_file;
        QByteArray m_identity;
    };
};

} // namespace quayside
