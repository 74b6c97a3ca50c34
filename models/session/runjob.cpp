// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/runjob.h"

#include "models/automation/jobspec.h"
#include "models/runtime/jobend.h"
#include "models/runtime/waitforgroup.h"
#include "models/session/logrecorder.h"
#include "models/session/tr.h"

#include <algorithm>

namespace quayside {

using namespace std::chrono_literals;

namespace {

bool isForLater(const Error &error)
{
    return error.kind == Error::Kind::Unreachable || error.kind == Error::Kind::Timeout || error.kind == Error::Kind::Storage;
}

bool hasBegun(const ContainerGroup &group)
{
    return std::ranges::any_of(group.containers, [](const Container &container) { return container.startedAt.isValid(); });
}

} // namespace

RunJob::RunJob(Session &session, JobRuns &runs, ReadTemplate readTemplate, QString templateFile, JobRun run, LastTry lastTry)
    : m_session(session)
    , m_runs(runs)
    , m_readTemplate(std::move(readTemplate))
    , m_templateFile(std::move(templateFile))
    , m_run(std::move(run))
    , m_isFresh(m_run.state == RunState::Waiting)
    , m_isLastTry(lastTry == LastTry::Yes)
{
}

ContainerRuntime &RunJob::runtime() const
{
    return m_session.connection(m_run.group.connection)->watcher.runtime();
}

void RunJob::start()
{
    if (m_run.hasEnded())
        return removeGroup();
    if (!m_isFresh)
        return lookForGroup();
    readTemplate();
}

// Somebody ended while it was being made, or later.
void RunJob::lookForGroup()
{
    attempt(runtime().describeGroup(m_run.group), [this](const Result<ContainerGroup> &group) {
        if (group && group->isComplete) {
            m_run.state = RunState::Running;
            return keep([this] { waitForEnd(); });
        }
        if (group && hasBegun(*group))
            return end(RunState::Lost, SessionTr::tr("Quayside ended while it was being started, and some of it had begun."));
        if (group)
            return await(runtime().deleteGroup(m_run.group), [this] { readTemplate(); });
        if (group.error().kind != Error::Kind::NotFound)
            return beginFail(group.error());
        if (m_run.state == RunState::Starting)
            return readTemplate();
        beginFail(group.error());
    });
}

void RunJob::readTemplate()
{
    attempt(m_readTemplate(m_templateFile), [this](const Result<QString> &text) {
        if (!text)
            return end(RunState::Failed, text.error().summary);
        create(*text);
    });
}

void RunJob::create(const QString &text)
{
    const Result<ContainerGroupSpec> spec = jobSpec(text, runtime().limits(), m_run);
    if (!spec)
        return end(RunState::Failed, spec.error().summary);
    m_run.state = RunState::Starting;
    m_run.startedAt = m_session.clock().now();
    keep([this, spec = *spec] {
        await(runtime().createGroup(spec), [this](const GroupId &) {
            m_run.state = RunState::Running;
            m_run.event.body.clear();
            keep([this] { waitForEnd(); });
        });
    });
}

void RunJob::waitForEnd()
{
    m_log = m_session.logs().open(m_run.group);
    m_session.connection(m_run.group.connection)->watcher.refresh(); // the log follows the list
    Operation<ContainerGroup> *waiting = new WaitForGroup(runtime(), m_session.clock(), m_run.group, &isOver);
    await(waiting, [this](const ContainerGroup &ended) { take(ended); });
}

void RunJob::take(const ContainerGroup &ended)
{
    constexpr auto longest = 20s; // for a log that does not come to its end
    m_run.exitCode = exitCodeOf(ended);
    m_run.endedAt = ended.endedAt.isValid() ? ended.endedAt : m_session.clock().now();
    if (ended.startedAt.isValid() && ended.startedAt <= m_run.endedAt)
        m_run.startedAt = ended.startedAt;
    if (ended.state == GroupState::Stopped)
        m_run.summary = SessionTr::tr("It was stopped.");
    waitForLog(ended, longest);
}

// The log is gone with the group.
void RunJob::waitForLog(const ContainerGroup &ended, std::chrono::milliseconds patience)
{
    static constexpr auto pause = 100ms;
    if (m_log->hasRead(ended) || patience <= 0ms)
        return end(ended.state == GroupState::Succeeded ? RunState::Succeeded : RunState::Failed, m_run.summary);
    if (patience.count() % 1000 == 0)
        m_session.connection(m_run.group.connection)->watcher.refresh();
    m_session.clock().callAfter(pause, this, [this, ended, patience] { waitForLog(ended, patience - pause); });
}

void RunJob::end(RunState state, const QString &summary)
{
    m_run.state = state;
    m_run.summary = summary;
    m_run.event.body.clear();
    if (!m_run.endedAt.isValid())
        m_run.endedAt = m_session.clock().now();
    const bool hasGroup = m_log || !m_isFresh;
    m_run.isSettled = !hasGroup;
    keep([this, hasGroup] {
        if (hasGroup)
            return removeGroup();
        finish({});
    });
}

void RunJob::removeGroup()
{
    attempt(runtime().deleteGroup(m_run.group), [this](const Result<> &removed) {
        if (!removed && isForLater(removed.error()))
            return beginFail(removed.error());
        settle();
    });
}

void RunJob::settle()
{
    m_run.isSettled = true;
    m_session.clock().callAfter(2s, &m_session, [log = m_log] { Q_UNUSED(log) }); // its last lines are on their way to the disk
    keep([this] { finish({}); });
}

void RunJob::keep(std::function<void()> next)
{
    Q_EMIT advanced();
    await(m_runs.put(m_run), std::move(next));
}

// The engine has refused it, a person has cancelled it, or its group is gone; otherwise it goes on later.
void RunJob::fail(const Error &error)
{
    if ((isForLater(error) && !m_isLastTry) || m_run.hasEnded())
        return finish(tl::unexpected(error));
    m_run.state = error.isCancelled() ? RunState::Cancelled : m_run.state == RunState::Running && error.kind == Error::Kind::NotFound ? RunState::Lost : RunState::Failed;
    m_run.summary = error.isCancelled() ? SessionTr::tr("It was cancelled.") : m_run.state == RunState::Lost ? SessionTr::tr("Its group was removed by somebody else.") : error.summary;
    m_run.endedAt = m_session.clock().now();
    m_run.event.body.clear();
    m_run.isSettled = false;
    Q_EMIT advanced();
    undo(m_runs.put(m_run), [this](const Result<> &) {
        undo(runtime().deleteGroup(m_run.group), [this](const Result<> &removed) {
            m_run.isSettled = removed || removed.error().kind == Error::Kind::NotFound;
            Q_EMIT advanced();
            undo(m_runs.put(m_run), [this](const Result<> &kept) { finish(kept); });
        });
    });
}

} // namespace quayside
