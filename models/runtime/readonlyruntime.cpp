// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/runtime/readonlyruntime.h"

#include "models/runtime/housekeeping.h"
#include "models/runtime/tr.h"

namespace quayside {

// Logins are this person's, and change nothing in the engine.
class ReadOnlyRuntime::Looking final : public Housekeeping
{
public:
    explicit Looking(const ReadOnlyRuntime &runtime)
        : m_runtime(runtime)
    {
    }

    Operation<QList<StockItem>> *takeStock() override { return inner().takeStock(); }
    Operation<DiskUse> *measureDisk() override { return inner().measureDisk(); }
    Operation<> *remove(const StockItem &) override { return m_runtime.refuse(); }
    Operation<> *pullImage(const QString &) override { return m_runtime.refuse(); }
    Operation<QList<RegistryLogin>> *registryLogins() override { return inner().registryLogins(); }
    Operation<> *logIn(const QString &server, const QString &user, const QString &password) override { return inner().logIn(server, user, password); }
    Operation<> *logOut(const RegistryLogin &login) override { return inner().logOut(login); }

private:
    Housekeeping &inner() const { return *m_runtime.m_runtime->housekeeping(); }

    const ReadOnlyRuntime &m_runtime;
};

ReadOnlyRuntime::ReadOnlyRuntime(std::unique_ptr<ContainerRuntime> runtime)
    : m_runtime(std::move(runtime))
    , m_housekeeping(m_runtime->housekeeping() ? std::make_unique<Looking>(*this) : nullptr)
{
    connect(m_runtime.get(), &ContainerRuntime::groupsMayHaveChanged, this, &ContainerRuntime::groupsMayHaveChanged);
    connect(m_runtime.get(), &ContainerRuntime::engineLost, this, &ContainerRuntime::engineLost);
    connect(m_runtime.get(), &ContainerRuntime::engineMayBeBack, this, &ContainerRuntime::engineMayBeBack);
    connect(m_runtime.get(), &ContainerRuntime::asked, this, &ContainerRuntime::asked);
}

ReadOnlyRuntime::~ReadOnlyRuntime() = default;

Housekeeping *ReadOnlyRuntime::housekeeping()
{
    return m_housekeeping.get();
}

Capabilities ReadOnlyRuntime::capabilities() const
{
    Capabilities capabilities = m_runtime->capabilities();
    capabilities.isReadOnly = true;
    return capabilities;
}

template <typename T>
Operation<T> *ReadOnlyRuntime::refuse() const
{
    return new ReadyOperation<T>(failure(Error::Kind::Rejected,
                                         RuntimeTr::tr("The connection %1 is read-only. Switch that off on the page Connections to change something.").arg(connection().value)));
}

Operation<GroupId> *ReadOnlyRuntime::createGroup(const ContainerGroupSpec &)
{
    return refuse<GroupId>();
}

Operation<> *ReadOnlyRuntime::updateGroup(const GroupId &, const GroupUpdate &)
{
    return refuse();
}

Operation<> *ReadOnlyRuntime::startGroup(const GroupId &)
{
    return refuse();
}

Operation<> *ReadOnlyRuntime::stopGroup(const GroupId &)
{
    return refuse();
}

Operation<> *ReadOnlyRuntime::restartGroup(const GroupId &)
{
    return refuse();
}

Operation<> *ReadOnlyRuntime::deleteGroup(const GroupId &)
{
    return refuse();
}

// A probe may run a command.
Operation<ProbeAnswer> *ReadOnlyRuntime::tryProbe(const GroupId &, const QString &, const spec::Probe &)
{
    return refuse<ProbeAnswer>();
}

Operation<> *ReadOnlyRuntime::changeContainer(const GroupId &, const QString &, ContainerAction)
{
    return refuse();
}

} // namespace quayside
