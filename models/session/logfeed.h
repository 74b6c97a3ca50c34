// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/logs/logstore.h"
#include "models/session/session.h"

namespace quayside {

// The logs of a group while somebody looks at them: opens a stream for each container, puts what comes into one store, writes
// the lives of the containers between the lines, and goes on with a group that is created anew.
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
    struct Source
    {
        QString container;
        QString engineId; // of the container whose log is being read
        int index = 0; // in the store
        std::unique_ptr<LogStream> stream;
        ContainerState state = ContainerState::Unknown;
        int restartCount = 0;
    };

    void followGroup();
    void open(Source &source);
    void noteLife(Source &source, const Container &container);
    void mark(const Source &source, const QString &text);

    Session &m_session;
    LogStore m_store;
    std::optional<GroupId> m_group;
    QString m_only;
    std::vector<Source> m_sources;
};

} // namespace quayside
