// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/sample/madecontainer.h"
#include "app/runtimes/sample/oneshot.h"
#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/domain/event.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace quayside::sample {

// One group that exists in memory only and lives by the clock: init containers in order, restart policies with a growing pause,
// ends with exit codes, kills at the memory limit, a stop that takes a moment.
class MadeGroup final : public QObject
{
    Q_OBJECT

public:
    struct Identity
    {
        GroupId id;
        ContainerGroup::Origin origin = ContainerGroup::Origin::Quayside;
        QString address;
        QDateTime createdAt;
    };
    using Answer = std::function<void(const Result<> &)>;

    MadeGroup(Identity identity, ContainerGroupSpec spec, const Clock &clock);

    const GroupId &id() const { return m_identity.id; }
    const ContainerGroupSpec &spec() const { return m_spec; }
    bool isForeign() const { return m_identity.origin != ContainerGroup::Origin::Quayside; }
    const std::vector<MadeContainer> &containers() const { return m_containers; }
    const MadeContainer *container(const QString &name) const;
    const QList<Event> &events() const { return m_events; }
    ContainerGroup snapshot() const;

    // Answers when the init containers are through and the others run, or with the reason why not.
    void start(Answer answer);
    void stop(Answer answer);
    void restart(Answer answer);
    // Takes a spec with the same containers and makes some of them anew, at once; refused before anything is touched.
    Result<> update(const ContainerGroupSpec &spec, const QStringList &replaced);
    // A group that is half made says so until its creation is over.
    void setComplete() { m_isComplete = true; }

    void addEvent(const QString &name, const QString &container, const QString &message, Event::Type type = Event::Type::Normal);

    // The past, for a scenario: what has been is told, and what still runs goes on from there.
    void tellPast(const QString &container, const QList<Run> &runs, int restartCount = 0);
    void tellWaiting(const QString &container, const QString &reason, std::chrono::milliseconds pause);
    void tellInterrupted(int existingContainers);
    void tellStopped() { m_isStopped = true; }

Q_SIGNALS:
    void changed();
    void eventHappened(const quayside::Event &event);

private:
    void addContainer(const spec::Container &spec, bool isInit);
    void startNextInit(size_t index);
    void startRegular();
    void beginRun(MadeContainer &container);
    void replace(MadeContainer &container, const spec::Container &spec);
    void planAgain();
    void planEnd(MadeContainer &container);
    void endRun(MadeContainer &container, int exitCode, MemoryEvidence evidence);
    void afterInit(const MadeContainer &container, int exitCode);
    void applyPolicy(MadeContainer &container, int exitCode);
    void restartAfter(MadeContainer &container, std::chrono::milliseconds pause);
    void stopContainer(MadeContainer &container, std::chrono::milliseconds pause);
    void stopRunning(Answer answer, std::function<void()> then);
    void answer(const Result<> &result);
    Error commandMissing(const MadeContainer &container) const;
    RestartPolicy policy() const;
    ContainerGroup emptySnapshot() const;
    void setTimes(ContainerGroup &group) const;
    QString reasonFor(const ContainerGroup &group) const;
    MadeContainer &find(const QString &name);

    const Identity m_identity;
    ContainerGroupSpec m_spec;
    const Clock &m_clock;
    std::vector<MadeContainer> m_containers; // init containers first; never resized after the constructor
    Files m_files;
    QList<Event> m_events;
    bool m_isComplete = false;
    bool m_isStopped = false;
    bool m_isStopping = false;
    QList<Answer> m_answers; // of who waits for the start or stop under way
    std::unique_ptr<QObject> m_life; // the context of what is planned; a stop throws it away
};

} // namespace quayside::sample
