// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/operation.h"
#include "models/core/question.h"
#include "models/domain/containergroup.h"
#include "models/runtime/enginedescription.h"
#include "models/runtime/groupupdate.h"
#include "models/runtime/streams.h"
#include "models/spec/containergroupspec.h"
#include "models/spec/runtimelimits.h"

#include <QObject>

#include <memory>

namespace quayside {

// What a runtime can do. Code that wants to know asks here, and never which engine it is.
struct Capabilities
{
    bool isDemo = false; // nothing here is real; say so on screen
    bool isReadOnly = false; // a person wants to change nothing here
    bool followsLogs = true;
    bool drivesProbes = false; // runs liveness and readiness probes itself
    bool triesProbes = false; // lets a ProbeDriver run them
    bool replacesContainers = false; // an update makes single containers anew while the rest of the group runs on
    bool restartsContainers = false; // one container of a group can be restarted by itself
    QString metricsProblem; // why there are no metrics, or empty

    bool operator==(const Capabilities &) const = default;
};

// The spec of a group that runs.
struct GroupSpec
{
    ContainerGroupSpec spec; // without secret values
    bool isDerived = false; // made from what the engine knows, because somebody else made the group
    QStringList missingSecrets; // JSON pointers of secret values that must be typed again to create the group anew
    QStringList notCarried = {}; // of a derived one: what a group that is made from it will not have, one sentence each

    bool operator==(const GroupSpec &) const = default;
};

// What a probe came to. That it could not be tried at all is an error, and says nothing about the container.
struct ProbeAnswer
{
    bool isWell = false;
    QString output; // the first words of what came back; plain text from outside

    static constexpr qsizetype longestOutput = 1024;

    bool operator==(const ProbeAnswer &) const = default;
};

class Housekeeping;
class LeaseRecords;

// What can be done to one container of a group that goes on.
enum class ContainerAction { Restart, Stop };

// A place where container groups run. Everything is asynchronous and can be cancelled; everything is a plain value.
// One broken group never fails a list: it appears with what is known and a reason.
class ContainerRuntime : public QObject
{
    Q_OBJECT

public:
    virtual ConnectionId connection() const = 0;
    virtual Capabilities capabilities() const = 0;
    // What the validator goes by; complete once connectEngine() has succeeded.
    virtual RuntimeLimits limits() const = 0;

    // Finds the engine and starts it where that is ours to do. From then on groupsMayHaveChanged() and engineLost() are
    // emitted.
    [[nodiscard]] virtual Operation<EngineDescription> *connectEngine() = 0;
    // Everything the engine says about itself, for people to read; takes longer than connecting.
    [[nodiscard]] virtual Operation<EngineDescription> *describeEngine() = 0;
    // Whether a connected engine answers at all; the least that can be asked of it. Fails with Timeout when it is silent for ten seconds.
    [[nodiscard]] virtual Operation<> *pingEngine() { return new ReadyOperation<>(Result<>()); }
    [[nodiscard]] virtual Operation<QList<ContainerGroup>> *listGroups() = 0;
    // One group with all that can be known, such as restart counts and why a container ended.
    [[nodiscard]] virtual Operation<ContainerGroup> *describeGroup(const GroupId &id) = 0;
    [[nodiscard]] virtual Operation<GroupSpec> *specOf(const GroupId &id) = 0;

    // Pulls, creates and starts; what a failed or cancelled attempt made is removed again. A name that is taken is refused
    // (Conflict) before anything is made.
    [[nodiscard]] virtual Operation<GroupId> *createGroup(const ContainerGroupSpec &spec) = 0;
    // Makes a group that runs from one spec run from another, with its address, touching as little as the engine can. Images are
    // pulled first; what fails or is cancelled leaves the old group running. Refused when the group is not what the update
    // takes it for (Conflict), or when something else made it (Unsupported).
    [[nodiscard]] virtual Operation<> *updateGroup(const GroupId &id, const GroupUpdate &update) = 0;
    [[nodiscard]] virtual Operation<> *startGroup(const GroupId &id) = 0;
    [[nodiscard]] virtual Operation<> *stopGroup(const GroupId &id) = 0;
    [[nodiscard]] virtual Operation<> *restartGroup(const GroupId &id) = 0;
    [[nodiscard]] virtual Operation<> *deleteGroup(const GroupId &id) = 0;

    // Tries a probe once, wherever this runtime can reach the container from; ends when the command or the server has answered.
    [[nodiscard]] virtual Operation<ProbeAnswer> *tryProbe(const GroupId &id, const QString &container, const spec::Probe &probe);
    [[nodiscard]] virtual Operation<> *changeContainer(const GroupId &id, const QString &container, ContainerAction action);

    // Makes a port that a group publishes reachable from this machine and says where; here it is reached as it is published.
    [[nodiscard]] virtual Operation<PortMapping> *openPort(const PortMapping &port) { return new ReadyOperation<PortMapping>(port); }

    // What there is besides groups; null where a runtime has no such thing.
    virtual Housekeeping *housekeeping() { return nullptr; }
    // Where programs of several persons and machines agree on who drives the engine; null where nothing may be written.
    virtual LeaseRecords *leaseRecords() { return nullptr; }

    [[nodiscard]] virtual std::unique_ptr<LogStream> openLogs(const GroupId &id, const QString &container, const LogOptions &options) = 0;
    // Samples of every running container of the connection.
    [[nodiscard]] virtual std::unique_ptr<MetricsStream> openMetrics() = 0;
    // What happened to a group since a time, and what happens from then on.
    [[nodiscard]] virtual std::unique_ptr<EventStream> openEvents(const GroupId &id, const QDateTime &since) = 0;

Q_SIGNALS:
    // A hint that may get lost or come for nothing: list again.
    void groupsMayHaveChanged();
    // The engine has gone away; connectEngine() tries to get it back.
    void engineLost(const quayside::Error &error);
    // Something that only a person can decide while the engine is being connected.
    void asked(quayside::Question *question);
    // A sign that a lost engine is there again; trying is worth it now.
    void engineMayBeBack();

protected:
    using QObject::QObject;
};

} // namespace quayside
