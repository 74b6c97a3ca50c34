// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/triggers/calldesk.h"
#include "models/session/jobrunner.h"

namespace quayside {

struct Records;

// Triggers and what they run, put together from their concrete parts.
class Jobs
{
public:
    // The session, the records and the thread must outlive it.
    Jobs(Session &session, const Records &records, IoThread &io);

    JobRunner &runner() { return m_runner; }

    // The book alone: for commands.
    static TriggerBook bookOf(const Records &records);

private:
    TriggerBook m_book;
    CallDesk m_desk;
    JobRunner m_runner;
};

} // namespace quayside
