// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/podmanruntime.h"

#include "app/runtimes/compat/jsonlines.h"
#include "app/runtimes/compat/labels.h"
#include "app/runtimes/podman/creategroup.h"
#include "app/runtimes/podman/groupoperations.h"
#include "app/runtimes/podman/podmanjson.h"
#include "app/runtimes/podman/podmanstreams.h"
#include "app/runtimes/podman/removegroup.h"
#include "app/runtimes/podman/tr.h"
#include "app/runtimes/podman/updategroup.h"

#include <QFile>
#include <QUuid>

namespace quayside::podman {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// The first port that a program without root rights may open on this machine.
int unprivilegedPortStart()
{
    QFile file(u"/proc/sys/net/ipv4/ip_unprivileged_port_start"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toInt() : 1024;
}

Error notConnected()
{
    return {Error::Kind::Unreachable, PodmanTr::tr("Podman is not connected."), {}};
}

template <typename T>
Operation<T> *ready(Result<T> result)
{
    return new ReadyOperation<T>(std::move(result));
}

} // namespace

PodmanRuntime::PodmanRuntime(ConnectionId connection, IoThread &io, const Clock &clock, PodmanService service, LogSource logSource)
    : m_connection(std::move(connection))
    , m_io(io)
    , m_clock(clock)
    , m_service(std::move(service))
    , m_logSource(logSource)
{
    m_hint.setSingleShot(true);
    m_hint.setInterval(10ms);
    connect(&m_hint, &QTimer::timeout, this, &ContainerRuntime::groupsMayHaveChanged);
    connect(&m_sockets, &QFileSystemWatcher::directoryChanged, this, &ContainerRuntime::engineMayBeBack);
}

quayside::Capabilities PodmanRuntime::capabilities() const
{
    quayside::Capabilities capabilities;
    capabilities.replacesContainers = true;
    capabilities.metricsProblem = m_metricsProblem;
    return capabilities;
}

RuntimeLimits PodmanRuntime::limits() const
{
    return RuntimeLimits::local(u"Podman"_s, m_engine.cpus.value, inGigabytes(m_engine.memory));
}

Operation<EngineDescription> *PodmanRuntime::connectEngine()
{
    auto *connecting = new ConnectPodman(m_io, m_service);
    return new MappedOperation<PodmanConnection, EngineDescription>(connecting, [this](const PodmanConnection &connection) {
        adopt(connection);
        return Result<EngineDescription>(m_engine);
    }, this);
}

Operation<EngineDescription> *PodmanRuntime::describeEngine()
{
    if (!m_endpoint.isValid())
        return ready<EngineDescription>(tl::unexpected(notConnected()));
    return new MappedOperation<QJsonObject, EngineDescription>(api().info(), [known = m_engine](const QJsonObject &info) {
        EngineDescription engine = engineFromInfo(info);
        engine.address = known.address;
        engine.startedByUs = known.startedByUs;
        engine.notes = known.notes;
        return Result<EngineDescription>(engine);
    });
}

void PodmanRuntime::adopt(const PodmanConnection &connection)
{
    m_endpoint = connection.endpoint;
    m_engine = connection.engine;
    m_metricsProblem = connection.metricsProblem;
    m_firstOpenPort = m_engine.isRootless ? unprivilegedPortStart() : 0;
    if (m_firstOpenPort > 1)
        m_engine.notes.append(PodmanTr::tr("Without root rights ports below %1 cannot be opened; a group's port 80 is reached at 8080, and so on.").arg(m_firstOpenPort));
    if (!m_sockets.directories().isEmpty())
        m_sockets.removePaths(m_sockets.directories());
    watchEvents();
    m_hint.start(); // whatever happened while nobody listened
}

void PodmanRuntime::watchEvents()
{
    auto lines = std::make_shared<JsonLines>(); // touched on the I/O thread only
    m_events = std::make_unique<HttpStream>(api().client(), PodmanApi::eventsRequest({}, 0), [this, lines](Exchange &exchange, QByteArrayView bytes) {
        const QList<QJsonObject> events = lines->feed(bytes);
        if (std::ranges::any_of(events, &changesGroups))
            exchange.post(0, [this] {
                if (!m_hint.isActive())
                    m_hint.start();
            });
    });
    connect(m_events.get(), &HttpStream::failed, this, &PodmanRuntime::lose);
    connect(m_events.get(), &HttpStream::ended, this, [this] {
        lose({Error::Kind::Unreachable, PodmanTr::tr("The Podman service has ended."), {}});
    });
}

void PodmanRuntime::lose(const Error &error)
{
    m_events.release()->deleteLater(); // we are inside its signal
    m_endpoint = {};
    m_sockets.addPaths(m_service.socketFolders());
    Q_EMIT engineLost(error);
}

Operation<QList<ContainerGroup>> *PodmanRuntime::listGroups()
{
    if (!m_endpoint.isValid())
        return ready<QList<ContainerGroup>>(tl::unexpected(notConnected()));
    auto *list = new ListGroups(api(), m_connection);
    list->onFinished(this, [this](const Result<QList<ContainerGroup>> &groups) {
        if (!groups)
            return;
        m_known.clear();
        for (const ContainerGroup &group : *groups)
            m_known.insert(group.id, group);
    });
    return list;
}

Operation<ContainerGroup> *PodmanRuntime::describeGroup(const GroupId &id)
{
    if (!m_endpoint.isValid())
        return ready<ContainerGroup>(tl::unexpected(notConnected()));
    auto *description = new DescribeGroup(api(), id);
    description->onFinished(this, [this](const Result<ContainerGroup> &group) {
        if (group)
            m_known.insert(group->id, *group);
    });
    return description;
}

Operation<GroupSpec> *PodmanRuntime::specOf(const GroupId &id)
{
    if (!m_endpoint.isValid())
        return ready<GroupSpec>(tl::unexpected(notConnected()));
    return new ReadGroupSpec(api(), id);
}

Operation<GroupId> *PodmanRuntime::createGroup(const ContainerGroupSpec &spec)
{
    if (!m_endpoint.isValid())
        return ready<GroupId>(tl::unexpected(notConnected()));
    return new CreateGroup(api(), spec, {m_connection, planContext(), m_clock.now()});
}

PlanContext PodmanRuntime::planContext() const
{
    PlanContext context;
    context.firstOpenPort = m_firstOpenPort;
    context.canLimit = m_metricsProblem.isEmpty();
    return context;
}

Operation<> *PodmanRuntime::updateGroup(const GroupId &id, const GroupUpdate &update)
{
    if (!m_endpoint.isValid())
        return ready<void>(tl::unexpected(notConnected()));
    return new UpdateGroup(api(), id, update, {planContext(), {}, QUuid::createUuid().toString(QUuid::WithoutBraces), m_clock.now()});
}

Operation<> *PodmanRuntime::change(const GroupId &id, PodmanApi::Action action)
{
    if (!m_endpoint.isValid())
        return ready<void>(tl::unexpected(notConnected()));
    return new ChangeGroup(api(), id, action);
}

Operation<> *PodmanRuntime::startGroup(const GroupId &id)
{
    return change(id, PodmanApi::Action::Start);
}

Operation<> *PodmanRuntime::stopGroup(const GroupId &id)
{
    return change(id, PodmanApi::Action::Stop);
}

Operation<> *PodmanRuntime::restartGroup(const GroupId &id)
{
    return change(id, PodmanApi::Action::Restart);
}

Operation<> *PodmanRuntime::deleteGroup(const GroupId &id)
{
    if (!m_endpoint.isValid())
        return ready<void>(tl::unexpected(notConnected()));
    return new DeleteGroup(api(), id);
}

// What tells the events of a group from others: the labels of ours and of a project, the containers of what has none.
QJsonObject PodmanRuntime::eventFilter(const GroupId &id) const
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

std::unique_ptr<LogStream> PodmanRuntime::openLogs(const GroupId &id, const QString &container, const LogOptions &options)
{
    // Ours by name, so that a group that is created anew is followed on; others' by the id they have now.
    const ContainerGroup group = m_known.value(id);
    QString name = engineName(id.key, container);
    for (const Container &known : group.containers)
        if (known.name == container && group.origin != ContainerGroup::Origin::Quayside)
            name = known.engineId;
    auto stream = std::make_unique<PodmanLogStream>(api(), name, options, m_logSource);
    connect(this, &ContainerRuntime::groupsMayHaveChanged, stream.get(), &PodmanLogStream::lookAgain);
    return stream;
}

std::unique_ptr<MetricsStream> PodmanRuntime::openMetrics()
{
    return std::make_unique<PodmanMetricsStream>(api());
}

std::unique_ptr<EventStream> PodmanRuntime::openEvents(const GroupId &id, const QDateTime &since)
{
    return std::make_unique<PodmanEventStream>(api(), eventFilter(id), since);
}

} // namespace quayside::podman
