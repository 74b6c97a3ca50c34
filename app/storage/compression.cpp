// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/compression.h"

#include <QtEndian>

#include <memory>

#include <zstd.h>

namespace quayside {

namespace {

constexpr int level = 3; // about 10 to 1 for logs, at some hundred megabytes a second

struct FreeContext
{
    void operator()(ZSTD_CCtx *context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx *context) const { ZSTD_freeDCtx(context); }
};

} // namespace

QByteArray compressed(QByteArrayView bytes)
{
    thread_local const std::unique_ptr<ZSTD_CCtx, FreeContext> context(ZSTD_createCCtx());
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    QByteArray frame(static_cast<qsizetype>(ZSTD_compressBound(static_cast<size_t>(bytes.size()))), Qt::Uninitialized);
    const size_t size = ZSTD_compress2(context.get(), frame.data(), static_cast<size_t>(frame.size()), bytes.data(), static_cast<size_t>(bytes.size()));
    frame.truncate(ZSTD_isError(size) != 0 ? 0 : static_cast<qsizetype>(size));
    return frame;
}

std::optional<QByteArray> decompressed(QByteArrayView frame, qint64 most)
{
    const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), static_cast<size_t>(frame.size()));
    if (size > static_cast<unsigned long long>(most)) // unknown and error are the largest numbers
        return std::nullopt;
    thread_local const std::unique_ptr<ZSTD_DCtx, FreeContext> context(ZSTD_createDCtx());
    QByteArray bytes(static_cast<qsizetype>(size), Qt::Uninitialized);
    const size_t done = ZSTD_decompressDCtx(context.get(), bytes.data(), size, frame.data(), static_cast<size_t>(frame.size()));
    if (done != size)
        return std::nullopt;
    return bytes;
}

QByteArray skippableFrame(int kind, QByteArrayView content)
{
    QByteArray frame(skippableHeadSize, Qt::Uninitialized);
    qToLittleEndian(ZSTD_MAGIC_SKIPPABLE_START + static_cast<quint32>(kind), frame.data());
    qToLittleEndian(static_cast<quint32>(content.size()), frame.data() + 4);
    return frame.append(content);
}

std::optional<quint32> skippableSize(QByteArrayView head, int kind)
{
    if (head.size() < skippableHeadSize || qFromLittleEndian<quint32>(head.data()) != ZSTD_MAGIC_SKIPPABLE_START + static_cast<quint32>(kind))
        return std::nullopt;
    return qFromLittleEndian<quint32>(head.data() + 4);
}

} // namespace quayside
