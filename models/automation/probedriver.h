// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/automation/proberun.h"
#include "models/automation/probetable.h"
#include "models/domain/event.h"

#include <map>

namespace quayside {

// Runs the probes of the groups of one connection, and does what follows from them: a container that fails its liveness probe is
// restarted, or ended for good where the restart policy says Never (REFERENCE 16.2). Only who holds the lease of the engine drives.
class ProbeDriver final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype keptEvents = 200; // of each group

    ProbeDriver(ContainerRuntime &runtime, const Clock &clock, QObject *parent = nullptr);
    ~ProbeDriver() override;

    // Whether a person has something done to a group right now: then a probe that fails has another reason, and nothing follows from it.
    using IsBusy = std::function<bool(const GroupId &)>;
    void setBusy(IsBusy isBusy) { m_isBusy = std::move(isBusy); }

    // The groups as they are now. Call it again whenever they have changed.
    void drive(const QList<ContainerGroup> &groups);
    // Somebody else drives, or the engine is away.
    void rest();

    // Of every container whose probes run, or which we have restarted.
    ProbeTable table() const;
    QList<ProbeStanding> standings(const GroupId &id, const QString &container) const { return table().value({id.key, container}).standings; }
    int restarts(const GroupId &id, const QString &container) const { return m_restarts.value(id).value(container); }
    QList<Event> events(const GroupId &id) const { return m_events.value(id); }

Q_SIGNALS:
    void changed(const quayside::GroupId &id);
    void happened(const quayside::GroupId &id, const quayside::Event &event);

private:
    struct Run;
    struct Watched;

    void forgetGone(const QList<ContainerGroup> &groups);
    bool isGoingOn(const Run &run) const;
    void readSpec(Watched &watched);
    void readAgain(const GroupId &id);
    void watchRuns(Watched &watched);
    void begin(const Watched &watched, const Container &container, const spec::Container &spec);
    void probe(Run &run, ProbeKind kind, const spec::Probe &probe, std::chrono::milliseconds age);
    void onAnswer(Run &run, ProbeKind kind, ProbeRun &probe);
    void endUnhealthy(Run &run);
    void lookBeforeActing(Run &run);
    void act(Run &run);
    void standBack(Run &run);
    void tell(const Run &run, Event::Type type, const QString &name, const QString &message);
    Run *find(const QString &key) const;

    ContainerRuntime &m_runtime;
    const Clock &m_clock;
    IsBusy m_isBusy;
    std::map<GroupId, std::unique_ptr<Watched>> m_groups;
    std::map<QString, std::unique_ptr<Run>> m_runs; // by the run of the container
    QHash<GroupId, QList<Event>> m_events;
    QHash<GroupId, QHash<QString, int>> m_restarts; // by container
};

} // namespace quayside
