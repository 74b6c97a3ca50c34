// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/logs/keptlines.h"
#include "models/logs/logmerge.h"
#include "models/logs/workers.h"
#include "models/session/lognewest.h"
#include "models/session/newestlines.h"
#include "models/session/session.h"

namespace quayside {

// The log of a group, as long as this lives: opens a stream for each container, keeps what comes, and writes the lives of the
// containers between the lines. It goes on where what is kept ends, with a group that is created anew, and with an engine that is
// back; lines that come again are left out, and where some may be missing a mark says for how long.
class GroupLog final : public QObject
{
    Q_OBJECT

public:
    // What a log begins with of which nothing is kept yet.
    static constexpr qint64 newestLines = 1'000'000; // of each container

    GroupLog(Session &session, LogSegments *segments, const GroupId &group);

    const GroupId &group() const { return m_group; }
    KeptLines &lines() { return m_lines; }
    // What is to be looked at: while a long log is being read for the first time, its newest lines alone.
    LogLines &shown();
    // Whether lines may be missing that were written before some that are here: what the engine has kept is still being read.
    bool isBehind() const { return !m_endsKnown || m_merge.isBehind(); }
    // Whether everything is here that the containers of a group have written, which have ended.
    bool hasRead(const ContainerGroup &ended) const;

Q_SIGNALS:
    void failed(const QString &container, const quayside::Error &error);
    // Something else is shown() now; what was ends with the same lines, and goes in the next turn.
    void shownChanged();

private:
    // What we write ourselves waits until the lines have come that belong before it.
    struct Mark
    {
        QString text;
        qint64 before = 0; // nanoseconds since 1970: of the first line that belongs behind it
        LogChannel channel = LogChannel::Output;
    };
    struct Source
    {
        QString container;
        QString engineId; // of the container whose log is being read
        int index = 0; // in the lines
        std::unique_ptr<LogStream> stream;
        LogNewest newest = {};
        ContainerState state = ContainerState::Unknown;
        QDateTime startedAt = {};
        QList<Mark> marks = {};
        bool isNew = false; // nothing was known of its log when this reading began
        bool isRead = false; // up to the end of what the engine has kept
        bool isLost = false; // with its engine
        bool mustJoin = false; // what comes must begin with what was shown; else something is missing
        qint64 timeBefore = 0; // of the newest line when this reading began
    };

    void findEnds();
    void followGroup();
    void closeStreams();
    void followContainer(const Container &container, bool isLive);
    void open(Source &source, const LogOptions &options);
    void openAgain(Source &source);
    Source *find(const QString &container);
    void showNewest();
    void followNewest();
    bool hasReachedNewest() const;
    void noteLife(Source &source, const Container &container);
    void take(Source &source, const LogBatch &batch);
    bool isLive(const LogBatch &batch) const;
    void noteGap(Source &source, const LogBatch &fresh);
    void noteEnd(Source &source);
    void noteLoss(Source &source, const Error &error);
    void mark(Source &source, const Mark &mark);
    void write(Source &source);

    Session &m_session;
    const GroupId m_group;
    KeptLines m_lines;
    LogMerge m_merge;
    std::vector<Source> m_sources;
    std::unique_ptr<NewestLines> m_newest; // while a long log is being read
    bool m_showsNewest = false;
    bool m_isNewestDue = false;
    QHash<int, LogNewest> m_ends; // of what was kept before, by source
    bool m_endsKnown = false;
    Workers m_worker{1}; // the last: it stops before the rest goes
};

} // namespace quayside
