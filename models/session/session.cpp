// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/session.h"

#include "models/core/allended.h"
#include "models/review/secrettext.h"
#include "models/runtime/missingsecrets.h"
#include "models/session/logrecorder.h"
#include "models/session/replacegroup.h"
#include "models/session/specforothers.h"
#include "models/session/tr.h"
#include "models/spec/specdocument.h"

#include <algorithm>

namespace quayside {

namespace {

template <typename T>
std::optional<Error> errorOf(const Result<T> &result)
{
    return result ? std::nullopt : std::optional(result.error());
}

template <typename T>
Operation<T> *unknownConnection()
{
    return new ReadyOperation<T>(failure(Error::Kind::NotFound, SessionTr::tr("This connection is no longer there.")));
}

} // namespace

Connection::Connection(ContainerRuntime &runtime, const Clock &clock, Snapshots &snapshots, const MakeLease &makeLease)
    : id(runtime.connection())
    , watcher(runtime, clock, snapshots)
    , metrics(watcher, clock)
    , driver(watcher, clock, makeLease)
{
}

Session::Session(const Clock &clock, const CostEstimator &estimator, Stores stores, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_stores(stores)
    , m_costs(stores.ledger, estimator, clock)
    , m_operations(stores.journal, clock)
    , m_drafts(stores.drafts, clock)
    , m_marks(stores.settings)
    , m_secrets(stores.keychain, stores.settings)
    , m_logs(std::make_unique<LogRecorder>(*this, stores.logs))
{
    connect(&m_drafts, &DraftKeeper::failed, this, &Session::storageFailed);
    connect(m_logs.get(), &LogRecorder::failed, this, &Session::storageFailed);
}

Session::~Session() = default;

void Session::addConnection(ContainerRuntime &runtime, int colour)
{
    m_connections.push_back(std::make_unique<Connection>(runtime, m_clock, m_stores.snapshots, m_stores.makeLease));
    m_connections.back()->colour = colour;
    GroupWatcher &watcher = m_connections.back()->watcher;
    connect(&watcher, &GroupWatcher::groupsChanged, this, &Session::groupsChanged);
    connect(&watcher, &GroupWatcher::stateChanged, this, &Session::connectionsChanged);
    connect(&m_connections.back()->driver, &EngineDriver::changed, this, &Session::drivingChanged);
    connect(&m_connections.back()->driver, &EngineDriver::happened, this, &Session::drivenEvent);
    m_connections.back()->driver.setBusy([this](const GroupId &id) { return m_operations.runningFor(id) != nullptr; });
    connect(&m_connections.back()->driver, &EngineDriver::due, this, &Session::doDue);
    connect(&watcher, &GroupWatcher::storageFailed, this, &Session::storageFailed);
    connect(&runtime, &ContainerRuntime::asked, &watcher, [this, id = runtime.connection()](Question *question) { Q_EMIT asked(id, question); });
    m_costs.watch(watcher);
    if (!m_hasStarted)
        return;
    watcher.start();
    Q_EMIT connectionsChanged();
}

void Session::removeConnection(const ConnectionId &id)
{
    std::erase_if(m_connections, [&id](const auto &connection) { return connection->id == id; });
    Q_EMIT groupsChanged();
    Q_EMIT connectionsChanged();
}

bool Session::isBusy(const ConnectionId &id) const
{
    return std::ranges::any_of(m_operations.activities(), [&id](const Activity &activity) { return activity.isRunning() && activity.entry.group.connection == id; });
}

void Session::start()
{
    m_hasStarted = true;
    const auto againFor = [this](const JournalEntry &interrupted) { return this->againFor(interrupted); };
    for (const Result<> &loaded : {m_costs.load(), m_operations.load(againFor)})
        if (!loaded)
            Q_EMIT storageFailed(loaded.error());
    m_drafts.load();
    m_logs->start();
    for (const auto &connection : m_connections)
        connection->watcher.start();
}

Operation<> *Session::end()
{
    QList<Operation<> *> endings;
    for (const auto &connection : m_connections)
        endings.append(connection->driver.end());
    return new AllEnded(endings);
}

Connection *Session::connection(const ConnectionId &id) const
{
    const auto found = std::ranges::find(m_connections, id, [](const auto &connection) { return connection->id; });
    return found == m_connections.end() ? nullptr : found->get();
}

Connection *Session::defaultConnection() const
{
    return m_connections.empty() ? nullptr : m_connections.front().get();
}

const ContainerGroup *Session::find(const GroupId &id) const
{
    const Connection *one = connection(id.connection);
    return one ? one->watcher.find(id) : nullptr;
}

Operation<ContainerGroup> *Session::describeGroup(const GroupId &id) const
{
    const Connection *one = connection(id.connection);
    return one ? one->watcher.runtime().describeGroup(id) : unknownConnection<ContainerGroup>();
}

Operation<GroupSpec> *Session::specOf(const GroupId &id) const
{
    const Connection *one = connection(id.connection);
    return one ? one->watcher.runtime().specOf(id) : unknownConnection<GroupSpec>();
}

Operation<QStringList> *Session::secretValues(const GroupId &id) const
{
    const QStringList seen = quayside::secretValues(deployed(id).value_or(ContainerGroupSpec()));
    return new MappedOperation<ContainerGroupSpec, QStringList>(m_secrets.read(id), [seen](const ContainerGroupSpec &kept) -> Result<QStringList> { return seen + quayside::secretValues(kept); });
}

Operation<PortMapping> *Session::openPort(const GroupId &id, const PortMapping &port) const
{
    Connection *target = connection(id.connection);
    return target ? target->watcher.runtime().openPort(port) : new ReadyOperation<PortMapping>(port);
}

RuntimeLimits Session::limits(const ConnectionId &connectionId) const
{
    const Connection *one = connection(connectionId);
    return one ? one->watcher.runtime().limits() : RuntimeLimits::azure();
}

EngineAbilities Session::abilities(const ConnectionId &connectionId) const
{
    const Connection *one = connection(connectionId);
    return one ? abilitiesOf(one->watcher.runtime()) : EngineAbilities::azure();
}

std::optional<ContainerGroupSpec> Session::deployed(const GroupId &id) const
{
    return m_deployed.contains(id) ? std::optional(m_deployed.value(id)) : std::nullopt;
}

Operation<PreparedUpdate> *Session::prepareUpdate(const GroupId &id, const ContainerGroupSpec &spec) const
{
    const Connection *one = connection(id.connection);
    if (!one)
        return unknownConnection<PreparedUpdate>();
    return new PrepareUpdate(one->watcher.runtime(), m_costs.estimator(), id, spec, &m_secrets, deployed(id));
}

Result<QList<Revision>> Session::revisions(const GroupId &id) const
{
    return revisionsOf(m_stores.journal, id);
}

QString Session::textOf(const GroupId &id, const ContainerGroupSpec &spec) const
{
    return quayside::textOf(revisions(id).value_or(QList<Revision>()), spec);
}

QString Session::textToKeep(const GroupId &id, const ContainerGroupSpec &spec, const QString &text) const
{
    return text.isEmpty() ? textOf(id, spec) : quayside::textToKeep(SpecDocument::fromText(text));
}

// A deployment or an update can be begun again by what the journal holds, unless secure values are missing: the journal has none.
OperationLog::Again Session::againFor(const JournalEntry &interrupted)
{
    const SpecDocument document = SpecDocument::fromText(interrupted.spec);
    const bool applied = interrupted.kind == ActionKind::Deploy || interrupted.kind == ActionKind::Update;
    if (!applied || !document.isReadable() || !missingSecrets(document.spec()).isEmpty())
        return {};
    if (interrupted.kind == ActionKind::Update)
        return [this, id = interrupted.group, spec = document.spec()] { update(id, spec); };
    return [this, id = interrupted.group, spec = document.spec()] {
        const ContainerGroup *left = find(id);
        left && !left->isComplete ? finishDeployment(id) : deploy(id.connection, spec);
    };
}

JournalEntry Session::entryFor(ActionKind kind, const GroupId &id) const
{
    JournalEntry entry;
    entry.kind = kind;
    entry.group = id;
    const ContainerGroup *group = find(id);
    entry.groupName = group ? group->name : id.key;
    return entry;
}

QString Session::deploy(const ConnectionId &connectionId, const ContainerGroupSpec &spec, const QString &text)
{
    Connection *target = connection(connectionId);
    if (!target)
        return {};
    const GroupId id{connectionId, spec.name.value_or(QString())};
    JournalEntry entry = entryFor(ActionKind::Deploy, id);
    entry.spec = textToKeep(id, spec, text);
    Operation<GroupId> *creation = target->watcher.runtime().createGroup(spec);
    const QString activity = m_operations.add(entry, creation, [this, connectionId, spec, text] { deploy(connectionId, spec, text); });
    creation->onFinished(this, [this, activity, spec, target](const Result<GroupId> &created) {
        target->watcher.refresh();
        if (created)
            remember(*created, spec);
        m_operations.finish(activity, errorOf(created));
    });
    return activity;
}

// Where the keychain cannot keep the secrets of a group, the person is told once.
void Session::remember(const GroupId &id, const ContainerGroupSpec &deployed)
{
    m_deployed.insert(id, deployed);
    m_secrets.keep(id, deployed)->onFinished(this, [this](const Result<> &kept) {
        if (!kept && !std::exchange(m_saidNotKept, true))
            Q_EMIT storageFailed(kept.error());
    });
}

QString Session::change(ActionKind kind, const GroupId &id, const Change &begin)
{
    Connection *target = connection(id.connection);
    if (!target)
        return {};
    Operation<> *operation = begin(target->watcher.runtime());
    const QString activity = m_operations.add(entryFor(kind, id), operation, [this, kind, id, begin] { change(kind, id, begin); });
    operation->onFinished(this, [this, activity, target](const Result<> &result) {
        target->watcher.refresh(); // hints get lost
        m_operations.finish(activity, errorOf(result));
    });
    return activity;
}

// An activity like a person's, so that it can be seen and undone. What is under way for the group goes first.
void Session::doDue(const GroupId &id, TimedAction action)
{
    // Another program may have marked it meanwhile.
    const bool isProtected = m_stores.settings ? GroupMarks(m_stores.settings).has(GroupMarks::Mark::Protected, id) : m_marks.has(GroupMarks::Mark::Protected, id);
    if (m_operations.runningFor(id) || (action == TimedAction::Delete && isProtected))
        return;
    const auto tell = [&](const QString &message) { Q_EMIT drivenEvent(id, {m_clock.now(), Event::Type::Normal, QStringLiteral("Scheduled"), {}, message}); };
    switch (action) {
    case TimedAction::Start: tell(SessionTr::tr("Its timetable starts the group.")); startGroup(id); return;
    case TimedAction::Stop: tell(SessionTr::tr("Its timetable stops the group.")); stopGroup(id); return;
    case TimedAction::Delete: tell(SessionTr::tr("Its time is over: its timetable deletes the group.")); deleteGroup(id); return;
    }
}

QString Session::startGroup(const GroupId &id)
{
    return change(ActionKind::Start, id, [id](ContainerRuntime &runtime) { return runtime.startGroup(id); });
}

QString Session::stopGroup(const GroupId &id)
{
    return change(ActionKind::Stop, id, [id](ContainerRuntime &runtime) { return runtime.stopGroup(id); });
}

QString Session::restartGroup(const GroupId &id)
{
    return change(ActionKind::Restart, id, [id](ContainerRuntime &runtime) { return runtime.restartGroup(id); });
}

QString Session::restartContainer(const GroupId &id, const QString &container)
{
    return change(ActionKind::RestartContainer, id, [id, container](ContainerRuntime &runtime) { return runtime.changeContainer(id, container, ContainerAction::Restart); });
}

QString Session::deleteGroup(const GroupId &id)
{
    Connection *target = connection(id.connection);
    if (!target)
        return {};
    auto *deletion = new DeleteKeepingSpec(target->watcher.runtime(), id, m_secrets, deployed(id));
    const QString activity = m_operations.add(entryFor(ActionKind::Delete, id), deletion, [this, id] { deleteGroup(id); });
    deletion->onFinished(this, [this, activity, target, connectionId = id.connection](const Result<ContainerGroupSpec> &spec) {
        target->watcher.refresh();
        m_operations.finish(activity, errorOf(spec));
        if (spec && spec->name)
            m_operations.offerUndo(activity, [this, connectionId, spec = *spec] { deploy(connectionId, spec); });
    });
    return activity;
}

QString Session::finishDeployment(const GroupId &id)
{
    Connection *target = connection(id.connection);
    if (!target)
        return {};
    auto *replacing = new ReplaceGroup(target->watcher.runtime(), id, m_secrets, deployed(id));
    const QString activity = m_operations.add(entryFor(ActionKind::Deploy, id), replacing, [this, id] { finishDeployment(id); });
    replacing->onFinished(this, [this, activity, target](const Result<GroupId> &created) {
        target->watcher.refresh();
        m_operations.finish(activity, errorOf(created));
    });
    return activity;
}

QString Session::update(const GroupId &id, const ContainerGroupSpec &spec)
{
    return startUpdate(id, spec, {}, prepareUpdate(id, spec));
}

QString Session::apply(const GroupId &id, const PreparedUpdate &prepared, const QString &text)
{
    return startUpdate(id, prepared.update.after, text, new ReadyOperation<PreparedUpdate>(prepared));
}

QString Session::startUpdate(const GroupId &id, const ContainerGroupSpec &spec, const QString &text, Operation<PreparedUpdate> *preparation)
{
    Connection *target = connection(id.connection);
    if (!target)
        return {};
    JournalEntry entry = entryFor(ActionKind::Update, id);
    entry.spec = textToKeep(id, spec, text);
    auto *updating = new PrepareAndApply(target->watcher.runtime(), id, preparation);
    const QString activity = m_operations.add(entry, updating, [this, id, spec, text] { startUpdate(id, spec, text, prepareUpdate(id, spec)); });
    updating->onFinished(this, [this, activity, target, id](const Result<GroupUpdate> &update) {
        target->watcher.refresh();
        m_operations.finish(activity, errorOf(update));
        if (update)
            afterUpdate(activity, *update, id);
    });
    return activity;
}

void Session::afterUpdate(const QString &activity, const GroupUpdate &done, const GroupId &id)
{
    remember(id, done.after);
    m_operations.offerUndo(activity, [this, id, before = done.before] { update(id, before); });
}

Result<QString> Session::rollback(const GroupId &id, int number)
{
    const Result<QList<Revision>> known = revisions(id);
    if (!known)
        return tl::unexpected(known.error());
    const ContainerGroup *group = find(id);
    const Result<Revision> revision = revisionToReturnTo(*known, number, group ? group->name : id.key);
    if (!revision)
        return tl::unexpected(revision.error());
    return update(id, revision->spec);
}

} // namespace quayside
