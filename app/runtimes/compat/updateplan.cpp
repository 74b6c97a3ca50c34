// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/updateplan.h"

#include "app/runtimes/compat/changegroup.h"
#include "app/runtimes/compat/enginegroups.h"
#include "app/runtimes/compat/fillvolume.h"
#include "app/runtimes/compat/groupnetwork.h"
#include "app/runtimes/compat/labels.h"
#include "app/runtimes/compat/tr.h"
#include "models/spec/specwriter.h"

#include <algorithm>

namespace quayside::compat {

using namespace Qt::StringLiterals;

namespace {

// The pod as the spec wants it: what its labels say may change.
PodPlan withoutLabels(PodPlan pod)
{
    pod.labels.clear();
    return pod;
}

bool hasSameSecrets(const spec::Container &a, const spec::Container &b)
{
    const auto secrets = [](const spec::Container &container) {
        QMap<QString, spec::SecretText> values;
        for (const spec::EnvironmentVariable &variable : container.environmentVariables)
            if (!variable.value)
                values.insert(variable.name.value_or(QString()), variable.secureValue);
        return values;
    };
    return secrets(a) == secrets(b);
}

QMap<QString, spec::Volume> byName(const QList<spec::Volume> &volumes)
{
    QMap<QString, spec::Volume> map;
    for (const spec::Volume &volume : volumes)
        map.insert(volume.name.value_or(QString()), volume);
    return map;
}

QSet<QString> namesIn(const QList<VolumePlan> &volumes)
{
    QSet<QString> names;
    for (const VolumePlan &volume : volumes)
        names.insert(volume.name);
    return names;
}

class UpdatePlanner
{
public:
    UpdatePlanner(const Engine &api, const PresentGroup &group, const GroupUpdate &update, const UpdateSetting &setting)
        : m_api(api)
        , m_group(group)
        , m_update(update)
        , m_setting(setting)
        , m_name(update.after.name.value_or(QString()))
    {
        for (const EngineContainer &container : group.isForeign ? QList<EngineContainer>() : group.containers)
            m_existing.insert(container.labels.value(labels::container), container.labels.value(labels::secrets));
    }

    Result<UpdatePlan> plan()
    {
        m_plan.isNothing = m_update.before == m_update.after && isWhole();
        if (m_plan.isNothing)
            return m_plan;
        // Both as if all their secrets existed: what differs then is what the engine is asked for.
        const Result<GroupPlan> before = planGroup(m_update.before, contextFor(everySet(m_update.before)));
        const Result<GroupPlan> after = planGroup(m_update.after, contextFor(everySet(m_update.after)));
        if (!after)
            return tl::unexpected(after.error());
        m_plan.recreates = m_group.isForeign || !before || !isWhole() || !fits(*before, *after);
        QHash<QString, QString> kept;
        if (!m_plan.recreates) {
            findReplaced(*before, *after);
            kept = m_existing;
            for (const QString &name : std::as_const(m_plan.replaced))
                kept.remove(name);
        }
        const Result<GroupPlan> made = planGroup(m_update.after, contextFor(kept));
        if (!made)
            return tl::unexpected(made.error());
        m_made = *made;
        m_plan.images = m_made.images;
        for (const QString &image : m_api->podImages())
            m_plan.images.append({image, {}});
        addSecrets();
        if (m_plan.recreates)
            recreate();
        else
            replace();
        cleanUpSecrets();
        return m_plan;
    }

private:
    // An update that was interrupted, or somebody's hand, may have left a part.
    bool isWhole() const
    {
        return m_group.isForeign || m_existing.size() == m_update.before.containers.size() + m_update.before.initContainers.size();
    }

    QHash<QString, QString> everySet(const ContainerGroupSpec &spec) const
    {
        QHash<QString, QString> sets;
        for (const QList<spec::Container> &list : {spec.initContainers, spec.containers})
            for (const spec::Container &container : list)
                sets.insert(container.name.value_or(QString()), {});
        return sets;
    }

    PlanContext contextFor(const QHash<QString, QString> &sets) const
    {
        PlanContext context = m_setting.context;
        const QString present = m_group.label(labels::address);
        context.address = present.isEmpty() ? m_setting.address : present;
        context.billedFrom = m_setting.now.toString(Qt::ISODateWithMs);
        context.secretSet = m_setting.mark;
        context.secretSets = sets;
        return context;
    }

    // Whether the pod can stay: the same pod, volumes, init containers and names.
    bool fits(const GroupPlan &before, const GroupPlan &after) const
    {
        if (withoutLabels(before.pod) != withoutLabels(after.pod) || byName(withoutPasswords(m_update.before).volumes) != byName(withoutPasswords(m_update.after).volumes)
            || before.containers.size() != after.containers.size())
            return false;
        const qsizetype inits = m_update.after.initContainers.size();
        for (qsizetype i = 0; i < inits; ++i)
            if (before.containers.at(i) != after.containers.at(i) || !hasSameSecrets(m_update.before.initContainers.at(i), m_update.after.initContainers.at(i)))
                return false;
        return std::ranges::all_of(after.containers, [&](const ContainerPlan &one) { return find(before, one.part); });
    }

    static const ContainerPlan *find(const GroupPlan &plan, const QString &name)
    {
        const auto found = std::ranges::find(plan.containers, name, &ContainerPlan::part);
        return found == plan.containers.end() ? nullptr : &*found;
    }

    void findReplaced(const GroupPlan &before, const GroupPlan &after)
    {
        for (const spec::Container &container : m_update.after.containers) {
            const QString name = container.name.value_or(QString());
            const auto old = std::ranges::find(m_update.before.containers, container.name, &spec::Container::name);
            if (*find(before, name) != *find(after, name) || !hasSameSecrets(*old, container))
                m_plan.replaced.append(name);
        }
    }

    void step(const QString &text, std::function<Operation<> *()> act, std::function<Operation<> *()> revert = {},
              Step::Revert when = Step::Revert::WhenDone)
    {
        m_plan.steps.append({text, std::move(act), std::move(revert), when});
    }

    void later(std::function<Operation<> *()> act) { m_plan.cleanUp.append({CompatTr::tr("Removing what is no longer needed"), std::move(act)}); }

    std::function<Operation<> *()> rename(const QString &from, const QString &to) const
    {
        return [api = m_api, from, to] { return api->renameContainer(from, to); };
    }

    std::function<Operation<> *()> change(const QString &container, EngineApi::Action action) const
    {
        return [api = m_api, container, action] { return api->changeContainer(container, action); };
    }

    std::function<Operation<> *()> removal(const QString &container) const
    {
        return [api = m_api, container] { return api->deleteContainer(container); };
    }

    void addSecrets()
    {
        for (const SecretPlan &secret : std::as_const(m_made.secrets))
            step(CompatTr::tr("Storing secure values in the engine"), [api = m_api, secret] { return api->createSecrets(secret); },
                 [api = m_api, folder = secret.folder] { return removalOf(api, folder); }, Step::Revert::WhenTried);
    }

    static Operation<> *removalOf(const Engine &api, const SecretFolder &folder)
    {
        QList<Step> steps;
        for (const QString &name : api->secretNames(folder))
            steps.append({CompatTr::tr("Removing what is no longer needed"), [api, name] { return api->deleteSecret(name); }});
        return new StepSequence(steps);
    }

    // What an interrupted update has left would be in the way.
    void removeStandIns()
    {
        for (const EngineContainer &container : m_group.standIns)
            step(CompatTr::tr("Removing what an interrupted update has left"), removal(container.id));
    }

    void replace()
    {
        removeStandIns();
        for (const QString &name : std::as_const(m_plan.replaced)) {
            ContainerPlan made = *find(m_made, name);
            made.name = nameOf(name, u"new"_s);
            step(CompatTr::tr("Creating container %1").arg(name), [api = m_api, made] { return api->createContainer(made); }, removal(nameOf(name, u"new"_s)), Step::Revert::WhenTried);
        }
        for (const QString &name : std::as_const(m_plan.replaced))
            swap(name);
        addRevision();
        for (const QString &name : std::as_const(m_plan.replaced))
            later(removal(nameOf(name, u"old"_s)));
    }

    QString nameOf(const QString &container, const QString &role) const { return engineName(m_name, container) + u'.' + role; }

    // The old one is stopped first: both would want the same ports. In a group that is stopped nothing is started.
    void swap(const QString &name)
    {
        using enum EngineApi::Action;
        const QString usual = engineName(m_name, name);
        if (m_group.isRunning(name))
            step(CompatTr::tr("Stopping container %1").arg(name), change(usual, Stop), change(usual, Start), Step::Revert::WhenTried);
        const QString text = CompatTr::tr("Replacing container %1").arg(name);
        step(text, rename(usual, nameOf(name, u"old"_s)), rename(nameOf(name, u"old"_s), usual));
        step(text, rename(nameOf(name, u"new"_s), usual), rename(usual, nameOf(name, u"new"_s)));
        if (m_group.isUp)
            step(CompatTr::tr("Starting container %1").arg(name), change(usual, Start), change(usual, Stop), Step::Revert::WhenTried);
    }

    // The new spec holds from here on.
    void addRevision()
    {
        int newest = 0;
        for (const EngineVolume &volume : m_group.revisions)
            newest = std::max(newest, revisionOf(m_group.pod, volume));
        const QString name = engineName(m_name, u"revision.%1"_s.arg(newest + 1));
        const Labels labels{{labels::group, m_name},
                            {labels::version, labels::currentVersion},
                            {labels::deployment, m_group.label(labels::deployment)},
                            {labels::revision, QString::number(newest + 1)},
                            {labels::spec, specToJson(withoutPasswords(m_update.after), Secrets::Omit)}};
        removeRevisions();
        step(CompatTr::tr("Writing down the new spec"), [api = m_api, volume = VolumePlan{name, labels}] { return api->createVolume(volume); },
             [api = m_api, name] { return api->deleteVolume(name); });
    }

    void removeRevisions()
    {
        for (const EngineVolume &volume : m_group.revisions)
            later([api = m_api, name = volume.name] { return api->deleteVolume(name); });
    }

    void recreate()
    {
        const QString group = m_name;
        const auto removePod = [api = m_api, group] { return api->deletePod(group); };
        addVolumes();
        if (m_group.pod.id.isEmpty())
            setAside();
        else
            step(CompatTr::tr("Removing the old containers"), removePod, [steps = stepsBack()] { return new StepSequence(steps); }, Step::Revert::WhenTried);
        PodPlan pod = m_made.pod;
        pod.labels[labels::deployment] = m_setting.mark;
        if (!pod.network.name.isEmpty())
            step(CompatTr::tr("Creating the group"), [api = m_api, network = pod.network] { return new EnsureNetwork(api, network); });
        if (const QString old = m_group.label(labels::network); !old.isEmpty() && old != pod.network.name)
            later([api = m_api, old] { return new ReleaseNetwork(api, old); });
        step(CompatTr::tr("Creating the group"), [api = m_api, pod] { return api->createPod(pod); }, removePod, Step::Revert::WhenTried);
        addContainers(m_plan.steps, m_made);
        step(CompatTr::tr("Starting"), [api = m_api, id = groupId()] { return new StartGroup(api, id); });
        removeRevisions();
    }

    // A group of ours is called as its pod is.
    GroupId groupId() const { return {m_group.id.connection, m_name}; }

    // Loose containers would be in the way with their names and their ports.
    void setAside()
    {
        using enum EngineApi::Action;
        for (const EngineContainer &container : m_group.containers) {
            const QString aside = container.name + u".old"_s;
            if (container.state == ContainerState::Running || container.isRestarting)
                step(CompatTr::tr("Stopping container %1").arg(container.name), change(container.id, Stop), change(container.id, Start), Step::Revert::WhenTried);
            step(CompatTr::tr("Setting container %1 aside").arg(container.name), rename(container.id, aside), rename(container.id, container.name));
            later(removal(container.id));
        }
    }

    // Volumes that both specs have stay, with what is in them.
    void addVolumes()
    {
        const Result<GroupPlan> old = oldPlan();
        const QSet<QString> before = old && !m_group.isForeign ? namesIn(old->volumes) : QSet<QString>();
        for (const VolumePlan &volume : std::as_const(m_made.volumes)) {
            const QString name = volume.name;
            if (before.contains(name))
                continue;
            step(CompatTr::tr("Creating volumes"), [api = m_api, volume] { return api->createVolume(volume); }, [api = m_api, name] { return api->deleteVolume(name); });
            fill(name);
        }
        const QSet<QString> after = namesIn(m_made.volumes);
        for (const QString &name : before - after)
            later([api = m_api, name] { return api->deleteVolume(name); });
    }

    void fill(const QString &volume)
    {
        const auto repository = std::ranges::find(m_made.repositories, volume, &RepositoryPlan::name);
        if (repository == m_made.repositories.end())
            return;
        m_plan.repositories.append(*repository);
        step(CompatTr::tr("Filling the volume %1").arg(repository->volume), [api = m_api, one = *repository, group = m_name, archives = m_plan.archives] {
            return fillVolume(api, one, group, archives->take(one.name));
        });
    }

    void addContainers(QList<Step> &steps, const GroupPlan &plan) const
    {
        for (const ContainerPlan &container : plan.containers)
            steps.append({CompatTr::tr("Creating container %1").arg(container.part), [api = m_api, container] { return api->createContainer(container); }});
    }

    // The old group out of its old spec and the secrets that are still there.
    Result<GroupPlan> oldPlan() const
    {
        QHash<QString, QString> sets = everySet(m_update.before);
        sets.insert(m_existing);
        PlanContext context = contextFor(sets);
        context.address = m_group.label(labels::address);
        context.billedFrom = m_group.label(labels::billedFrom);
        return planGroup(m_update.before, context);
    }

    QList<Step> stepsBack() const
    {
        const Result<GroupPlan> old = oldPlan();
        if (!old)
            return {};
        PodPlan pod = old->pod;
        pod.labels[labels::deployment] = m_group.label(labels::deployment);
        const QString text = CompatTr::tr("Bringing back what was");
        const QString group = m_name;
        QList<Step> steps{{text, [api = m_api, group] { return api->deletePod(group); }}, {text, [api = m_api, pod] { return api->createPod(pod); }}};
        addContainers(steps, *old);
        if (m_group.isUp)
            steps.append({text, [api = m_api, id = groupId()] { return new StartGroup(api, id); }});
        return steps;
    }

    // The secrets that a planned container refers to.
    void collectSecrets(QSet<QString> &names, const ContainerPlan &container) const
    {
        QList<SecretFolder> folders;
        if (container.secretEnvironment)
            folders.append(*container.secretEnvironment);
        for (const ContainerPlan::SecretMount &mount : container.secretMounts)
            folders.append(mount.folder);
        for (const SecretFolder &folder : std::as_const(folders))
            for (const QString &name : m_api->secretNames(folder))
                names.insert(name);
    }

    // Secrets of sets that no container uses any more.
    void cleanUpSecrets()
    {
        QSet<QString> before;
        QSet<QString> after;
        if (const Result<GroupPlan> old = oldPlan())
            for (const ContainerPlan &container : old->containers)
                collectSecrets(before, container);
        for (const ContainerPlan &container : std::as_const(m_made.containers))
            collectSecrets(after, container);
        for (const QString &name : before - after)
            later([api = m_api, name] { return api->deleteSecret(name); });
    }

    const Engine &m_api;
    const PresentGroup &m_group;
    const GroupUpdate &m_update;
    const UpdateSetting &m_setting;
    const QString m_name;
    QHash<QString, QString> m_existing; // sets of secrets by container
    GroupPlan m_made;
    UpdatePlan m_plan;
};

} // namespace

bool PresentGroup::isRunning(const QString &name) const
{
    return std::ranges::any_of(containers, [&](const EngineContainer &one) {
        return one.labels.value(labels::container) == name && (one.state == ContainerState::Running || one.isRestarting);
    });
}

Result<PresentGroup> presentGroup(const GroupId &id, const EngineParts &parts)
{
    const QList<ContainerGroup> groups = groupsFrom(parts, id.connection);
    const auto known = std::ranges::find(groups, id, &ContainerGroup::id);
    if (known == groups.end())
        return failure(Error::Kind::NotFound, CompatTr::tr("There is no group “%1” on %2.").arg(id.key, id.connection.value));
    PresentGroup group;
    group.id = id;
    for (const EnginePod &pod : withRevisions(parts.pods, parts.revisions))
        if (pod.id == known->engineId)
            group.pod = pod;
    group.isForeign = group.label(labels::version).isEmpty();
    const auto isMember = [&](const EngineContainer &one) {
        return group.pod.id.isEmpty() ? std::ranges::find(known->containers, one.id, &Container::engineId) != known->containers.end() : one.pod == group.pod.id;
    };
    for (const EngineContainer &container : parts.containers) {
        if (!isMember(container))
            continue;
        if (container.isInfra)
            group.isUp = container.state == ContainerState::Running;
        else
            (isStandIn(container) ? group.standIns : group.containers).append(container);
    }
    for (const EngineVolume &volume : parts.revisions)
        if (volume.labels.value(labels::group) == id.key)
            group.revisions.append(volume);
    return group;
}

Result<UpdatePlan> planUpdate(const Engine &api, const PresentGroup &group, const GroupUpdate &update, const UpdateSetting &setting)
{
    return UpdatePlanner(api, group, update, setting).plan();
}

} // namespace quayside::compat
