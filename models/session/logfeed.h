// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/logs/logstore.h"
#include "models/session/lognewest.h"
#include "models/session/session.h"

namespace quayside {

// The logs of a group while somebody looks at them: opens a stream for each container, puts what comes into one store, writes
// the lives of the containers between the lines, and goes on with a group that is created anew or an engine that is back.
class LogFeed final : public QObject
{
    Q_OBJECT

public:
    explicit LogFeed(Session &session, QObject *parent = nullptr);

    // Shows another group, or none; only one container when it is named.
    void show(const std::optional<GroupId> &group, const QString &container = {});
    LogStore &store() { return m_store; }
    bool isShowing() const { return m_group.has_value(); }

Q_SIGNALS:
    void failed(const QString &container, const quayside::Error &error);

private:
    // What we write ourselves waits until the lines have come that belong before it.
    struct Mark
    {
        QString text;
        qint64 before = 0; // nanoseconds since 1970: of the first line that belongs behind it
    };
    struct Source
    {
        QString container;
        QString engineId; // of the container whose log is being read
        int index = 0; // in the store
        std::unique_ptr<LogStream> stream;
        LogNewest newest = {};
        ContainerState state = ContainerState::Unknown;
        QDateTime startedAt = {};
        QList<Mark> marks = {};
        bool isRead = false; // up to the end of what the engine has kept
        bool isLost = false; // with its engine
    };

    void followGroup();
    void followContainer(const Container &container, bool isLive);
    void open(Source &source, const LogOptions &options);
    void openAgain(Source &source);
    Source *find(const QString &container);
    void noteLife(Source &source, const Container &container);
    void take(Source &source, const LogBatch &batch);
    void noteEnd(Source &source);
    void noteLoss(Source &source, const Error &error);
    void mark(Source &source, const Mark &mark);
    void write(Source &source);

    Session &m_session;
    LogStore m_store;
    std::optional<GroupId> m_group;
    QString m_only;
    std::vector<Source> m_sources;
};

} // namespace quayside
