// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/session/grouplog.h"

namespace quayside {

// The newest lines of several groups in one log, in the order of time, and what comes; a mark says where older ones are left out. It is in memory; what is kept is kept by each
// group's own log.
class JoinedLog final : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 newestLines = 200'000; // of each group

    struct Group
    {
        QString name;
        std::shared_ptr<GroupLog> log;
    };

    JoinedLog(const Clock &clock, const QList<Group> &groups);

    // Containers are named after their groups: group/container.
    LogLines &lines() { return m_lines; }

private:
    struct Part
    {
        Group group;
        qint64 next = 0; // line that was not taken yet
        QList<int> sources = {}; // here, by those there
    };

    void noteCut(Part &part);
    void readOn();
    void readPage();
    bool takePage(size_t part);
    int sourceOf(Part &part, int source);
    LogPage taken(Part &part, const LogPage &page);

    std::vector<Part> m_parts;
    LogStore m_lines;
    LogMerge m_merge;
    size_t m_turns = 0; // of the parts, one after the other
    bool m_isReading = false;
};

} // namespace quayside
