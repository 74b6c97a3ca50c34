// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/sample/sampleruntime.h"

#include "app/runtimes/sample/changegroup.h"
#include "app/runtimes/sample/creategroup.h"
#include "app/runtimes/sample/samplecall.h"
#include "app/runtimes/sample/streams.h"
#include "app/runtimes/sample/tour.h"
#include "app/runtimes/sample/tr.h"
#include "app/runtimes/sample/updategroup.h"
#include "models/runtime/missingsecrets.h"
#include "models/spec/specdocument.h"
#include "models/spec/specwriter.h"

#include <QSysInfo>

#include <algorithm>

namespace quayside::sample {

using namespace Qt::StringLiterals;

namespace {

QString keyFor(const QString &name, ContainerGroup::Origin origin)
{
    switch (origin) {
    case ContainerGroup::Origin::Container: return u"container:"_s + name;
    case ContainerGroup::Origin::Compose: return u"compose:"_s + name;
    case ContainerGroup::Origin::Quayside:
    case ContainerGroup::Origin::Pod: break;
    }
    return name;
}

// What comes back from an engine: through the text of a label, without its secret values.
} // namespace

ContainerGroupSpec withoutSecrets(const ContainerGroupSpec &spec)
{
    return SpecDocument::fromText(specToJson(spec, Secrets::Omit)).spec();
}

SampleRuntime::SampleRuntime(ConnectionId connection, const Clock &clock, Scenario scenario)
    : m_connection(std::move(connection))
    , m_clock(clock)
{
    if (scenario != Scenario::Tour)
        return;
    addTour(*this);
    m_stock.addLeftovers();
}

SampleRuntime::~SampleRuntime() = default;

quayside::Capabilities SampleRuntime::capabilities() const
{
    quayside::Capabilities capabilities;
    capabilities.isDemo = true;
    capabilities.replacesContainers = true;
    return capabilities;
}

RuntimeLimits SampleRuntime::limits() const
{
    return RuntimeLimits::local(SampleTr::tr("the demo")); // of no size: it takes whatever is valid
}

EngineDescription SampleRuntime::description() const
{
    EngineDescription engine;
    engine.name = SampleTr::tr("Demo");
    engine.version = QStringLiteral(QUAYSIDE_VERSION);
    engine.address = SampleTr::tr("in memory");
    engine.system = QSysInfo::prettyProductName();
    engine.cpus = {8};
    engine.memory = gigabytes(32);
    engine.notes = {SampleTr::tr("Nothing here is real: groups, logs and figures are made up in memory, and gone when the program ends.")};
    return engine;
}

Error SampleRuntime::engineGone()
{
    return {Error::Kind::Unreachable, SampleTr::tr("The demo engine is not connected."), {}};
}

std::optional<Error> SampleRuntime::takeRefusal()
{
    if (!m_isConnected)
        return engineGone();
    return std::exchange(m_refusal, std::nullopt);
}

Operation<EngineDescription> *SampleRuntime::connectEngine()
{
    return new SampleCall<EngineDescription>(*this, [this]() -> Result<EngineDescription> {
        if (m_isLost)
            return tl::unexpected(engineGone());
        m_isConnected = true;
        return description();
    }, CallKind::Connect);
}

Operation<EngineDescription> *SampleRuntime::describeEngine()
{
    return new SampleCall<EngineDescription>(*this, [this]() -> Result<EngineDescription> {
        if (m_isLost)
            return tl::unexpected(engineGone());
        return description();
    });
}

Operation<QList<ContainerGroup>> *SampleRuntime::listGroups()
{
    return new SampleCall<QList<ContainerGroup>>(*this, [this]() -> Result<QList<ContainerGroup>> {
        QList<ContainerGroup> groups;
        for (const auto &[key, group] : m_groups)
            groups.append(group->snapshot());
        std::ranges::sort(groups, {}, &ContainerGroup::id);
        return groups;
    });
}

Operation<ContainerGroup> *SampleRuntime::describeGroup(const GroupId &id)
{
    return new SampleCall<ContainerGroup>(*this, [this, id] {
        return existing(id).map([](const MadeGroup *group) { return group->snapshot(); });
    });
}

Operation<GroupSpec> *SampleRuntime::specOf(const GroupId &id)
{
    return new SampleCall<GroupSpec>(*this, [this, id] {
        return existing(id).map([](const MadeGroup *group) {
            const ContainerGroupSpec spec = withoutSecrets(group->spec());
            return GroupSpec{spec, group->isForeign(), missingSecrets(spec)};
        });
    });
}

Operation<GroupId> *SampleRuntime::createGroup(const ContainerGroupSpec &spec)
{
    return new CreateGroup(*this, spec);
}

Operation<> *SampleRuntime::updateGroup(const GroupId &id, const GroupUpdate &update)
{
    return new UpdateGroup(*this, id, update);
}

Operation<> *SampleRuntime::change(const GroupId &id, void (MadeGroup::*what)(MadeGroup::Answer))
{
    return new ChangeGroup(*this, id, what);
}

Operation<> *SampleRuntime::startGroup(const GroupId &id)
{
    return change(id, &MadeGroup::start);
}

Operation<> *SampleRuntime::stopGroup(const GroupId &id)
{
    return change(id, &MadeGroup::stop);
}

Operation<> *SampleRuntime::restartGroup(const GroupId &id)
{
    return change(id, &MadeGroup::restart);
}

Operation<> *SampleRuntime::deleteGroup(const GroupId &id)
{
    return new SampleCall<void>(*this, [this, id] {
        return existing(id).map([this](const MadeGroup *group) { remove(group->id()); });
    });
}

std::unique_ptr<LogStream> SampleRuntime::openLogs(const GroupId &id, const QString &container, const LogOptions &options)
{
    return std::make_unique<MadeLogStream>(*this, id, container, options);
}

std::unique_ptr<MetricsStream> SampleRuntime::openMetrics()
{
    return std::make_unique<MadeMetricsStream>(*this);
}

std::unique_ptr<EventStream> SampleRuntime::openEvents(const GroupId &id, const QDateTime &since)
{
    return std::make_unique<MadeEventStream>(*this, id, since);
}

void SampleRuntime::loseEngine()
{
    m_isLost = true;
    m_isConnected = false;
    Q_EMIT engineLost({Error::Kind::Unreachable, SampleTr::tr("The demo engine has ended."), {}});
}

void SampleRuntime::bringEngineBack()
{
    m_isLost = false;
}

void SampleRuntime::refuseNextCall(const Error &error)
{
    m_refusal = error;
}

void SampleRuntime::delayAnswers(std::chrono::milliseconds delay)
{
    m_answerDelay = delay;
}

MadeGroup *SampleRuntime::find(const GroupId &id) const
{
    const auto found = id.connection == m_connection ? m_groups.find(id.key) : m_groups.end();
    return found == m_groups.end() ? nullptr : found->second.get();
}

Result<MadeGroup *> SampleRuntime::existing(const GroupId &id) const
{
    if (MadeGroup *const group = find(id))
        return group;
    return failure(Error::Kind::NotFound, SampleTr::tr("There is no group “%1” on %2.").arg(id.key, id.connection.value));
}

// One of its own for every group, as on a real engine.
QString SampleRuntime::freeAddress() const
{
    QSet<QString> taken;
    for (const auto &[key, group] : m_groups)
        taken.insert(group->snapshot().address);
    for (int host = 1; host < 65'535; ++host)
        if (const QString address = u"127.77.%1.%2"_s.arg(QString::number(host / 256), QString::number(host % 256)); !taken.contains(address))
            return address;
    return {};
}

MadeGroup &SampleRuntime::add(const ContainerGroupSpec &spec, ContainerGroup::Origin origin, const QDateTime &createdAt,
                              const QString &address)
{
    const QString key = keyFor(spec.name.value_or(QString()), origin);
    auto group = std::make_unique<MadeGroup>(MadeGroup::Identity{{m_connection, key}, origin, address.isEmpty() ? freeAddress() : address, createdAt}, spec, m_clock);
    connect(group.get(), &MadeGroup::changed, this, &SampleRuntime::hint);
    connect(group.get(), &MadeGroup::eventHappened, this, [this, id = group->id()](const Event &event) { Q_EMIT eventHappened(id, event); });
    MadeGroup &added = *group;
    m_groups.insert_or_assign(key, std::move(group));
    hint();
    return added;
}

void SampleRuntime::remove(const GroupId &id)
{
    const GroupId removed = id; // the one we were given may be the group's own
    const auto found = m_groups.find(removed.key);
    if (found == m_groups.end())
        return;
    disconnect(found->second.get(), nullptr, this, nullptr);
    found->second.release()->deleteLater(); // we may be inside its call
    m_groups.erase(found);
    Q_EMIT groupRemoved(removed);
    hint();
}

// Changes come in bursts; one hint on the next turn stands for all of them.
void SampleRuntime::hint()
{
    if (std::exchange(m_hinting, true))
        return;
    QMetaObject::invokeMethod(this, [this] {
        m_hinting = false;
        if (m_isConnected)
            Q_EMIT groupsMayHaveChanged();
    }, Qt::QueuedConnection);
}

} // namespace quayside::sample
