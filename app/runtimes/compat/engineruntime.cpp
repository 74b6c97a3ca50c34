// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/engineruntime.h"

#include "app/runtimes/compat/changegroup.h"
#include "app/runtimes/compat/creategroup.h"
#include "app/runtimes/compat/enginerequests.h"
#include "app/runtimes/compat/enginestreams.h"
#include "app/runtimes/compat/jsonlines.h"
#include "app/runtimes/compat/labels.h"
#include "app/runtimes/compat/reachengine.h"
#include "app/runtimes/compat/tr.h"
#include "app/runtimes/compat/tryprobe.h"
#include "app/runtimes/compat/updategroup.h"
#include "models/core/logging.h"

#include <QFile>
#include <QJsonArray>
#include <QUuid>

namespace quayside::compat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int usualUnprivilegedPortStart = 1024;

// The first port that a program without root rights may open on this machine.
int unprivilegedPortStart()
{
    QFile file(u"/proc/sys/net/ipv4/ip_unprivileged_port_start"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toInt() : usualUnprivilegedPortStart;
}

} // namespace

EngineRuntime::EngineRuntime(ConnectionId connection, QString name, const Clock &clock, LogSource logSource, Engine nowhere)
    : EngineRuntime(std::move(connection), std::move(name), clock, logSource, {}, std::move(nowhere))
{
}

EngineRuntime::EngineRuntime(ConnectionId connection, QString name, const Clock &clock, std::unique_ptr<EngineReach> reach, Engine nowhere)
    : EngineRuntime(std::move(connection), std::move(name), clock, LogSource::EngineOnly, std::move(reach), std::move(nowhere))
{
    connect(m_reach.get(), &EngineReach::asked, this, &ContainerRuntime::asked);
    connect(m_reach.get(), &EngineReach::lost, this, [this](const Error &error) {
        if (m_events)
            lose(error);
    });
}

EngineRuntime::EngineRuntime(ConnectionId connection, QString name, const Clock &clock, LogSource logSource, std::unique_ptr<EngineReach> reach, Engine nowhere)
    : m_connection(std::move(connection))
    , m_name(std::move(name))
    , m_clock(clock)
    , m_logSource(logSource)
    , m_reach(std::move(reach))
    , m_housekeeping(m_name, [this] { return m_api; }, nowhere->authFiles())
    , m_leases(m_name, [this] { return m_api; })
{
    m_found.api = std::move(nowhere);
    m_hint.setSingleShot(true);
    m_hint.setInterval(10ms);
    connect(&m_hint, &QTimer::timeout, this, &ContainerRuntime::groupsMayHaveChanged);
    connect(&m_sockets, &QFileSystemWatcher::directoryChanged, this, &ContainerRuntime::engineMayBeBack);
}

EngineRuntime::~EngineRuntime() = default;

template <typename T>
Operation<T> *EngineRuntime::notConnected() const
{
    return new ReadyOperation<T>(failure(Error::Kind::Unreachable, CompatTr::tr("%1 is not connected.").arg(m_name)));
}

quayside::Capabilities EngineRuntime::capabilities() const
{
    quayside::Capabilities capabilities;
    capabilities.replacesContainers = true;
    capabilities.restartsContainers = true;
    capabilities.triesProbes = true;
    capabilities.metricsProblem = m_found.metricsProblem;
    return capabilities;
}

RuntimeLimits EngineRuntime::limits() const
{
    return RuntimeLimits::local(m_name, m_found.engine.cpus.value, inGigabytes(m_found.engine.memory));
}

Operation<EngineDescription> *EngineRuntime::connectEngine()
{
    return new MappedOperation<EngineConnection, EngineDescription>(m_reach ? reachEngine() : findEngine(), [this](const EngineConnection &connection) {
        adopt(connection);
        return Result<EngineDescription>(m_found.engine);
    }, this);
}

Operation<EngineConnection> *EngineRuntime::reachEngine()
{
    return new ReachEngine(*m_reach, [this](const Endpoint &endpoint) { return findEngineAt(endpoint); });
}

Operation<EngineDescription> *EngineRuntime::describeEngine()
{
    if (!m_api)
        return notConnected<EngineDescription>();
    return new MappedOperation<EngineDescription, EngineDescription>(askEngine(), [known = m_found.engine](EngineDescription engine) {
        engine.address = known.address;
        engine.startedByUs = known.startedByUs;
        engine.notes = known.notes;
        return Result<EngineDescription>(engine);
    });
}

void EngineRuntime::adopt(const EngineConnection &connection)
{
    m_found = connection;
    m_api = m_found.api;
    m_openedPorts = std::make_shared<OpenPort::Opened>(); // those of the way before went with it
    EngineDescription &engine = m_found.engine;
    m_firstOpenPort = !engine.isRootless ? 0 : m_reach ? usualUnprivilegedPortStart : unprivilegedPortStart();
    if (m_firstOpenPort > 1)
        engine.notes.append(CompatTr::tr("Without root rights ports below %1 cannot be opened; a group's port 80 is reached at 8080, and so on.").arg(m_firstOpenPort));
    if (m_reach)
        engine.notes += m_reach->notes();
    if (!m_sockets.directories().isEmpty())
        m_sockets.removePaths(m_sockets.directories());
    watchEvents();
    m_hint.start(); // whatever happened while nobody listened
}

void EngineRuntime::watchEvents()
{
    auto lines = std::make_shared<JsonLines>(); // touched on the I/O thread only
    m_events = std::make_unique<HttpStream>(m_api->client(), m_api->eventsRequest({}, 0), [this, lines, api = m_api](Exchange &exchange, QByteArrayView bytes) {
        QList<EngineEvent> events;
        for (const QJsonObject &line : lines->feed(bytes))
            if (const EngineEvent event = api->eventFrom(line); changesGroups(event))
                events.append(event);
        if (!events.isEmpty())
            exchange.post(0, [this, events] {
                hear(events);
                if (!m_hint.isActive())
                    m_hint.start();
            });
    });
    connect(m_events.get(), &HttpStream::failed, this, &EngineRuntime::lose);
    connect(m_events.get(), &HttpStream::ended, this, [this] {
        lose({Error::Kind::Unreachable, CompatTr::tr("The service of %1 has ended.").arg(m_name), {}});
    });
}

void EngineRuntime::lose(const Error &error)
{
    qCInfo(logRuntime) << m_name << "is lost:" << error.summary << error.detail;
    m_events.release()->deleteLater(); // we are inside its signal
    m_api.reset();
    if (!m_found.socketFolders.isEmpty() && !m_reach)
        m_sockets.addPaths(m_found.socketFolders);
    Q_EMIT engineLost(error);
}

Operation<> *EngineRuntime::pingEngine()
{
    if (!m_api)
        return notConnected<void>();
    HttpRequest request = getRequest(m_api->pathOf(u"/_ping"_s));
    request.patience = 10s;
    return m_api->client().send<void>(request, &expectSuccess);
}

Operation<QList<ContainerGroup>> *EngineRuntime::listGroups()
{
    if (!m_api)
        return notConnected<QList<ContainerGroup>>();
    const auto completed = [this](QList<ContainerGroup> groups) -> Result<QList<ContainerGroup>> {
        for (ContainerGroup &group : groups)
            complete(group);
        return groups;
    };
    auto *list = new MappedOperation<QList<ContainerGroup>, QList<ContainerGroup>>(compat::listGroups(m_api, m_connection), completed, this);
    list->onFinished(this, [this](const Result<QList<ContainerGroup>> &groups) {
        if (!groups)
            return;
        m_known.clear();
        for (const ContainerGroup &group : *groups)
            m_known.insert(group.id, group);
    });
    return list;
}

Operation<ContainerGroup> *EngineRuntime::describeGroup(const GroupId &id)
{
    if (!m_api)
        return notConnected<ContainerGroup>();
    const auto completed = [this](ContainerGroup group) -> Result<ContainerGroup> {
        complete(group);
        return group;
    };
    auto *description = new MappedOperation<ContainerGroup, ContainerGroup>(new DescribeGroup(m_api, id), completed, this);
    description->onFinished(this, [this](const Result<ContainerGroup> &group) {
        if (group)
            m_known.insert(group->id, *group);
    });
    return description;
}

// What the engine's machine decides, and no container shows.
void EngineRuntime::complete(ContainerGroup &group) const
{
    if (m_reach)
        group.dnsNameLabel.clear();
    if (group.origin == ContainerGroup::Origin::Quayside)
        group.afterReboot = group.restartPolicy == RestartPolicy::Always ? m_found.afterReboot : CompatTr::tr("It stays as it is: only what has the restart policy Always is started again.");
}

Operation<GroupSpec> *EngineRuntime::specOf(const GroupId &id)
{
    if (!m_api)
        return notConnected<GroupSpec>();
    return new ReadGroupSpec(m_api, id);
}

PlanContext EngineRuntime::planContext() const
{
    PlanContext context;
    context.firstOpenPort = m_firstOpenPort;
    context.canLimit = m_found.canLimit;
    context.isOnThisMachine = !m_reach;
    return context;
}

Operation<GroupId> *EngineRuntime::createGroup(const ContainerGroupSpec &spec)
{
    if (!m_api)
        return notConnected<GroupId>();
    return new CreateGroup(m_api, spec, {m_connection, planContext(), m_clock.now()});
}

Operation<> *EngineRuntime::updateGroup(const GroupId &id, const GroupUpdate &update)
{
    if (!m_api)
        return notConnected<void>();
    return new UpdateGroup(m_api, id, update, {planContext(), {}, QUuid::createUuid().toString(QUuid::WithoutBraces), m_clock.now()});
}

Operation<> *EngineRuntime::startGroup(const GroupId &id)
{
    if (!m_api)
        return notConnected<void>();
    return new StartGroup(m_api, id);
}

Operation<> *EngineRuntime::stopGroup(const GroupId &id)
{
    if (!m_api)
        return notConnected<void>();
    return new StopGroup(m_api, id);
}

Operation<> *EngineRuntime::restartGroup(const GroupId &id)
{
    if (!m_api)
        return notConnected<void>();
    return new RestartGroup(m_api, id);
}

Operation<> *EngineRuntime::deleteGroup(const GroupId &id)
{
    if (!m_api)
        return notConnected<void>();
    return new DeleteGroup(m_api, id);
}

// Ours by name, so that a group that is created anew is found again; others' by the id they have now.
QString EngineRuntime::engineNameOf(const GroupId &id, const QString &container) const
{
    const ContainerGroup group = m_known.value(id);
    for (const Container &known : group.containers)
        if (known.name == container && group.origin != ContainerGroup::Origin::Quayside)
            return known.engineId;
    return engineName(id.key, container);
}

Operation<ProbeAnswer> *EngineRuntime::tryProbe(const GroupId &id, const QString &container, const spec::Probe &probe)
{
    if (!m_api)
        return notConnected<ProbeAnswer>();
    if (probe.exec)
        return new TryCommand(m_api, engineNameOf(id, container), probe.exec->command);
    const bool seesContainers = !m_reach && !m_found.engine.isRootless;
    const std::chrono::seconds patience(std::max(1, probe.timeoutSeconds.value_or(1)));
    return new TryHttp(m_api, {m_known.value(id), m_reach.get(), m_openedPorts, seesContainers}, probe.httpGet.value_or(spec::HttpGet()), patience);
}

Operation<PortMapping> *EngineRuntime::openPort(const PortMapping &port)
{
    if (!m_reach)
        return ContainerRuntime::openPort(port);
    if (!m_api)
        return notConnected<PortMapping>();
    return new OpenPort(*m_reach, m_openedPorts, port);
}

Operation<> *EngineRuntime::changeContainer(const GroupId &id, const QString &container, ContainerAction action)
{
    if (!m_api)
        return notConnected<void>();
    return m_api->changeContainer(engineNameOf(id, container), action == ContainerAction::Restart ? EngineApi::Action::Restart : EngineApi::Action::Stop);
}

// What tells the events of a group from others: the labels of ours and of a project, the containers of what has none.
QJsonObject EngineRuntime::eventFilter(const GroupId &id) const
{
    const auto label = [](QLatin1StringView key, const QString &value) {
        return QJsonObject{{u"label"_s, QJsonArray{QString(key + u'=' + value)}}};
    };
    if (id.key.startsWith(u"compose:"))
        return label(labels::composeProject, id.key.section(u':', 1));
    if (id.key.startsWith(u"container:"))
        return {{u"container"_s, QJsonArray{id.key.section(u':', 1)}}};
    const ContainerGroup group = m_known.value(id);
    if (group.origin == ContainerGroup::Origin::Quayside || group.containers.isEmpty())
        return label(labels::group, id.key);
    QJsonArray containers;
    for (const Container &container : group.containers)
        containers.append(container.engineId);
    return {{u"container"_s, containers}};
}

std::unique_ptr<LogStream> EngineRuntime::openLogs(const GroupId &id, const QString &container, const LogOptions &options)
{
    auto stream = std::make_unique<ContainerLogStream>(m_found.api, engineNameOf(id, container), options, m_logSource);
    connect(this, &ContainerRuntime::groupsMayHaveChanged, stream.get(), &ContainerLogStream::lookAgain);
    return stream;
}

std::unique_ptr<EventStream> EngineRuntime::openEvents(const GroupId &id, const QDateTime &since)
{
    return std::make_unique<EngineEventStream>(m_found.api, eventFilter(id), since);
}

} // namespace quayside::compat
