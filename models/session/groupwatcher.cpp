// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/groupwatcher.h"

#include "models/session/tr.h"

#include <algorithm>

namespace quayside {

using namespace std::chrono_literals;

std::chrono::milliseconds reconnectDelay(int attempt)
{
    constexpr std::chrono::milliseconds longest = 30s;
    return std::min<std::chrono::milliseconds>(longest, 500ms * (1 << std::min(attempt, 10)));
}

namespace {

// Together three seconds. An engine of two seconds a call is slow, not silent.
constexpr std::chrono::milliseconds pause = 700ms; // between two pings
constexpr std::chrono::milliseconds usualSilence = 2300ms;

QList<ContainerGroup> sorted(QList<ContainerGroup> groups)
{
    if (!std::ranges::is_sorted(groups, {}, &ContainerGroup::id))
        std::ranges::sort(groups, {}, &ContainerGroup::id);
    return groups;
}

// A refusal comes in the engine's words, and these do not say what was asked for.
Error whyThereIsNoList(const Error &error)
{
    if (error.kind != Error::Kind::Rejected)
        return error;
    return {error.kind, SessionTr::tr("It answers, but cannot say what it runs: %1").arg(error.summary), error.detail};
}

// One end of one container: it is explained once.
QString endKey(const Container &container)
{
    return container.engineId + container.finishedAt.toString(Qt::ISODate);
}

} // namespace

GroupWatcher::GroupWatcher(ContainerRuntime &runtime, const Clock &clock, Snapshots &snapshots, QObject *parent)
    : QObject(parent)
    , m_runtime(runtime)
    , m_clock(clock)
    , m_snapshots(snapshots)
{
    connect(&m_runtime, &ContainerRuntime::groupsMayHaveChanged, this, &GroupWatcher::refresh);
    connect(&m_runtime, &ContainerRuntime::engineLost, this, &GroupWatcher::lose);
    connect(&m_runtime, &ContainerRuntime::engineMayBeBack, this, [this] {
        if (m_state == State::Lost)
            retryNow();
    });
}

void GroupWatcher::start()
{
    const Result<Snapshot> kept = m_snapshots.load(m_runtime.connection());
    if (!kept)
        Q_EMIT storageFailed(kept.error());
    if (kept && kept->time.isValid()) {
        m_groups = sorted(kept->groups);
        m_freshAt = kept->time;
        Q_EMIT groupsChanged();
    }
    connectEngine();
}

const ContainerGroup *GroupWatcher::find(const GroupId &id) const
{
    const auto found = std::ranges::lower_bound(m_groups, id, {}, &ContainerGroup::id);
    return found == m_groups.end() || found->id != id ? nullptr : &*found;
}

void GroupWatcher::retryNow()
{
    if (m_connecting || m_state == State::Live)
        return;
    m_attempt = 0;
    setState(State::Connecting);
    connectEngine();
}

void GroupWatcher::connectEngine()
{
    ++m_try;
    m_waiting = false;
    if (m_connecting)
        return;
    m_connecting = m_runtime.connectEngine()->onFinished(this, [this](const Result<EngineDescription> &engine) {
        m_connecting.clear();
        if (!engine)
            return lose(engine.error());
        m_engine = *engine;
        list();
        describeEngine();
    });
}

// For the Connections page; nothing waits for it, and without it less is known.
void GroupWatcher::describeEngine()
{
    m_runtime.describeEngine()->onFinished(this, [this](const Result<EngineDescription> &engine) {
        if (!engine)
            return;
        m_engine = *engine;
        Q_EMIT stateChanged();
    });
}

void GroupWatcher::refresh()
{
    if (m_state == State::Live || m_state == State::Silent || m_listing)
        list();
}

QDateTime GroupWatcher::freshAt() const
{
    const QDateTime now = m_clock.now();
    if (m_freshSince)
        return now.addMSecs((*m_freshSince - m_clock.elapsed()).count());
    return m_freshAt.isValid() ? std::min(m_freshAt, now) : m_freshAt;
}

void GroupWatcher::list()
{
    if (m_listing) {
        m_listAgain = true;
        return;
    }
    m_listAgain = false;
    const std::chrono::milliseconds asked = m_clock.elapsed();
    m_listing = m_runtime.listGroups()->onFinished(this, [this, asked](const Result<QList<ContainerGroup>> &groups) {
        m_listing.clear();
        m_answerTime = m_clock.elapsed() - asked;
        if (!groups && groups.error().kind == Error::Kind::Timeout && (m_state == State::Live || m_state == State::Silent))
            return fallSilent();
        if (!groups)
            return lose(whyThereIsNoList(groups.error()));
        takeList(*groups);
        if (m_listAgain)
            list();
    });
    // What is on screen may be wrong by now.
    m_clock.callAfter(silenceLimit() + pause, this, [this, listing = m_listing] {
        if (m_listing && m_listing == listing)
            fallSilent();
    });
}

void GroupWatcher::takeList(QList<ContainerGroup> groups)
{
    explainKills(groups);
    m_attempt = 0;
    m_problem.reset();
    m_freshAt = m_clock.now();
    m_freshSince = m_clock.elapsed();
    m_nextTry = {};
    groups = sorted(std::move(groups));
    const bool changed = m_groups != groups;
    m_groups = std::move(groups);
    if (m_state != State::Live)
        setState(State::Live);
    if (!changed)
        return;
    Q_EMIT groupsChanged();
    m_snapshots.save(m_runtime.connection(), {m_freshAt, m_groups});
}

// The list tells only an exit code; why a container was killed takes a closer look, once for every end.
void GroupWatcher::explainKills(QList<ContainerGroup> &groups)
{
    const QHash<QString, QString> known = std::exchange(m_reasons, {});
    for (ContainerGroup &group : groups) {
        QString reason;
        for (const Container &container : std::as_const(group.containers)) {
            if (container.exitCode.value_or(0) != 137)
                continue;
            const QString key = endKey(container);
            m_reasons.insert(key, known.value(key));
            if (!known.contains(key))
                describe(group.id, container);
            if (reason.isEmpty())
                reason = known.value(key);
        }
        if (!reason.isEmpty())
            group.reason = reason;
    }
}

void GroupWatcher::describe(const GroupId &id, const Container &ended)
{
    m_runtime.describeGroup(id)->onFinished(this, [this, ended](const Result<ContainerGroup> &described) {
        if (!described) {
            m_reasons.remove(endKey(ended)); // the next list asks again
            return;
        }
        const auto found = std::ranges::find(described->containers, ended.engineId, &Container::engineId);
        if (found == described->containers.end() || found->memoryEvidence == MemoryEvidence::None)
            return;
        m_reasons.insert(endKey(ended), SessionTr::tr("%1 was killed because it ran out of memory").arg(ended.name));
        refresh();
    });
}

void GroupWatcher::lose(const Error &error)
{
    if (m_waiting)
        return; // the same loss, told twice
    m_waiting = true;
    m_problem = error;
    const std::chrono::milliseconds delay = reconnectDelay(m_attempt++);
    m_nextTry = m_clock.now().addMSecs(delay.count());
    const int validTry = ++m_try;
    m_clock.callAfter(delay, this, [this, validTry] {
        if (validTry == m_try)
            connectEngine();
    });
    setState(State::Lost);
}

void GroupWatcher::setWatched(bool watched)
{
    m_isWatched = watched;
    beat();
}

// Nothing wakes up while nobody looks, unless an answer is missed.
void GroupWatcher::beat()
{
    const bool isWanted = m_state == State::Silent || (m_isWatched && m_state == State::Live);
    if (!isWanted || m_isBeating)
        return;
    m_isBeating = true;
    const int question = ++m_question;
    m_runtime.pingEngine()->onFinished(this, [this, asked = m_clock.elapsed()](const Result<> &answer) { hear(answer, asked); });
    m_clock.callAfter(silenceLimit(), this, [this, question] {
        if (question == m_question)
            fallSilent();
    });
}

void GroupWatcher::hear(const Result<> &answer, std::chrono::milliseconds asked)
{
    ++m_question;
    m_clock.callAfter(answer ? pause : 0ms, this, [this] {
        m_isBeating = false;
        beat();
    });
    const bool isConnected = m_state == State::Live || m_state == State::Silent;
    if (!isConnected)
        return;
    if (!answer)
        return answer.error().kind == Error::Kind::Timeout ? fallSilent() : lose(answer.error());
    m_answerTime = m_clock.elapsed() - asked;
    if (m_state == State::Silent && !m_listing)
        list();
}

// An engine that is slow is not silent.
std::chrono::milliseconds GroupWatcher::silenceLimit() const
{
    return std::max(usualSilence, 2 * m_answerTime);
}

void GroupWatcher::fallSilent()
{
    if (m_state != State::Live)
        return;
    m_problem = Error{Error::Kind::Timeout, SessionTr::tr("It may be busy or stopped, or the way to it is cut. Quayside keeps asking, and shows what is true as soon as it answers."), {}};
    setState(State::Silent);
    beat();
}

void GroupWatcher::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace quayside
