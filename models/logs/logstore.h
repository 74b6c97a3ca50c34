// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/logs/loglines.h"

#include <deque>

namespace quayside {

// The lines of a batch, which come from one container.
LogPage pageOf(const LogBatch &batch, int source, qint64 firstLine);
// One line that we write ourselves; on the error channel where lines are missing.
LogPage markOf(const QString &text, int source, qint64 time, LogChannel channel = LogChannel::Output);

// The lines of one or several containers in the order in which they came, in memory under a roof: above it the oldest are dropped,
// and firstLine() says so. A line keeps its number for ever.
class LogStore final : public LogLines
{
    Q_OBJECT

public:
    static constexpr qint64 defaultRoof = 64 * 1024 * 1024; // bytes

    explicit LogStore(qint64 roof = defaultRoof, qint64 firstLine = 0);

    // Containers by index; lines refer to them.
    int addSource(const QString &name);
    QStringList sources() const override { return m_sources; }

    void append(int source, const LogBatch &batch);
    // Its numbers go on from endLine().
    void append(const LogPage &page);
    // Forgets the lines and the containers.
    void clear();

    qint64 firstLine() const override { return m_firstLine; }
    qint64 endLine() const override { return m_endLine; }
    LogRecord at(qint64 line) const override;
    std::shared_ptr<const LogPages> pages() const override;

    qint64 memory() const { return m_memory; }
    qsizetype longestLine() const override { return m_longestLine; }

private:
    // Lines are dropped a block at a time; to other threads it is a page.
    struct Block
    {
        LogPage page;
        QList<quint32> ends; // of the lines in its text, their line ends included

        qint64 firstLine() const { return page.firstLine; }
        qint64 memory() const { return page.text.size() + page.lines * static_cast<qint64>(sizeof(LineStamp) + sizeof(quint32)); }
    };
    class BlockPages;

    void appendLine(QByteArrayView text, const LineStamp &stamp);
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
