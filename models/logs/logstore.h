// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/logbatch.h"

#include <QObject>
#include <QStringList>

#include <deque>

namespace quayside {

// A line as the store gives it out; the text lives as long as the line is kept.
struct LogRecord
{
    enum class Kind : quint8 {
        Line,
        Mark, // of ours, not of the container: a start, an end, a gap
    };

    QByteArrayView text;
    qint64 time = 0; // nanoseconds since 1970
    int source = 0; // index of the container
    LogChannel channel = LogChannel::Output;
    Kind kind = Kind::Line;
};

// The lines of one or several containers in the order in which they came, in memory under a roof: above it the oldest are dropped,
// and firstLine() says so. A line keeps its number for ever.
class LogStore final : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 defaultRoof = 64 * 1024 * 1024; // bytes

    explicit LogStore(qint64 roof = defaultRoof, QObject *parent = nullptr);

    // Containers by index; lines refer to them.
    int addSource(const QString &name);
    const QStringList &sources() const { return m_sources; }

    void append(int source, const LogBatch &batch);
    void appendMark(int source, const QString &text, qint64 time);
    // Forgets the lines and the containers.
    void clear();

    qint64 firstLine() const { return m_firstLine; }
    qint64 endLine() const { return m_endLine; }
    qint64 lineCount() const { return m_endLine - m_firstLine; }
    // The line must be kept: firstLine() <= line < endLine().
    LogRecord at(qint64 line) const;

    qint64 memory() const { return m_memory; }
    qsizetype longestLine() const { return m_longestLine; } // bytes, of all that ever came

Q_SIGNALS:
    void linesAppended();
    void linesDropped(qint64 count);
    void cleared();

private:
    struct Entry
    {
        qint64 time = 0;
        quint32 offset = 0;
        quint32 length = 0;
        quint16 source = 0;
        LogChannel channel = LogChannel::Output;
        LogRecord::Kind kind = LogRecord::Kind::Line;
    };
    // Lines are dropped a block at a time.
    struct Block
    {
        qint64 firstLine = 0;
        QByteArray bytes;
        QList<Entry> entries;

        qint64 memory() const { return bytes.size() + entries.size() * static_cast<qint64>(sizeof(Entry)); }
    };

    void appendEntry(QByteArrayView text, Entry entry);
    void dropOldest();

    const qint64 m_roof;
    QStringList m_sources;
    std::deque<Block> m_blocks;
    qint64 m_firstLine = 0;
    qint64 m_endLine = 0;
    qint64 m_memory = 0;
    qsizetype m_longestLine = 0;
};

} // namespace quayside
