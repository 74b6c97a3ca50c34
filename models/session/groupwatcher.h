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
        Silent, // asked, and has not answered for seconds; it is waited for
        Lost, // waiting for the next try
    };

    GroupWatcher(ContainerRuntime &runtime, const Clock &clock, Snapshots &snapshots, QObject *parent = nullptr);

    void start();
    // Tries at once, also while it waits for its next try.
    void retryNow();
    void refresh();
    // While somebody looks, an engine that stops answering is found out within three seconds.
    void setWatched(bool watched);

    ContainerRuntime &runtime() const { return m_runtime; }
    State state() const { return m_state; }
    const QList<ContainerGroup> &groups() const { return m_groups; }
    const ContainerGroup *find(const GroupId &id) const;
    // When the list was last true; invalid when nothing was ever known.
    // It does not jump when somebody sets the clock.
    QDateTime freshAt() const;
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
    void beat();
    void hear(const Result<> &answer, std::chrono::milliseconds asked);
    void fallSilent();
    std::chrono::milliseconds silenceLimit() const;
    void setState(State state);
    void explainKills(QList<ContainerGroup> &groups);
    void describe(const GroupId &id, const Container &ended);

    ContainerRuntime &m_runtime;
    const Clock &m_clock;
    Snapshots &m_snapshots;
    State m_state = State::Connecting;
    QList<ContainerGroup> m_groups; // by id
    QDateTime m_freshAt; // by the wall clock of then
    std::optional<std::chrono::milliseconds> m_freshSince; // elapsed(), once there was a list
    std::optional<Error> m_problem;
    QDateTime m_nextTry;
    EngineDescription m_engine;
    QPointer<OperationBase> m_connecting;
    QPointer<OperationBase> m_listing;
    bool m_listAgain = false; // a hint came while listing
    int m_attempt = 0; // since the engine was lost
    int m_try = 0; // which wait is the valid one
    bool m_waiting = false; // for the next try
    bool m_isWatched = false;
    bool m_isBeating = false; // a ping is under way, or the pause after it
    int m_question = 0; // which of those that must be answered in time is the newest
    std::chrono::milliseconds m_answerTime{0}; // of the last answer
    QHash<QString, QString> m_reasons; // why a container was killed, by its end; empty as long as nobody knows
};

// How long to wait before the attempt of this number (from 0): short at first, half a minute at most.
std::chrono::milliseconds reconnectDelay(int attempt);

} // namespace quayside
