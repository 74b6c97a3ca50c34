// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/sample/sampleruntime.h"
#include "models/session/session.h"

#include <optional>

namespace quayside {

// Stores that forget at the end, and tell what they were given.
class KeptSnapshots final : public Snapshots
{
public:
    Result<Snapshot> load(const ConnectionId &connection) override;
    void save(const ConnectionId &connection, const Snapshot &snapshot) override;

    QHash<ConnectionId, Snapshot> kept;
    int saves = 0;
    std::optional<Error> refusal; // of loading
};

class KeptLedger final : public Ledger
{
public:
    Result<QList<LedgerEntry>> load() override;
    void put(const LedgerEntry &entry) override;

    QList<LedgerEntry> kept; // each span once, as it was put last
    std::optional<Error> refusal;
};

class KeptJournal final : public Journal
{
public:
    Result<QList<JournalEntry>> load(int most) override;
    Result<QList<JournalEntry>> revisions(const GroupId &group) override;
    bool isUnderWay(const JournalEntry &entry) const override { return entry.processId == livingProcess; }
    void put(const JournalEntry &entry) override;

    QList<JournalEntry> kept; // newest first, each once, as it was put last
    std::optional<Error> refusal;
    qint64 livingProcess = -1; // of another window
};

// A session with the engine in memory, prices that are easy to reckon with, and a clock that the test moves.
struct SessionBed
{
    explicit SessionBed(sample::SampleRuntime::Scenario scenario = sample::SampleRuntime::Scenario::Empty, LogSegments *logs = nullptr);

    // Starts the session and waits for the first list.
    bool start();
    // Lets time pass in steps of at most a tenth of a second, and everything happen that is due in it.
    void pass(std::chrono::milliseconds time);
    bool waitFor(const std::function<bool()> &condition, std::chrono::milliseconds longest = std::chrono::seconds(60));
    // Deploys a group and waits until it is in the list; its id, or a name that no group has.
    GroupId deployed(const ContainerGroupSpec &spec);
    GroupId id(const QString &name) const { return {engine.connection(), name}; }
    GroupWatcher &watcher() { return session.connections().front()->watcher; }
    const ContainerGroup *group(const QString &name) const { return session.find(id(name)); }

    ManualClock clock{QDateTime::fromMSecsSinceEpoch(1'795'348'800'000, Qt::UTC)};
    sample::SampleRuntime engine;
    KeptSnapshots snapshots;
    KeptLedger ledger;
    KeptJournal journal;
    CostEstimator estimator; // 0.36 USD an hour for a vCPU, nothing for memory: 0.0001 USD a second
    Session session;
};

// One container for each command of the sample program, called one, two, three; each asks for 1 vCPU and 1 GB.
ContainerGroupSpec sampleGroup(const QString &name, const QList<QStringList> &commands, const QString &restartPolicy = QStringLiteral("Never"));
// Does nothing, for ever.
ContainerGroupSpec idleGroup(const QString &name);

} // namespace quayside
