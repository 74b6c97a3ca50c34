// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/runwords.h"

#include "models/session/tr.h"

namespace quayside {

using namespace Qt::StringLiterals;

QString runStateName(RunState state)
{
    switch (state) {
    case RunState::Waiting: return SessionTr::tr("Waiting");
    case RunState::Starting: return SessionTr::tr("Starting");
    case RunState::Running: return SessionTr::tr("Running");
    case RunState::Succeeded: return SessionTr::tr("Succeeded");
    case RunState::Failed: return SessionTr::tr("Failed");
    case RunState::Cancelled: return SessionTr::tr("Cancelled");
    case RunState::Lost: break;
    }
    return SessionTr::tr("Lost");
}

QString runStateToken(RunState state)
{
    switch (state) {
    case RunState::Waiting: return u"waiting"_s;
    case RunState::Starting: return u"starting"_s;
    case RunState::Running: return u"running"_s;
    case RunState::Succeeded: return u"succeeded"_s;
    case RunState::Failed: return u"failed"_s;
    case RunState::Cancelled: return u"cancelled"_s;
    case RunState::Lost: break;
    }
    return u"lost"_s;
}

QString runCause(const JobRun &run)
{
    return run.event.kind == Trigger::Kind::Folder ? run.event.file.section(u'/', -1) : SessionTr::tr("call");
}

QString runResult(const JobRun &run)
{
    if (!run.summary.isEmpty())
        return run.summary;
    return run.exitCode ? SessionTr::tr("exit code %1").arg(*run.exitCode) : QString();
}

std::chrono::milliseconds runDuration(const JobRun &run, const QDateTime &now)
{
    return std::chrono::milliseconds(run.startedAt.isValid() ? std::max<qint64>(0, run.startedAt.msecsTo(run.endedAt.isValid() ? run.endedAt : now)) : 0);
}

QString triggerCause(const Trigger &trigger)
{
    //: %1 is a pattern such as *.csv, %2 a folder
    return trigger.kind == Trigger::Kind::Folder ? SessionTr::tr("%1 in %2").arg(trigger.pattern, trigger.folder) : u"POST "_s + triggerAddress(trigger);
}

QString triggerAddress(const Trigger &trigger)
{
    return u"http://127.0.0.1:%1/trigger/%2"_s.arg(QString::number(trigger.port), trigger.name);
}

QString callCommand(const Trigger &trigger)
{
    return u"curl -X POST -H 'Authorization: Bearer TOKEN' "_s + triggerAddress(trigger);
}

} // namespace quayside
