// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/labels.h"
#include "app/runtimes/podman/groupplan.h"
#include "app/runtimes/podman/podmanjson.h"
#include "app/runtimes/podman/tr.h"

#include <QMap>

#include <algorithm>

namespace quayside::podman {

using namespace Qt::StringLiterals;

namespace {

QDateTime fromSeconds(const QJsonValue &value)
{
    // Go's zero time is the year 1.
    const qint64 seconds = value.toInteger();
    return seconds > 0 ? QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC) : QDateTime();
}

QDateTime fromText(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
    return time.isValid() && time.date().year() > 1970 ? time : QDateTime();
}

ContainerState stateFrom(const QString &word)
{
    if (word == u"running" || word == u"paused" || word == u"stopping")
        return ContainerState::Running;
    if (word == u"exited" || word == u"stopped" || word == u"removing" || word == u"dead")
        return ContainerState::Terminated;
    if (word == u"created" || word == u"configured" || word == u"initialized")
        return ContainerState::Waiting;
    return ContainerState::Unknown;
}

// The engine's id stands in where a name is missing: what has neither cannot be addressed.
QString nameOrId(const QJsonValue &name, const QJsonObject &json)
{
    const QString text = name.toString();
    return text.isEmpty() ? json.value("Id"_L1).toString() : text;
}

// Podman notes a start when the start has returned; a program that ends at once has ended before that.
QDateTime endAfter(const QDateTime &end, const QDateTime &start)
{
    return end.isValid() && start.isValid() ? std::max(end, start) : end;
}

Container containerFrom(const QJsonObject &json)
{
    const QJsonObject labels = json.value("Labels"_L1).toObject();
    const QString state = json.value("State"_L1).toString();
    Container container;
    container.engineId = json.value("Id"_L1).toString();
    container.name = labels.value(labels::container).toString(nameOrId(json.value("Names"_L1).toArray().first(), json));
    container.image = json.value("Image"_L1).toString();
    container.isInit = labels.value(labels::role).toString() == labels::initRole;
    container.state = stateFrom(state);
    container.startedAt = fromSeconds(json.value("StartedAt"_L1));
    container.restartCount = json.value("Restarts"_L1).toInt(); // Podman 4.4 and newer
    if (container.state == ContainerState::Terminated) {
        container.exitCode = json.value("ExitCode"_L1).toInt();
        container.finishedAt = endAfter(fromSeconds(json.value("ExitedAt"_L1)), container.startedAt);
    }
    if (state == u"paused")
        container.reason = PodmanTr::tr("Paused.");
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

QList<PortMapping> portsFrom(const QJsonObject &container)
{
    QList<PortMapping> ports;
    for (const QJsonValue &value : container.value("Ports"_L1).toArray()) {
        const QJsonObject port = value.toObject();
        const int range = std::clamp(port.value("range"_L1).toInt(1), 1, 64);
        for (int i = 0; i < range; ++i)
            ports.append({port.value("host_ip"_L1).toString(), static_cast<quint16>(port.value("host_port"_L1).toInt() + i),
                          static_cast<quint16>(port.value("container_port"_L1).toInt() + i),
                          port.value("protocol"_L1).toString() == "udp"_L1 ? Protocol::Udp : Protocol::Tcp});
    }
    return ports;
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
    group.isComplete = missing == 0;
    group.restartPolicy = policyFrom(spec.restartPolicy);
    group.location = spec.location.value_or(QString());
    group.osType = spec.osType.value_or(u"Linux"_s);
    group.sku = spec.sku.value_or(QString());
    group.priority = spec.priority.value_or(QString());
    group.tags = spec.tags;
    const auto wanted = spec.containers.size() + spec.initContainers.size();
    if (missing > 0)
        group.reason = PodmanTr::tr("Its deployment was interrupted: %1 of %2 containers exist.")
                           .arg(QString::number(wanted - missing), QString::number(wanted));
}

void setTimes(ContainerGroup &group, const QJsonObject &infra, const QJsonObject &labels)
{
    group.startedAt = fromSeconds(infra.value("StartedAt"_L1));
    const QDateTime billedFrom = QDateTime::fromString(labels.value(labels::billedFrom).toString(), Qt::ISODateWithMs);
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
    QJsonObject infra;
    QList<QJsonObject> members;
};

ContainerGroup groupFromPod(const QJsonObject &pod, const PodParts &parts, const ConnectionId &connection)
{
    const QJsonObject labels = pod.value("Labels"_L1).toObject();
    ContainerGroup group;
    group.name = nameOrId(pod.value("Name"_L1), pod);
    group.id = {connection, group.name};
    group.engineId = pod.value("Id"_L1).toString();
    group.origin = labels.contains(labels::version) ? ContainerGroup::Origin::Quayside : ContainerGroup::Origin::Pod;
    group.createdAt = fromText(pod.value("Created"_L1));
    group.address = labels.value(labels::address).toString();
    for (const QJsonObject &member : parts.members)
        group.containers.append(containerFrom(member));
    std::ranges::stable_sort(group.containers, {}, [](const Container &container) { return !container.isInit; });
    if (const auto spec = specFromLabels(labels))
        applySpec(group, *spec);
    group.ports = portsFrom(parts.infra);
    setTimes(group, parts.infra, labels);
    const ContainerState infraState = stateFrom(parts.infra.value("State"_L1).toString());
    const bool neverStarted = infraState == ContainerState::Waiting;
    if (neverStarted && group.reason.isEmpty() && group.origin == ContainerGroup::Origin::Quayside) {
        group.isComplete = false;
        group.reason = PodmanTr::tr("Its deployment was interrupted: it was created and never started.");
    }
    refreshState(group, infraState == ContainerState::Terminated);
    return group;
}

ContainerGroup groupFromContainers(const QString &key, const QString &name, ContainerGroup::Origin origin,
                                   const QList<QJsonObject> &members, const ConnectionId &connection)
{
    ContainerGroup group;
    group.id = {connection, key};
    group.name = name;
    group.origin = origin;
    group.engineId = members.first().value("Id"_L1).toString();
    for (const QJsonObject &member : members) {
        group.containers.append(containerFrom(member));
        const QString service = member.value("Labels"_L1).toObject().value(labels::composeService).toString();
        if (!service.isEmpty())
            group.containers.last().name = service;
        group.ports.append(portsFrom(member));
        const QDateTime created = fromText(member.value("Created"_L1));
        if (!group.createdAt.isValid() || created < group.createdAt)
            group.createdAt = created;
    }
    // The list does not tell the policy; who ended is taken to have ended for good.
    group.restartPolicy = RestartPolicy::Never;
    setTimes(group, members.first(), {});
    refreshState(group, false);
    return group;
}

QString composeProject(const QJsonObject &container)
{
    const QJsonObject labels = container.value("Labels"_L1).toObject();
    return labels.value(labels::composeProject).toString(labels.value(labels::podmanComposeProject).toString());
}

QString endedWords(const Container &container)
{
    return PodmanTr::tr("%1 ended with exit code %2").arg(container.name, QString::number(container.exitCode.value_or(0)));
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

} // namespace

int revisionOf(const QJsonObject &pod, const QJsonObject &volume)
{
    const QJsonObject labels = volume.value("Labels"_L1).toObject();
    const QJsonObject podLabels = pod.value("Labels"_L1).toObject();
    const bool isItsOwn = labels.value(labels::group).toString() == pod.value("Name"_L1).toString()
        && labels.value(labels::deployment).toString() == podLabels.value(labels::deployment).toString();
    return isItsOwn ? std::max(0, labels.value(labels::revision).toString().toInt()) : 0;
}

QJsonArray withRevisions(const QJsonArray &pods, const QJsonArray &volumes)
{
    QHash<QString, QList<QJsonObject>> byGroup;
    for (const QJsonValue &volume : volumes)
        byGroup[volume.toObject().value("Labels"_L1).toObject().value(labels::group).toString()].append(volume.toObject());
    QJsonArray revised;
    for (const QJsonValue &value : pods) {
        QJsonObject pod = value.toObject();
        int newest = 0;
        for (const QJsonObject &volume : byGroup.value(pod.value("Name"_L1).toString())) {
            const int number = revisionOf(pod, volume);
            if (number <= newest)
                continue;
            newest = number;
            QJsonObject labels = pod.value("Labels"_L1).toObject();
            labels[labels::spec] = volume.value("Labels"_L1).toObject().value(labels::spec);
            pod["Labels"_L1] = labels;
        }
        revised.append(pod);
    }
    return revised;
}

bool isStandIn(const QJsonObject &container)
{
    const QJsonObject labels = container.value("Labels"_L1).toObject();
    const QString name = labels.value(labels::container).toString();
    return !name.isEmpty() && container.value("Names"_L1).toArray().first().toString() != engineName(labels.value(labels::group).toString(), name);
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

QList<ContainerGroup> groupsFromLists(const QJsonArray &pods, const QJsonArray &containers, const ConnectionId &connection)
{
    QHash<QString, PodParts> byPod;
    QMap<QString, QList<QJsonObject>> byProject;
    QList<ContainerGroup> groups;
    for (const QJsonValue &value : containers) {
        const QJsonObject container = value.toObject();
        const QString pod = container.value("Pod"_L1).toString();
        const QString project = composeProject(container);
        if (!pod.isEmpty() && container.value("IsInfra"_L1).toBool())
            byPod[pod].infra = container;
        else if (!pod.isEmpty() && isStandIn(container))
            continue;
        else if (!pod.isEmpty())
            byPod[pod].members.append(container);
        else if (!project.isEmpty())
            byProject[project].append(container);
        else {
            const QString name = nameOrId(container.value("Names"_L1).toArray().first(), container);
            if (name.isEmpty())
                continue;
            groups.append(groupFromContainers(u"container:"_s + name, name, ContainerGroup::Origin::Container, {container}, connection));
        }
    }
    for (const QJsonValue &value : pods) {
        const QJsonObject pod = value.toObject();
        if (!nameOrId(pod.value("Name"_L1), pod).isEmpty())
            groups.append(groupFromPod(pod, byPod.value(pod.value("Id"_L1).toString()), connection));
    }
    for (const auto &[project, members] : byProject.asKeyValueRange())
        groups.append(groupFromContainers(u"compose:"_s + project, project, ContainerGroup::Origin::Compose, members, connection));
    std::ranges::sort(groups, {}, &ContainerGroup::id);
    return groups;
}

void addInspection(Container &container, const QJsonObject &inspected)
{
    const QJsonObject state = inspected.value("State"_L1).toObject();
    const QJsonObject host = inspected.value("HostConfig"_L1).toObject();
    container.restartCount = inspected.value("RestartCount"_L1).toInt();
    container.startedAt = fromText(state.value("StartedAt"_L1));
    if (container.state == ContainerState::Terminated) {
        container.finishedAt = endAfter(fromText(state.value("FinishedAt"_L1)), container.startedAt);
        container.exitCode = state.value("ExitCode"_L1).toInt();
    }
    if (state.value("OOMKilled"_L1).toBool())
        container.memoryEvidence = MemoryEvidence::EngineFlag;
    if (const QString error = state.value("Error"_L1).toString(); !error.isEmpty())
        container.reason = error;
    container.limits.memory = {host.value("Memory"_L1).toInteger()};
    container.limits.cpu = {static_cast<double>(host.value("NanoCpus"_L1).toInteger()) / 1e9};
}

} // namespace quayside::podman
