// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/clock.h"
#include "models/runtime/containerruntime.h"
#include "models/store/snapshots.h"

namespace quayside {

// Keeps the list of one connection true: connects, lists, lists again at every hint, and gets a lost engine back. The list
// never empties because something fails; it grows old, and says how old.
class GroupWatcher final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Connecting, // for the first time, or after retryNow()
        Live,
        Lost, // waiting for the next try
    };

    GroupWatcher(ContainerRuntime &runtime, const Clock &clock, Snapshots &snapshots, QObject *parent = nullptr);

    void start();
    // Tries at once, also while it waits for its next try.
    void retryNow();
    void refresh();

    ContainerRuntime &runtime() const { return m_runtime; }
    State state() const { return m_state; }
    const QList<ContainerGroup> &groups() const { return m_groups; }
    const ContainerGroup *find(const GroupId &id) const;
    // When the list was last true; invalid when nothing was ever known.
    QDateTime freshAt() const { return m_freshAt; }
    bool isStale() const { return m_state != State::Live; }
    bool isDemo() const { return m_runtime.capabilities().isDemo; }
    const std::optional<Error> &problem() const { return m_problem; }
    QDateTime nextTry() const { return m_nextTry; }
    const EngineDescription &engine() const { return m_engine; }

Q_SIGNALS:
    // The list, or something in it.
    void groupsChanged();
    // State, problem, time of the next try, engine.
    void stateChanged();
    // The list that was kept could not be read.
    void storageFailed(const quayside::Error &error);

private:
    void connectEngine();
    void describeEngine();
    void list();
    void takeList(QList<ContainerGroup> groups);
    void lose(const Error &error);
    void setState(State state);
    void explainKills(QList<ContainerGroup> &groups);
    void describe(const GroupId &id, const Container &ended);

    ContainerRuntime &m_runtime;
    const Clock &m_clock;
    Snapshots &m_snapshots;
    State m_state = State::Connecting;
    QList<ContainerGroup> m_groups; // by id
    QDateTime m_freshAt;
    std::optional<Error> m_problem;
    QDateTime m_nextTry;
    EngineDescription m_engine;
    QPointer<OperationBase> m_connecting;
    QPointer<OperationBase> m_listing;
    bool m_listAgain = false; // a hint came while listing
    int m_attempt = 0; // since the engine was lost
    int m_try = 0; // which wait is the valid one
    bool m_waiting = false; // for the next try
    QHash<QString, QString> m_reasons; // why a container was killed, by its end; empty as long as nobody knows
};

// How long to wait before the attempt of this number (from 0): short at first, half a minute at most.
std::chrono::milliseconds reconnectDelay(int attempt);

} // namespace quayside
