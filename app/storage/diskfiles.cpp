// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/diskfiles.h"

#include "app/storage/diskfile.h"

namespace quayside {

namespace {

class DiskBytes final : public ByteSource
{
public:
    explicit DiskBytes(DiskFile file)
        : m_file(std::move(file))
    {
    }

    qint64 size() const override { return m_file.size(); }
    qint64 read(qint64 offset, char *into, qint64 count) const override { return m_file.read(offset, into, count); }
    QByteArray identity() const override { return m_file.identity(); }

private:
    const DiskFile m_file;
};

} // namespace

Result<std::shared_ptr<const ByteSource>> DiskFiles::open(const QString &path) const
{
    Result<DiskFile> file = DiskFile::openToRead(path);
    if (!file)
        return tl::unexpected(file.error());
    return std::make_shared<const DiskBytes>(std::move(*file));
}

} // namespace quayside
