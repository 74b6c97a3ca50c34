// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/jobrunner.h"

#include "models/session/logrecorder.h"
#include "models/session/tr.h"

#include <QUuid>

#include <algorithm>

namespace quayside {

using namespace std::chrono_literals;

namespace {

constexpr auto untilNextTry = 5s;

} // namespace

JobRunner::JobRunner(Session &session, Parts parts, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_parts(std::move(parts))
{
    connect(&m_parts.book.triggers(), &Triggers::changed, this, &JobRunner::readTriggers);
    connect(&m_session, &Session::drivingChanged, this, &JobRunner::follow);
    connect(&m_session, &Session::connectionsChanged, this, &JobRunner::follow);
}

JobRunner::~JobRunner() = default;

void JobRunner::start()
{
    lookAgain();
    readTriggers();
}

void JobRunner::readTriggers()
{
    const Result<QList<Trigger>> triggers = m_parts.book.load();
    if (!triggers)
        return complain(triggers.error());
    m_triggers = *triggers;
    m_triggers.removeIf([](const Trigger &trigger) { return objectionTo(trigger).has_value(); }); // whoever wrote that
    follow();
    Q_EMIT changed();
}

void JobRunner::lookAgain()
{
    const Result<QList<JobRun>> runs = m_parts.book.runs().load(keptRuns);
    if (!runs)
        return complain(runs.error());
    const QList<JobRun> before = std::exchange(m_runs, *runs);
    for (const RunJob *job : std::as_const(m_jobs))
        replace(job->run());
    if (m_runs != before)
        Q_EMIT changed();
}

// Nothing where another program of this person does, or nobody may. What happens on this machine is nothing that another one could know of.
Connection *JobRunner::driven(const ConnectionId &id) const
{
    Connection *connection = m_session.connection(id);
    return connection && connection->driver.drivesHere() ? connection : nullptr;
}

void JobRunner::follow()
{
    for (const QString &id : m_jobs.keys())
        if (!m_session.connection(m_jobs.value(id)->run().group.connection))
            delete m_jobs.take(id); // its runtime is about to go
    std::erase_if(m_sources, [this](const auto &one) {
        const auto found = std::ranges::find(m_triggers, one.second.trigger);
        return found == m_triggers.end() || !driven(found->connection);
    });
    for (const Trigger &trigger : QList(m_triggers))
        if (driven(trigger.connection) && !m_sources.contains(trigger.name))
            listen(trigger);
    pump();
}

void JobRunner::listen(const Trigger &trigger)
{
    lookAgain(); // somebody else may have driven so far
    const Result<QSet<QString>> seen = m_parts.book.runs().seen(trigger.name);
    if (!seen)
        return complain(seen.error());
    TriggerSource *source = (m_sources[trigger.name] = {trigger, m_parts.makeSource(trigger)}).source.get();
    connect(source, &TriggerSource::happened, this, [this, trigger](const TriggerEvent &event) { accept(trigger, event); });
    connect(source, &TriggerSource::problemChanged, this, [this, name = trigger.name, source] {
        if (const std::optional<Error> problem = source->problem())
            Q_EMIT happened(name, problem->summary);
        Q_EMIT changed();
    });
    source->begin(*seen);
    Q_EMIT changed();
}

void JobRunner::accept(const Trigger &trigger, const TriggerEvent &event)
{
    if (count(trigger.name, RunState::Waiting) + m_promised.value(trigger.name) >= mostWaiting)
        return answer(trigger.name, event.key, failure(Error::Kind::Conflict, SessionTr::tr("%n run(s) wait already. Try again later.", nullptr, mostWaiting)));
    JobRun run;
    run.id = QUuid::createUuid().toString(QUuid::Id128);
    run.trigger = trigger.name;
    run.event = event;
    run.group = {trigger.connection, jobGroupName(run)};
    ++m_promised[trigger.name];
    m_parts.book.runs().begin(run)->onFinished(this, [this, run](const Result<> &kept) {
        --m_promised[run.trigger];
        answer(run.trigger, run.event.key, kept ? Result<QString>(run.id) : tl::unexpected(kept.error()));
        if (!kept)
            return complain(kept.error());
        m_complaint.clear();
        m_runs.prepend(run);
        pump();
        Q_EMIT changed();
    });
}

void JobRunner::answer(const QString &trigger, const QString &key, const Result<QString> &run)
{
    if (const auto source = m_sources.find(trigger); source != m_sources.end())
        source->second.source->take(key, run);
}

// Begins what may begin, oldest first: what was begun before, and what waits for its turn.
void JobRunner::pump()
{
    const QList<JobRun> runs = m_runs;
    QHash<QString, int> running;
    for (const Trigger &trigger : std::as_const(m_triggers))
        running.insert(trigger.name, runningFor(trigger.name));
    for (auto run = runs.crbegin(); run != runs.crend(); ++run) {
        if (run->isSettled || m_jobs.contains(run->id) || m_resting.contains(run->id) || !driven(run->group.connection))
            continue;
        const Trigger *trigger = triggerOf(*run);
        if (!trigger && !run->hasEnded() && run->state != RunState::Running)
            drop(*run, SessionTr::tr("Its trigger was removed before its turn came."));
        else if (driven(run->group.connection)->watcher.state() == GroupWatcher::State::Live
                 && (run->state != RunState::Waiting || running[run->trigger]++ < trigger->atOnce))
            launch(*run);
    }
    for (const Trigger &trigger : std::as_const(m_triggers))
        tellWaiting(trigger);
}

void JobRunner::launch(const JobRun &run)
{
    const Trigger *trigger = triggerOf(run);
    const bool isLast = run.state <= RunState::Starting && m_tries.value(run.id) + 1 >= mostTries;
    const auto lastTry = isLast ? RunJob::LastTry::Yes : RunJob::LastTry::No;
    auto *job = new RunJob(m_session, m_parts.book.runs(), m_parts.readTemplate, trigger ? trigger->templateFile : QString(), run, lastTry);
    job->setParent(this);
    m_jobs.insert(run.id, job);
    connect(job, &RunJob::advanced, this, [this, job] {
        replace(job->run());
        Q_EMIT changed();
    });
    job->onFinished(this, [this, job](const Result<> &end) { noteEnd(job->run(), end); });
}

void JobRunner::noteEnd(const JobRun &run, const Result<> &end)
{
    m_jobs.remove(run.id);
    replace(run);
    if (end) {
        m_tries.remove(run.id);
        prune();
    } else {
        m_resting.insert(run.id);
        Q_EMIT happened(run.trigger, end.error().summary);
        tryAgain(run);
    }
    pump();
    Q_EMIT changed();
}

// An engine that is away uses up no tries; the list finds out whether it is.
void JobRunner::tryAgain(const JobRun &run)
{
    if (Connection *connection = driven(run.group.connection))
        connection->watcher.refresh();
    m_session.clock().callAfter(untilNextTry, this, [this, run] {
        const Connection *connection = driven(run.group.connection);
        if (connection && connection->watcher.state() == GroupWatcher::State::Live)
            ++m_tries[run.id];
        m_resting.remove(run.id);
        pump();
    });
}

void JobRunner::drop(JobRun run, const QString &why)
{
    run.state = RunState::Cancelled;
    run.summary = why;
    run.endedAt = m_session.clock().now();
    run.event.body.clear();
    run.isSettled = true;
    replace(run);
    m_parts.book.runs().put(run)->onFinished(this, [this](const Result<> &kept) {
        if (!kept)
            complain(kept.error());
    });
}

void JobRunner::replace(const JobRun &run)
{
    const auto known = std::ranges::find(m_runs, run.id, &JobRun::id);
    if (known == m_runs.end())
        return;
    const bool isNews = known->state != run.state;
    *known = run;
    if (isNews)
        tell(run);
}

void JobRunner::tell(const JobRun &run)
{
    const QString why = run.event.kind == Trigger::Kind::Folder ? run.event.file : SessionTr::tr("a call");
    switch (run.state) {
    case RunState::Waiting: return;
    //: %1 is the name of a group, %2 a file or “a call”
    case RunState::Starting: return Q_EMIT happened(run.trigger, SessionTr::tr("%1 is started for %2").arg(run.group.key, why));
    case RunState::Running: return Q_EMIT happened(run.trigger, SessionTr::tr("%1 runs").arg(run.group.key));
    case RunState::Succeeded: return Q_EMIT happened(run.trigger, SessionTr::tr("%1 has succeeded").arg(run.group.key));
    default: break;
    }
    if (run.exitCode)
        return Q_EMIT happened(run.trigger, SessionTr::tr("%1 has failed with exit code %2").arg(run.group.key, QString::number(*run.exitCode)));
    //: %1 is the name of a group, %2 a sentence
    Q_EMIT happened(run.trigger, SessionTr::tr("%1 has ended: %2").arg(run.group.key, run.summary));
}

void JobRunner::tellWaiting(const Trigger &trigger)
{
    const int waiting = count(trigger.name, RunState::Waiting);
    if (waiting == 0)
        m_toldWaiting.remove(trigger.name);
    if (waiting == 0 || m_toldWaiting.contains(trigger.name) || !driven(trigger.connection))
        return;
    m_toldWaiting.insert(trigger.name);
    Q_EMIT happened(trigger.name, SessionTr::tr("%n event(s) wait, and more may come: at most so many run at once as the trigger says.", nullptr, waiting));
}

void JobRunner::prune()
{
    qsizetype ended = std::ranges::count_if(m_runs, &JobRun::isSettled);
    for (qsizetype i = m_runs.size() - 1; i >= 0 && ended > keptRuns; --i) {
        if (!m_runs.at(i).isSettled)
            continue;
        m_parts.book.runs().forget(m_runs.at(i).id);
        m_session.logs().forget(m_runs.at(i).group);
        m_runs.removeAt(i);
        --ended;
    }
}

// A disk stays full for a while.
void JobRunner::complain(const Error &error)
{
    if (std::exchange(m_complaint, error.summary) != error.summary)
        Q_EMIT failed(error);
}

int JobRunner::count(const QString &trigger, RunState state) const
{
    return static_cast<int>(std::ranges::count_if(m_runs, [&](const JobRun &run) { return run.trigger == trigger && run.state == state && !m_jobs.contains(run.id); }));
}

int JobRunner::runningFor(const QString &trigger) const
{
    const auto isOfTrigger = [&](const RunJob *job) { return job->run().trigger == trigger; };
    return static_cast<int>(std::ranges::count_if(m_jobs, isOfTrigger)) + count(trigger, RunState::Starting) + count(trigger, RunState::Running);
}

const Trigger *JobRunner::triggerOf(const JobRun &run) const
{
    const auto found = std::ranges::find(m_triggers, run.trigger, &Trigger::name);
    return found == m_triggers.end() ? nullptr : &*found;
}

const JobRun *JobRunner::find(const QString &id) const
{
    const auto found = std::ranges::find(m_runs, id, &JobRun::id);
    return found == m_runs.end() ? nullptr : &*found;
}

Operation<> *JobRunner::check(const Trigger &trigger) const
{
    const RuntimeLimits limits = m_session.limits(trigger.connection);
    return new MappedOperation<QString, void>(m_parts.readTemplate(trigger.templateFile), [limits, trigger](const QString &text) -> Result<> {
        JobRun trial;
        trial.group.key = trigger.name;
        return jobSpec(text, limits, trial).map([](const ContainerGroupSpec &) { });
    });
}

bool JobRunner::isOurs(const JobRun &run) const
{
    return driven(run.group.connection) != nullptr;
}

void JobRunner::cancel(const QString &id)
{
    if (RunJob *job = m_jobs.value(id))
        return job->cancel();
    const JobRun *run = find(id);
    if (!run || run->state != RunState::Waiting || !isOurs(*run))
        return;
    drop(*run, SessionTr::tr("It was cancelled."));
    Q_EMIT changed();
}

JobRunner::Standing JobRunner::standing(const Trigger &trigger) const
{
    Standing standing;
    standing.running = runningFor(trigger.name);
    standing.waiting = count(trigger.name, RunState::Waiting);
    const Connection *connection = m_session.connection(trigger.connection);
    const EngineDriver *driver = connection ? &connection->driver : nullptr;
    const auto source = m_sources.find(trigger.name);
    if (!driver)
        standing = {false, SessionTr::tr("There is no connection %1, so nothing is run.").arg(trigger.connection.value), standing.running, standing.waiting};
    else if (driver->drivesHere() && source != m_sources.end() && source->second.source->problem())
        standing = {false, source->second.source->problem()->summary, standing.running, standing.waiting};
    else if (driver->drivesHere())
        standing.words = SessionTr::tr("This program runs it.");
    else if (driver->driver() == EngineDriver::Driver::Other)
        standing.words = SessionTr::tr("%1 runs it.").arg(driver->otherName().isEmpty() ? SessionTr::tr("Another Quayside") : driver->otherName());
    else
        standing = {false, SessionTr::tr("Nobody runs it: the engine of %1 is not driven. %2").arg(trigger.connection.value, driver->problem()).trimmed(), standing.running, standing.waiting};
    return standing;
}

} // namespace quayside
