// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/session/grouplog.h"

namespace quayside {

// The logs of groups: each is read once, however many look at it, and goes on with nobody looking where a person wants it recorded.
class LogRecorder final : public QObject
{
    Q_OBJECT

public:
    // The store may be missing: then nothing is kept.
    LogRecorder(Session &session, LogSegments *segments);

    // Goes on with everything that is to be recorded.
    void start();

    // The log of a group, which goes on as long as somebody has it.
    std::shared_ptr<GroupLog> open(const GroupId &group);

    // Whether logs can be kept at all.
    bool canRecord() const { return m_segments != nullptr; }
    bool isRecorded(const GroupId &group) const { return m_recorded.contains(group); }
    void setRecorded(const GroupId &group, LogSegments::Recording recording);
    // Every group of which something is kept, whether it is still there or not.
    QList<GroupId> kept() const;
    // Deletes what is kept of a group, and records it no more.
    void forget(const GroupId &group);

Q_SIGNALS:
    void recordedChanged(const quayside::GroupId &group);
    // Lines cannot be kept for now.
    void failed(const quayside::Error &error);

private:
    void takeOver(const GroupId &group);

    Session &m_session;
    LogSegments *const m_segments;
    QHash<GroupId, std::weak_ptr<GroupLog>> m_open;
    QHash<GroupId, std::shared_ptr<GroupLog>> m_recorded;
};

} // namespace quayside
