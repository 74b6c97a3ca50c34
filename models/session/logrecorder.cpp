// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/logrecorder.h"

namespace quayside {

LogRecorder::LogRecorder(Session &session, LogSegments *segments)
    : m_session(session)
    , m_segments(segments)
{
    if (m_segments)
        connect(m_segments, &LogSegments::paused, this, &LogRecorder::failed);
    if (m_segments)
        connect(m_segments, &LogSegments::freed, this, &LogRecorder::takeOver);
}

// Where another program has stopped.
void LogRecorder::takeOver(const GroupId &group)
{
    if (m_recorded.remove(group))
        m_recorded.insert(group, open(group));
}

void LogRecorder::start()
{
    if (!m_segments)
        return;
    for (const GroupId &group : m_segments->groups())
        if (const Result<KeptLog> log = m_segments->open(group); log && log->isRecorded)
            m_recorded.insert(group, open(group));
}

std::shared_ptr<GroupLog> LogRecorder::open(const GroupId &group)
{
    std::weak_ptr<GroupLog> &known = m_open[group];
    std::shared_ptr<GroupLog> log = known.lock();
    if (log)
        return log;
    log = std::make_shared<GroupLog>(m_session, m_segments, group);
    known = log;
    return log;
}

QList<GroupId> LogRecorder::kept() const
{
    return m_segments ? m_segments->groups() : QList<GroupId>();
}

void LogRecorder::forget(const GroupId &group)
{
    m_recorded.remove(group);
    if (m_segments)
        m_segments->forget(group);
    Q_EMIT recordedChanged(group);
}

void LogRecorder::setRecorded(const GroupId &group, LogSegments::Recording recording)
{
    if (!m_segments)
        return;
    m_segments->setRecorded(group, recording);
    if (recording == LogSegments::Recording::Always)
        m_recorded.insert(group, open(group));
    else
        m_recorded.remove(group);
    Q_EMIT recordedChanged(group);
}

} // namespace quayside
