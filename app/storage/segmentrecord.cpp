// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/segmentrecord.h"

#include <QtEndian>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 endMask = SegmentRecord::furthestEnd;
constexpr quint32 partialBit = 1U << 28;
constexpr quint32 markBit = 1U << 29;
constexpr quint32 errorBit = 1U << 30;
constexpr QByteArrayView magic("QSLINES\n");

// Of the first 14 bytes. Never 0 for zeros: a hole in a file is no line.
quint16 checkOf(const char *record)
{
    quint64 sum = qFromLittleEndian<quint64>(record) * 0x9E3779B97F4A7C15ULL;
    sum = (sum ^ (sum >> 29) ^ qFromLittleEndian<quint32>(record + 8)) * 0xBF58476D1CE4E5B9ULL;
    sum = (sum ^ (sum >> 32) ^ qFromLittleEndian<quint16>(record + 12)) * 0x94D049BB133111EBULL;
    return static_cast<quint16>((sum >> 48) ^ 0x5153);
}

} // namespace

void SegmentRecord::write(char *into) const
{
    quint32 word = end & endMask;
    word |= stamp.isPartial ? partialBit : 0;
    word |= stamp.kind == LineStamp::Kind::Mark ? markBit : 0;
    word |= stamp.channel == LogChannel::Error ? errorBit : 0;
    qToLittleEndian(stamp.time, into);
    qToLittleEndian(word, into + 8);
    qToLittleEndian(stamp.source, into + 12);
    qToLittleEndian(checkOf(into), into + 14);
}

SegmentRecord SegmentRecord::read(const char *from)
{
    const auto word = qFromLittleEndian<quint32>(from + 8);
    SegmentRecord record;
    record.stamp.time = qFromLittleEndian<qint64>(from);
    record.stamp.source = qFromLittleEndian<quint16>(from + 12);
    record.stamp.channel = (word & errorBit) != 0 ? LogChannel::Error : LogChannel::Output;
    record.stamp.kind = (word & markBit) != 0 ? LineStamp::Kind::Mark : LineStamp::Kind::Line;
    record.stamp.isPartial = (word & partialBit) != 0;
    record.end = word & endMask;
    record.isSound = qFromLittleEndian<quint16>(from + 14) == checkOf(from);
    return record;
}

QByteArray SegmentHead::make(qint64 firstLine)
{
    QByteArray head(size, '\0');
    std::copy(magic.begin(), magic.end(), head.begin());
    qToLittleEndian(format, head.data() + 8);
    qToLittleEndian(firstLine, head.data() + 16);
    return head;
}

bool SegmentHead::isOfNewerFormat(const QByteArray &head)
{
    return head.size() == size && head.startsWith(magic) && qFromLittleEndian<quint32>(head.constData() + 8) > format;
}

QString SegmentPath::with(const QString &suffix) const
{
    return u"%1/%2%3"_s.arg(folder, QString::number(firstLine).rightJustified(20, u'0'), suffix);
}

LineRange pageInBlock(std::span<const quint32> ends, quint32 begin, qint64 line)
{
    qint64 first = 0;
    quint32 start = begin;
    for (qint64 at = 0; at < static_cast<qint64>(ends.size()); ++at) {
        const quint32 end = ends[static_cast<size_t>(at)];
        if (at == first || end - start <= bytesInPage)
            continue;
        if (at > line)
            return {first, at};
        first = at;
        start = ends[static_cast<size_t>(at) - 1];
    }
    return {first, static_cast<qint64>(ends.size())};
}

} // namespace quayside
