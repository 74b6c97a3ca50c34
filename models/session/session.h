// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/session/applyupdate.h"
#include "models/session/costmeter.h"
#include "models/session/draftkeeper.h"
#include "models/session/enginedriver.h"
#include "models/session/groupmarks.h"
#include "models/session/groupwatcher.h"
#include "models/session/keptsecrets.h"
#include "models/session/metricsfeed.h"
#include "models/session/operationlog.h"
#include "models/session/revisions.h"
#include "models/store/logsegments.h"
#include "models/store/settings.h"

#include <memory>
#include <vector>

namespace quayside {

class LogRecorder;

// One place where groups run, with all that watches it.
struct Connection
{
    Connection(ContainerRuntime &runtime, const Clock &clock, Snapshots &snapshots, const MakeLease &makeLease);

    ConnectionId id;
    int colour = 0; // of its badge; 0 is none
    GroupWatcher watcher;
    MetricsFeed metrics;
    EngineDriver driver;
};

// All that a window works with: the connections in one merged list, and what can be done to groups. Every action is an
// activity: with progress, cancel, retry and undo.
class Session final : public QObject
{
    Q_OBJECT

public:
    struct Stores
    {
        Snapshots &snapshots;
        Ledger &ledger;
        Journal &journal;
        Drafts *drafts = nullptr; // nowhere: unfinished specs live as long as the program
        LogSegments *logs = nullptr; // nowhere: the newest lines are in memory while somebody looks at them
        Settings *settings = nullptr; // nowhere: marks of groups last as long as the program
        MakeLease makeLease = {}; // without, this program drives no engine
        Keychain *keychain = nullptr; // nowhere: secret values of groups last as long as the program
    };

    Session(const Clock &clock, const CostEstimator &estimator, Stores stores, QObject *parent = nullptr);
    ~Session() override;

    // Connects it too when the session has started.
    void addConnection(ContainerRuntime &runtime, int colour = 0);
    // Forgets a connection, so that its runtime may go; not while it is busy, unless all ends.
    void removeConnection(const ConnectionId &id);
    // Something is under way over it.
    bool isBusy(const ConnectionId &id) const;
    // Connects everything and reads what is kept.
    void start();
    // Gives back what other programs wait for; done when they can have it. The program is about to end.
    [[nodiscard]] Operation<> *end();

    const std::vector<std::unique_ptr<Connection>> &connections() const { return m_connections; }
    Connection *connection(const ConnectionId &id) const;
    Connection *defaultConnection() const;

    const Clock &clock() const { return m_clock; }
    OperationLog &operations() { return m_operations; }
    CostMeter &costs() { return m_costs; }
    DraftKeeper &drafts() { return m_drafts; }
    LogRecorder &logs() { return *m_logs; }
    GroupMarks &marks() { return m_marks; }
    const KeptSecrets &secrets() const { return m_secrets; }
    const ContainerGroup *find(const GroupId &id) const;

    // What a group is, and what it was made from. Fails at once when the connection is unknown.
    [[nodiscard]] Operation<ContainerGroup> *describeGroup(const GroupId &id) const;
    [[nodiscard]] Operation<GroupSpec> *specOf(const GroupId &id) const;
    // Secret values of a group that this program has seen or the keychain keeps: what must not be in anything that is shown to others.
    [[nodiscard]] Operation<QStringList> *secretValues(const GroupId &id) const;
    // Makes a port of a group reachable from this machine; says where.
    [[nodiscard]] Operation<PortMapping> *openPort(const GroupId &id, const PortMapping &port) const;
    // What specs are judged by on a connection; Azure's limits when it is unknown.
    RuntimeLimits limits(const ConnectionId &connection) const;

    // What a review goes by on a connection; Azure's abilities when it is unknown.
    EngineAbilities abilities(const ConnectionId &connection) const;
    // An edit of a group laid beside what runs, with the secret values filled in that this program has seen or the keychain keeps.
    [[nodiscard]] Operation<PreparedUpdate> *prepareUpdate(const GroupId &id, const ContainerGroupSpec &spec) const;
    // Every spec that was applied to a group, oldest first.
    Result<QList<Revision>> revisions(const GroupId &id) const;
    // The text of a spec of a group, as it was written by a person if that is known. Without secret values.
    QString textOf(const GroupId &id, const ContainerGroupSpec &spec) const;

    // Each returns the id of its activity. Nothing happens when the connection is unknown. Where a person wrote the text of a
    // spec, it is kept with its comments.
    QString deploy(const ConnectionId &connection, const ContainerGroupSpec &spec, const QString &text = {});
    QString startGroup(const GroupId &id);
    QString stopGroup(const GroupId &id);
    QString restartGroup(const GroupId &id);
    QString restartContainer(const GroupId &id, const QString &container);
    // Can be undone: the spec is kept, with its secure values as long as this program runs. The keychain forgets them.
    QString deleteGroup(const GroupId &id);
    // Makes a group run from another spec. Refused before anything is touched when secure values are missing; undo goes back.
    QString update(const GroupId &id, const ContainerGroupSpec &spec);
    // The same with what a person has reviewed; refused when the group is not what it was then.
    QString apply(const GroupId &id, const PreparedUpdate &prepared, const QString &text = {});
    // Goes back to a revision; 0 is the newest one that differs from the present.
    Result<QString> rollback(const GroupId &id, int number = 0);
    // Deploys what is left of an interrupted deployment anew.
    QString finishDeployment(const GroupId &id);

Q_SIGNALS:
    // Of any connection.
    void groupsChanged();
    void connectionsChanged();
    // Who drives an engine, or what is known of probes.
    void drivingChanged();
    // What happened to a group because of us: an event that the engine does not tell.
    void drivenEvent(const quayside::GroupId &id, const quayside::Event &event);
    // A connection cannot go on without a person.
    void asked(const quayside::ConnectionId &connection, quayside::Question *question);
    // Something that is kept could not be read; the person is told once.
    void storageFailed(const quayside::Error &error);

private:
    using Change = std::function<Operation<> *(ContainerRuntime &)>;

    void remember(const GroupId &id, const ContainerGroupSpec &deployed);
    void doDue(const GroupId &id, TimedAction action);
    std::optional<ContainerGroupSpec> deployed(const GroupId &id) const;
    QString startUpdate(const GroupId &id, const ContainerGroupSpec &spec, const QString &text, Operation<PreparedUpdate> *preparation);
    QString textToKeep(const GroupId &id, const ContainerGroupSpec &spec, const QString &text) const;
    void afterUpdate(const QString &activity, const GroupUpdate &update, const GroupId &id);
    QString change(ActionKind kind, const GroupId &id, const Change &begin);
    OperationLog::Again againFor(const JournalEntry &interrupted);
    JournalEntry entryFor(ActionKind kind, const GroupId &id) const;

    const Clock &m_clock;
    Stores m_stores;
    CostMeter m_costs;
    OperationLog m_operations;
    DraftKeeper m_drafts;
    GroupMarks m_marks;
    KeptSecrets m_secrets;
    bool m_saidNotKept = false;
    std::vector<std::unique_ptr<Connection>> m_connections;
    std::unique_ptr<LogRecorder> m_logs; // its streams end before the connections
    bool m_hasStarted = false;
    QHash<GroupId, ContainerGroupSpec> m_deployed; // with secure values, in memory only
};

} // namespace quayside
