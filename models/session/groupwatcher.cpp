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

QList<ContainerGroup> sorted(QList<ContainerGroup> groups)
{
    if (!std::ranges::is_sorted(groups, {}, &ContainerGroup::id))
        std::ranges::sort(groups, {}, &ContainerGroup::id);
    return groups;
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
    if (m_state == State::Live || m_listing)
        list();
}

void GroupWatcher::list()
{
    if (m_listing) {
        m_listAgain = true;
        return;
    }
    m_listAgain = false;
    m_listing = m_runtime.listGroups()->onFinished(this, [this](const Result<QList<ContainerGroup>> &groups) {
        m_listing.clear();
        if (!groups)
            return lose(groups.error());
        takeList(*groups);
        if (m_listAgain)
            list();
    });
}

void GroupWatcher::takeList(QList<ContainerGroup> groups)
{
    explainKills(groups);
    m_attempt = 0;
    m_problem.reset();
    m_freshAt = m_clock.now();
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

void GroupWatcher::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace quayside
