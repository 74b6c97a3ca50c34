// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/enginegroups.h"

#include "app/runtimes/compat/enginejson.h"
#include "app/runtimes/compat/groupplan.h"
#include "app/runtimes/compat/labels.h"
#include "app/runtimes/compat/tr.h"
#include "models/spec/readtimetable.h"
#include "models/spec/specdocument.h"

#include <algorithm>

namespace quayside::compat {

using namespace Qt::StringLiterals;

namespace {

Container containerFrom(const EngineContainer &known)
{
    Container container;
    container.engineId = known.id;
    container.name = known.labels.value(labels::container, known.name);
    container.image = known.image;
    container.isInit = known.labels.value(labels::role) == labels::initRole;
    container.state = known.state;
    container.isStopping = known.isStopping;
    container.startedAt = known.startedAt;
    container.restartCount = known.restartCount;
    if (container.state == ContainerState::Terminated) {
        container.exitCode = known.exitCode;
        container.finishedAt = endAfter(known.finishedAt, known.startedAt);
    }
    if (known.isPaused)
        container.reason = CompatTr::tr("Paused.");
    if (known.isRestarting) {
        container.exitCode = known.exitCode;
        container.reason = CompatTr::tr("It has ended, and the engine waits for a moment before it starts it again.");
    }
    return container;
}

ResourceAmount amountFrom(const std::optional<spec::Resources> &resources)
{
    if (!resources)
        return {};
    return {{resources->cpu.value_or(0)}, gigabytes(resources->memoryInGB.value_or(0))};
}

RestartPolicy policyFrom(const spec::Text &policy)
{
    const QString word = policy.value_or(QString());
    if (word.compare(u"OnFailure", Qt::CaseInsensitive) == 0)
        return RestartPolicy::OnFailure;
    return word.compare(u"Never", Qt::CaseInsensitive) == 0 ? RestartPolicy::Never : RestartPolicy::Always;
}

// What the spec says about a container that runs, and what the engine adds.
void addRequests(Container &container, const spec::Container &wanted)
{
    if (!wanted.resources)
        return;
    container.requests = amountFrom(wanted.resources->requests);
    container.limits = wanted.resources->limits ? amountFrom(wanted.resources->limits) : container.requests;
}

// Puts the containers into the order of the spec, and marks the group incomplete when some are missing.
void applySpec(ContainerGroup &group, const ContainerGroupSpec &spec)
{
    QList<Container> ordered;
    int missing = 0;
    const auto take = [&](const QList<spec::Container> &wanted) {
        for (const spec::Container &one : wanted) {
            const auto found = std::ranges::find(group.containers, one.name.value_or(QString()), &Container::name);
            if (found == group.containers.end()) {
                ++missing;
                continue;
            }
            addRequests(*found, one);
            group.requested = group.requested + found->requests;
            ordered.append(*found);
            group.containers.erase(found);
        }
    };
    take(spec.initContainers);
    take(spec.containers);
    group.containers = ordered + group.containers;
    group.timetable = readTimetable(spec);
    group.hasProbes = std::ranges::any_of(spec.containers, [](const spec::Container &one) { return one.livenessProbe || one.readinessProbe; });
    group.isComplete = missing == 0;
    group.restartPolicy = policyFrom(spec.restartPolicy);
    if (spec.ipAddress)
        group.dnsNameLabel = spec.ipAddress->dnsNameLabel.value_or(QString());
    group.location = spec.location.value_or(QString());
    group.osType = spec.osType.value_or(u"Linux"_s);
    group.sku = spec.sku.value_or(QString());
    group.priority = spec.priority.value_or(QString());
    group.tags = spec.tags;
    const auto wanted = spec.containers.size() + spec.initContainers.size();
    if (missing > 0)
        group.reason = CompatTr::tr("Its deployment was interrupted: %1 of %2 containers exist.")
                           .arg(QString::number(wanted - missing), QString::number(wanted));
}

void setTimes(ContainerGroup &group, const QDateTime &startedAt, const Labels &labels)
{
    group.startedAt = startedAt;
    const QDateTime billedFrom = QDateTime::fromString(labels.value(labels::billedFrom), Qt::ISODateWithMs);
    // The first run is billed from its first pull on (REFERENCE 21.1); later ones from their start.
    if (billedFrom.isValid() && group.startedAt.isValid() && group.createdAt.secsTo(group.startedAt) < 60)
        group.startedAt = billedFrom.toUTC();
    group.endedAt = {};
    for (const Container &container : std::as_const(group.containers))
        if (!container.isInit && container.finishedAt.isValid())
            group.endedAt = group.endedAt.isValid() ? std::max(group.endedAt, container.finishedAt) : container.finishedAt;
}

struct PodParts
{
    EngineContainer infra;
    QList<EngineContainer> members;
};

// The state of the group and the reason for it, from its containers.
void refreshState(ContainerGroup &group, bool isStopped);

bool areStopping(const QList<EngineContainer> &members)
{
    const auto goesOn = [](const EngineContainer &member) { return member.state == ContainerState::Running && !member.isStopping; };
    return std::ranges::any_of(members, &EngineContainer::isStopping) && std::ranges::none_of(members, goesOn);
}

ContainerGroup groupFromPod(const EnginePod &pod, const PodParts &parts, const ConnectionId &connection)
{
    ContainerGroup group;
    group.name = pod.name;
    group.id = {connection, group.name};
    group.engineId = pod.id;
    group.revision = pod.labels.value(labels::revision).toInt();
    group.origin = pod.labels.contains(labels::version) ? ContainerGroup::Origin::Quayside : ContainerGroup::Origin::Pod;
    group.createdAt = pod.createdAt;
    group.address = pod.labels.value(labels::address);
    for (const EngineContainer &member : parts.members)
        group.containers.append(containerFrom(member));
    std::ranges::stable_sort(group.containers, {}, [](const Container &container) { return !container.isInit; });
    if (const auto spec = specFromLabels(pod.labels))
        applySpec(group, *spec);
    group.ports = parts.infra.ports;
    setTimes(group, parts.infra.startedAt, pod.labels);
    const bool neverStarted = parts.infra.state == ContainerState::Waiting;
    if (neverStarted && group.reason.isEmpty() && group.origin == ContainerGroup::Origin::Quayside) {
        group.isComplete = false;
        group.reason = CompatTr::tr("Its deployment was interrupted: it was created and never started.");
    }
    refreshState(group, parts.infra.state == ContainerState::Terminated);
    if (areStopping(parts.members))
        group.state = GroupState::Stopping;
    return group;
}

ContainerGroup groupFromContainers(const QString &key, const QString &name, ContainerGroup::Origin origin,
                                   const QList<EngineContainer> &members, const ConnectionId &connection)
{
    ContainerGroup group;
    group.id = {connection, key};
    group.name = name;
    group.origin = origin;
    group.engineId = members.first().id;
    for (const EngineContainer &member : members) {
        group.containers.append(containerFrom(member));
        if (const QString service = member.labels.value(labels::composeService); !service.isEmpty())
            group.containers.last().name = service;
        group.ports.append(member.ports);
        if (!group.createdAt.isValid() || member.createdAt < group.createdAt)
            group.createdAt = member.createdAt;
    }
    // The list does not tell the policy; who ended is taken to have ended for good.
    group.restartPolicy = RestartPolicy::Never;
    setTimes(group, members.first().startedAt, {});
    refreshState(group, false);
    return group;
}

QString composeProject(const EngineContainer &container)
{
    return container.labels.value(labels::composeProject, container.labels.value(labels::podmanComposeProject));
}

QString endedWords(const Container &container)
{
    return CompatTr::tr("%1 ended with exit code %2").arg(container.name, QString::number(container.exitCode.value_or(0)));
}

// One sentence that says why the state is not simply Running.
QString reasonFor(const ContainerGroup &group)
{
    const auto failed = std::ranges::find_if(group.containers, [](const Container &container) {
        return container.state == ContainerState::Terminated && container.exitCode.value_or(0) != 0;
    });
    if (failed == group.containers.end())
        return {};
    switch (group.state) {
    case GroupState::Failed:
    case GroupState::Degraded:
    case GroupState::Waiting:
        return endedWords(*failed);
    default:
        return {};
    }
}

void refreshState(ContainerGroup &group, bool isStopped)
{
    QList<ContainerOutcome> outcomes;
    for (const Container &container : std::as_const(group.containers))
        outcomes.append({container.state, container.exitCode, container.isInit});
    group.state = deriveGroupState({group.restartPolicy, isStopped}, outcomes);
    if (!group.isComplete)
        group.state = GroupState::Waiting;
    else
        group.reason = reasonFor(group);
}

// Takes what stands in a list of containers apart by the group that each belongs to.
class Sorting
{
public:
    explicit Sorting(const ConnectionId &connection)
        : m_connection(connection)
    {
    }

    void add(const EngineContainer &container)
    {
        const QString project = composeProject(container);
        if (container.labels.value(labels::role) == labels::uploadRole)
            return;
        if (!container.pod.isEmpty() && container.isInfra)
            m_byPod[container.pod].infra = container;
        else if (!container.pod.isEmpty() && isStandIn(container))
            return;
        else if (!container.pod.isEmpty())
            m_byPod[container.pod].members.append(container);
        else if (!project.isEmpty())
            m_byProject[project].append(container);
        else if (!container.name.isEmpty())
            m_groups.append(groupFromContainers(u"container:"_s + container.name, container.name, ContainerGroup::Origin::Container, {container}, m_connection));
    }

    QList<ContainerGroup> groups(const QList<EnginePod> &pods)
    {
        for (const EnginePod &pod : pods)
            if (!pod.name.isEmpty())
                m_groups.append(groupFromPod(pod, m_byPod.value(pod.id), m_connection));
        for (const auto &[project, members] : m_byProject.asKeyValueRange())
            m_groups.append(groupFromContainers(u"compose:"_s + project, project, ContainerGroup::Origin::Compose, members, m_connection));
        std::ranges::sort(m_groups, {}, &ContainerGroup::id);
        return m_groups;
    }

private:
    const ConnectionId &m_connection;
    QHash<QString, PodParts> m_byPod;
    QMap<QString, QList<EngineContainer>> m_byProject;
    QList<ContainerGroup> m_groups;
};

} // namespace

int revisionOf(const EnginePod &pod, const EngineVolume &volume)
{
    const bool isItsOwn = volume.labels.value(labels::group) == pod.name && volume.labels.value(labels::deployment) == pod.labels.value(labels::deployment);
    return isItsOwn ? std::max(0, volume.labels.value(labels::revision).toInt()) : 0;
}

QList<EnginePod> withRevisions(const QList<EnginePod> &pods, const QList<EngineVolume> &revisions)
{
    QHash<QString, QList<EngineVolume>> byGroup;
    for (const EngineVolume &volume : revisions)
        byGroup[volume.labels.value(labels::group)].append(volume);
    QList<EnginePod> revised = pods;
    for (EnginePod &pod : revised) {
        int newest = 0;
        for (const EngineVolume &volume : byGroup.value(pod.name)) {
            const int number = revisionOf(pod, volume);
            if (number <= newest)
                continue;
            newest = number;
            pod.labels[labels::spec] = volume.labels.value(labels::spec);
            pod.labels[labels::revision] = QString::number(number);
        }
    }
    return revised;
}

bool isStandIn(const EngineContainer &container)
{
    const QString group = container.labels.value(labels::group);
    return !group.isEmpty() && container.name != engineName(group, container.labels.value(labels::container));
}

QList<ContainerGroup> groupsFrom(const EngineParts &parts, const ConnectionId &connection)
{
    Sorting sorting(connection);
    for (const EngineContainer &container : parts.containers)
        sorting.add(container);
    return sorting.groups(withRevisions(parts.pods, parts.revisions));
}

CpuCores cpuLimit(const QJsonObject &hostConfig)
{
    const double period = hostConfig.value("CpuPeriod"_L1).toDouble();
    if (const double nano = hostConfig.value("NanoCpus"_L1).toDouble(); nano > 0)
        return {nano / 1e9};
    return {period > 0 ? std::max(0.0, hostConfig.value("CpuQuota"_L1).toDouble() / period) : 0};
}

void addInspection(Container &container, const QJsonObject &inspected)
{
    const QJsonObject state = inspected.value("State"_L1).toObject();
    const QJsonObject host = inspected.value("HostConfig"_L1).toObject();
    container.restartCount = inspected.value("RestartCount"_L1).toInt();
    container.startedAt = timeFromText(state.value("StartedAt"_L1));
    if (container.state == ContainerState::Terminated) {
        container.finishedAt = endAfter(timeFromText(state.value("FinishedAt"_L1)), container.startedAt);
        container.exitCode = state.value("ExitCode"_L1).toInt();
    }
    if (state.value("OOMKilled"_L1).toBool())
        container.memoryEvidence = MemoryEvidence::EngineFlag;
    if (const QString error = state.value("Error"_L1).toString(); !error.isEmpty())
        container.reason = error;
    container.limits.memory = {host.value("Memory"_L1).toInteger()};
    container.limits.cpu = cpuLimit(host);
}

std::optional<ContainerGroupSpec> specFromLabels(const Labels &labels)
{
    const QString text = labels.value(labels::spec);
    if (text.isEmpty())
        return std::nullopt;
    const SpecDocument document = SpecDocument::fromText(text);
    return document.isReadable() ? std::optional(document.spec()) : std::nullopt;
}

} // namespace quayside::compat
