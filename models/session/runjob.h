// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/session/grouplog.h"
#include "models/store/jobruns.h"

namespace quayside {

// Reads a template; the path is absolute.
using ReadTemplate = std::function<Operation<QString> *(const QString &path)>;

// One run of a job, from wherever it stands: makes the group, keeps its log, waits for its end and removes it. Every step is on disk before
// the next one, so that another program can go on after a kill at any moment. Ends with an error only where the run is to be gone on with
// later: the engine is away, or nothing can be written. Destroying it leaves the job running.
class RunJob final : public Operation<>
{
    Q_OBJECT

public:
    enum class LastTry { No, Yes };

    // The connection of the run's group must be there. At the last try everything that fails is the end of it.
    RunJob(Session &session, JobRuns &runs, ReadTemplate readTemplate, QString templateFile, JobRun run, LastTry lastTry = LastTry::No);

    const JobRun &run() const { return m_run; }

Q_SIGNALS:
    void advanced();

protected:
    void start() override;
    void fail(const Error &error) override;

private:
    ContainerRuntime &runtime() const;
    void keep(std::function<void()> next);
    void lookForGroup();
    void readTemplate();
    void create(const QString &text);
    void waitForEnd();
    void take(const ContainerGroup &ended);
    void waitForLog(const ContainerGroup &ended, std::chrono::milliseconds patience);
    void end(RunState state, const QString &summary);
    void removeGroup();
    void settle();

    Session &m_session;
    JobRuns &m_runs;
    const ReadTemplate m_readTemplate;
    const QString m_templateFile;
    JobRun m_run;
    std::shared_ptr<GroupLog> m_log;
    const bool m_isFresh; // nobody has begun it before
    const bool m_isLastTry;
};

} // namespace quayside
