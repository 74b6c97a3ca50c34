// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/sample/updategroup.h"

#include "app/runtimes/sample/creategroup.h"
#include "app/runtimes/sample/tr.h"
#include "models/runtime/missingsecrets.h"

#include <algorithm>

namespace quayside::sample {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// What of a container an engine acts on.
spec::Container acted(spec::Container container)
{
    container.ports.clear();
    container.livenessProbe.reset();
    container.readinessProbe.reset();
    container.configMap.reset();
    return container;
}

QList<spec::Port> portsOf(const ContainerGroupSpec &spec)
{
    return spec.ipAddress ? spec.ipAddress->ports : QList<spec::Port>();
}

const spec::Container *find(const QList<spec::Container> &containers, const spec::Text &name)
{
    const auto found = std::ranges::find(containers, name, &spec::Container::name);
    return found == containers.end() ? nullptr : &*found;
}

// Whether only containers differ, and none came or went.
bool canStay(const GroupUpdate &update)
{
    const ContainerGroupSpec &a = update.before;
    const ContainerGroupSpec &b = update.after;
    const bool same = a.initContainers == b.initContainers && a.volumes == b.volumes
        && a.dnsConfig == b.dnsConfig && a.ipAddress.has_value() == b.ipAddress.has_value() && portsOf(a) == portsOf(b);
    return same && a.containers.size() == b.containers.size()
        && std::ranges::all_of(b.containers, [&](const spec::Container &one) { return find(a.containers, one.name); });
}

QStringList replacedIn(const GroupUpdate &update)
{
    QStringList names;
    for (const spec::Container &container : update.after.containers)
        if (update.before.restartPolicy != update.after.restartPolicy
            || acted(*find(update.before.containers, container.name)) != acted(container))
            names.append(container.name.value_or(QString()));
    return names;
}

} // namespace

UpdateGroup::UpdateGroup(SampleRuntime &runtime, GroupId id, GroupUpdate update)
    : Operation<>(&runtime)
    , m_runtime(runtime)
    , m_id(std::move(id))
    , m_update(std::move(update))
{
}

void UpdateGroup::start()
{
    if (const auto refusal = m_runtime.takeRefusal())
        return beginFail(*refusal);
    connect(&m_runtime, &ContainerRuntime::engineLost, this, &UpdateGroup::beginFail);
    reportProgress({0, 4, SampleTr::tr("Looking at what runs"), -1});
    m_runtime.clock().callAfter(100ms + m_runtime.answerDelay(), this, [this] { look(); });
}

void UpdateGroup::look()
{
    if (isFailing() || hasEnded())
        return;
    const Result<MadeGroup *> group = m_runtime.existing(m_id);
    if (!group)
        return beginFail(group.error());
    if ((*group)->isForeign())
        return beginFail({Error::Kind::Unsupported, SampleTr::tr("“%1” was made by something else, so it cannot be updated from here.").arg(m_id.key), {}});
    if (m_update.after.name != m_id.key)
        return beginFail({Error::Kind::Rejected, SampleTr::tr("A group cannot change its name."), {}});
    if (withoutSecrets((*group)->spec()) != withoutSecrets(m_update.before))
        return beginFail({Error::Kind::Conflict, SampleTr::tr("“%1” was changed by somebody else meanwhile.").arg(m_id.key), {}});
    for (const QList<spec::Container> &list : {m_update.after.initContainers, m_update.after.containers})
        for (const spec::Container &container : list)
            m_images.append(container.image.value_or(QString()));
    m_address = (*group)->snapshot().address;
    m_old = (*group)->spec();
    if (const auto missing = missingSecret())
        return beginFail(*missing);
    pullNext();
}

// Of what is made anew.
std::optional<Error> UpdateGroup::missingSecret() const
{
    ContainerGroupSpec made = m_update.after;
    made.imageRegistryCredentials.clear();
    if (canStay(m_update)) {
        made.initContainers.clear();
        made.volumes.clear();
        const QStringList containers = replacedIn(m_update);
        made.containers.removeIf([&](const spec::Container &one) { return !containers.contains(one.name.value_or(QString())); });
    }
    const QStringList missing = missingSecrets(made);
    if (missing.isEmpty())
        return std::nullopt;
    return Error{Error::Kind::Unsupported, SampleTr::tr("A secure value is missing here. It is not known and must be given again."), missing.join(u'\n')};
}

void UpdateGroup::pullNext()
{
    if (isFailing() || hasEnded())
        return;
    if (m_images.isEmpty())
        return apply();
    const QString image = m_images.takeFirst();
    reportProgress({1, 4, SampleTr::tr("Looking for %1").arg(image), -1});
    m_runtime.clock().callAfter(100ms, this, [this, image] {
        if (isFailing() || hasEnded())
            return;
        if (const auto problem = imageProblem(image))
            return beginFail(*problem);
        m_runtime.addImage(image);
        pullNext();
    });
}

void UpdateGroup::apply()
{
    const Result<MadeGroup *> group = m_runtime.existing(m_id);
    if (!group)
        return beginFail(group.error());
    reportProgress({2, 4, SampleTr::tr("Replacing what changes"), -1});
    if (isFailing() || hasEnded())
        return; // cancelled by who heard of it
    if (!canStay(m_update))
        return recreate();
    if (const Result<> replaced = (*group)->update(m_update.after, replacedIn(m_update)); !replaced)
        return beginFail(replaced.error());
    finish({});
}

MadeGroup &UpdateGroup::make(const ContainerGroupSpec &spec)
{
    m_runtime.remove(m_id);
    MadeGroup &group = m_runtime.add(spec, ContainerGroup::Origin::Quayside, m_runtime.clock().now(), m_address);
    group.setComplete();
    return group;
}

void UpdateGroup::recreate()
{
    m_isRecreating = true;
    make(m_update.after).start([self = QPointer(this)](const Result<> &started) {
        if (!self || self->isFailing() || self->hasEnded())
            return;
        if (!started)
            return self->beginFail(started.error());
        self->finish({});
    });
}

void UpdateGroup::fail(const Error &error)
{
    if (m_isRecreating && error.kind != Error::Kind::Unreachable && m_runtime.find(m_id))
        make(m_old).start([](const Result<> &) {});
    finish(tl::unexpected(error));
}

} // namespace quayside::sample
