// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/docker/tararchive.h"

namespace quayside::docker {

namespace {

constexpr qsizetype blockSize = 512;
constexpr qsizetype longestName = 100;

QByteArray padded(QByteArray bytes)
{
    const qsizetype rest = bytes.size() % blockSize;
    return rest == 0 ? bytes : bytes.append(blockSize - rest, '\0');
}

QByteArray octal(qint64 number, int digits)
{
    return QByteArray::number(number, 8).rightJustified(digits, '0') + '\0';
}

// Fields and their places are those of POSIX.1-1988's ustar.
QByteArray header(const QByteArray &name, qint64 size, int mode, char type)
{
    QByteArray block(blockSize, '\0');
    const auto put = [&block](qsizetype place, const QByteArray &bytes) { block.replace(place, bytes.size(), bytes); };
    put(0, name.left(longestName));
    put(100, octal(mode, 7));
    put(108, octal(0, 7)); // owner
    put(116, octal(0, 7)); // group
    put(124, octal(size, 11));
    put(136, octal(0, 11)); // time
    put(148, QByteArray(8, ' ')); // the sum is made over blanks in its own place
    block[156] = type;
    put(257, QByteArray("ustar\00000", 8));
    int sum = 0;
    for (const char byte : std::as_const(block))
        sum += static_cast<unsigned char>(byte);
    put(148, octal(sum, 6) + ' ');
    return block;
}

} // namespace

QByteArray tarArchive(const QList<TarFile> &files)
{
    QByteArray archive;
    for (const TarFile &file : files) {
        if (file.name.size() > longestName)
            archive += header("././@LongLink", file.name.size() + 1, 0, 'L') + padded(file.name + '\0');
        archive += header(file.name, file.content.size(), file.mode, file.isFolder ? '5' : '0') + padded(file.content);
    }
    return archive + QByteArray(2 * blockSize, '\0');
}

} // namespace quayside::docker
