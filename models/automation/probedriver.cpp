// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/automation/probedriver.h"

#include "models/automation/tr.h"

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// A group whose spec is known, or being read.
struct ProbeDriver::Watched
{
    ContainerGroup group;
    std::optional<ContainerGroupSpec> spec;
    QPointer<OperationBase> reading;
};

// One run of a container that has probes.
struct ProbeDriver::Run
{
    QString key;
    GroupId group;
    Container container;
    RestartPolicy policy = RestartPolicy::Always;
    spec::Container spec;
    std::unique_ptr<ProbeRun> liveness; // or none
    std::unique_ptr<ProbeRun> readiness;
    std::chrono::milliseconds begun{0};
    bool isEnding = false; // because of its liveness probe
};

namespace {

QString keyOf(const GroupId &group, const Container &container)
{
    return group.connection.value + u'/' + group.key + u'/' + container.engineId + u'/' + container.startedAt.toString(Qt::ISODateWithMs);
}

bool hasSameSpec(const ContainerGroup &a, const ContainerGroup &b)
{
    return a.engineId == b.engineId && a.revision == b.revision;
}

bool isStopping(const ContainerGroup &group, const Container &container)
{
    const auto itself = std::ranges::find(group.containers, container.engineId, &Container::engineId);
    return group.state == GroupState::Stopping || (itself != group.containers.end() && itself->isStopping);
}

QString nameOf(ProbeKind kind)
{
    return kind == ProbeKind::Liveness ? AutomationTr::tr("Liveness probe failed: %1") : AutomationTr::tr("Readiness probe failed: %1");
}

} // namespace

ProbeDriver::ProbeDriver(ContainerRuntime &runtime, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_runtime(runtime)
    , m_clock(clock)
{
}

ProbeDriver::~ProbeDriver() = default;

void ProbeDriver::drive(const QList<ContainerGroup> &groups)
{
    forgetGone(groups);
    for (const ContainerGroup &group : groups) {
        if (group.origin != ContainerGroup::Origin::Quayside)
            continue; // somebody else's may have health checks of its own
        if (!group.hasProbes) {
            m_groups.erase(group.id);
            continue;
        }
        auto &watched = m_groups[group.id];
        if (!watched || !hasSameSpec(watched->group, group))
            watched = std::make_unique<Watched>();
        watched->group = group;
        if (!watched->spec && !watched->reading)
            readSpec(*watched);
    }
    std::erase_if(m_runs, [this](const auto &run) { return !isGoingOn(*run.second); });
    for (const auto &[id, watched] : m_groups)
        watchRuns(*watched);
}

void ProbeDriver::forgetGone(const QList<ContainerGroup> &groups)
{
    const auto isGone = [&](const GroupId &id) { return std::ranges::find(groups, id, &ContainerGroup::id) == groups.end(); };
    std::erase_if(m_groups, [&](const auto &known) { return isGone(known.first); });
    m_restarts.removeIf([&](const auto &one) { return isGone(one.key()); });
    m_events.removeIf([&](const auto &one) { return isGone(one.key()); });
}

bool ProbeDriver::isGoingOn(const Run &run) const
{
    const auto watched = m_groups.find(run.group);
    if (watched == m_groups.end() || !watched->second->spec)
        return false;
    return std::ranges::any_of(watched->second->group.containers, [&](const Container &container) {
        return container.state == ContainerState::Running && keyOf(run.group, container) == run.key;
    });
}

void ProbeDriver::rest()
{
    m_groups.clear();
    m_runs.clear();
}

void ProbeDriver::readSpec(Watched &watched)
{
    Operation<GroupSpec> *reading = m_runtime.specOf(watched.group.id);
    watched.reading = reading;
    reading->onFinished(this, [this, id = watched.group.id, reading](const Result<GroupSpec> &spec) {
        const auto group = m_groups.find(id);
        if (group == m_groups.end() || group->second->reading != reading)
            return; // an answer to an old question
        group->second->reading.clear();
        if (!spec)
            return readAgain(id);
        group->second->spec = spec->spec;
        watchRuns(*group->second);
    });
}

void ProbeDriver::readAgain(const GroupId &id)
{
    m_clock.callAfter(10s, this, [this, id] {
        const auto group = m_groups.find(id);
        if (group != m_groups.end() && !group->second->spec && !group->second->reading)
            readSpec(*group->second);
    });
}

void ProbeDriver::watchRuns(Watched &watched)
{
    if (!watched.spec)
        return;
    for (const Container &container : std::as_const(watched.group.containers)) {
        const auto spec = std::ranges::find(watched.spec->containers, std::optional(container.name), &spec::Container::name);
        const bool hasProbes = spec != watched.spec->containers.end() && (spec->livenessProbe || spec->readinessProbe);
        if (hasProbes && !container.isInit && container.state == ContainerState::Running && !find(keyOf(watched.group.id, container)))
            begin(watched, container, *spec);
    }
}

void ProbeDriver::begin(const Watched &watched, const Container &container, const spec::Container &spec)
{
    auto run = std::make_unique<Run>();
    run->key = keyOf(watched.group.id, container);
    run->group = watched.group.id;
    run->container = container;
    run->policy = watched.group.restartPolicy;
    run->spec = spec;
    run->begun = m_clock.elapsed();
    const std::chrono::milliseconds age(container.startedAt.isValid() ? container.startedAt.msecsTo(m_clock.now()) : 0);
    if (spec.livenessProbe)
        probe(*run, ProbeKind::Liveness, *spec.livenessProbe, age);
    if (spec.readinessProbe)
        probe(*run, ProbeKind::Readiness, *spec.readinessProbe, age);
    m_runs[run->key] = std::move(run);
    Q_EMIT changed(watched.group.id);
}

void ProbeDriver::probe(Run &run, ProbeKind kind, const spec::Probe &probe, std::chrono::milliseconds age)
{
    const auto tryOnce = [this, id = run.group, container = run.container.name, probe] { return m_runtime.tryProbe(id, container, probe); };
    auto &slot = kind == ProbeKind::Liveness ? run.liveness : run.readiness;
    slot = std::make_unique<ProbeRun>(m_clock, ProbeTiming::of(probe, kind), age, tryOnce);
    connect(slot.get(), &ProbeRun::answered, this, [this, key = run.key, kind] {
        Run *answered = find(key);
        onAnswer(*answered, kind, kind == ProbeKind::Liveness ? *answered->liveness : *answered->readiness);
    });
    connect(slot.get(), &ProbeRun::obstructed, this, [this, id = run.group] { Q_EMIT changed(id); });
}

void ProbeDriver::onAnswer(Run &run, ProbeKind kind, ProbeRun &probe)
{
    const ProbeState &state = probe.state();
    // A probe that goes on failing has nothing new to say.
    if (const int failures = state.failuresInRow(); failures > 0 && failures <= state.timing().failureThreshold)
        tell(run, Event::Type::Warning, u"Unhealthy"_s, nameOf(kind).arg(probe.answer().output));
    if (kind == ProbeKind::Liveness && state.verdict() == ProbeState::Verdict::Failed && !run.isEnding)
        endUnhealthy(run);
    Q_EMIT changed(run.group);
}

void ProbeDriver::endUnhealthy(Run &run)
{
    constexpr auto healthy = 10min; // a run that lasted this long is no crash loop
    run.isEnding = true;
    int &restarts = m_restarts[run.group][run.container.name];
    if (m_clock.elapsed() - run.begun >= healthy)
        restarts = 0;
    const std::chrono::seconds delay = run.policy == RestartPolicy::Never ? 0s : restartDelay(restarts);
    if (delay > 0s)
        tell(run, Event::Type::Warning, u"BackOff"_s,
             AutomationTr::tr("It failed its liveness probe again; it is restarted in %n second(s).", nullptr, static_cast<int>(delay.count())));
    m_clock.callAfter(delay, this, [this, key = run.key] {
        if (Run *ending = find(key))
            lookBeforeActing(*ending);
    });
}

// Somebody may be stopping the group or the container: it takes its time, and its probes fail meanwhile.
void ProbeDriver::lookBeforeActing(Run &run)
{
    m_runtime.describeGroup(run.group)->onFinished(this, [this, key = run.key](const Result<ContainerGroup> &group) {
        Run *ending = find(key);
        if (!ending)
            return;
        const bool isEndingAnyway = (group && isStopping(*group, ending->container)) || (m_isBusy && m_isBusy(ending->group));
        isEndingAnyway ? standBack(*ending) : act(*ending);
    });
}

// Should it still run afterwards, its probe decides anew.
void ProbeDriver::standBack(Run &run)
{
    run.isEnding = false;
    run.liveness->startOver();
}

void ProbeDriver::act(Run &run)
{
    const bool restarts = run.policy != RestartPolicy::Never;
    tell(run, Event::Type::Normal, u"Killing"_s,
         restarts ? AutomationTr::tr("Container failed its liveness probe and is restarted.")
                  : AutomationTr::tr("Container failed its liveness probe and is ended; the restart policy is Never."));
    if (restarts)
        ++m_restarts[run.group][run.container.name];
    m_runtime.changeContainer(run.group, run.container.name, restarts ? ContainerAction::Restart : ContainerAction::Stop)
        ->onFinished(this, [this, key = run.key](const Result<> &result) {
            Run *ended = find(key);
            if (!ended || result)
                return; // the list tells of the next run
            tell(*ended, Event::Type::Warning, u"Failed"_s, result.error().summary);
            standBack(*ended);
        });
}

void ProbeDriver::tell(const Run &run, Event::Type type, const QString &name, const QString &message)
{
    const Event event{m_clock.now(), type, name, run.container.name, message};
    QList<Event> &events = m_events[run.group];
    events.append(event);
    if (events.size() > keptEvents)
        events.removeFirst();
    Q_EMIT happened(run.group, event);
}

ProbeDriver::Run *ProbeDriver::find(const QString &key) const
{
    const auto found = m_runs.find(key);
    return found == m_runs.end() ? nullptr : found->second.get();
}

ProbeTable ProbeDriver::table() const
{
    ProbeTable table;
    for (const auto &[group, containers] : m_restarts.asKeyValueRange())
        for (const auto &[container, restarts] : containers.asKeyValueRange())
            table[{group.key, container}].restarts = restarts;
    for (const auto &[key, run] : m_runs) {
        QList<ProbeStanding> &standings = table[{run->group.key, run->container.name}].standings;
        for (const auto &[kind, probe] : {std::pair(ProbeKind::Liveness, run->liveness.get()), std::pair(ProbeKind::Readiness, run->readiness.get())})
            if (probe)
                standings.append({kind, probe->state().verdict(), probe->state().failuresInRow(), probe->obstacle().isEmpty() ? probe->answer().output : probe->obstacle(),
                                  probe->answeredAt()});
    }
    return table;
}

} // namespace quayside
