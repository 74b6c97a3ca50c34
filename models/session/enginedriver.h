// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/automation/probedriver.h"
#include "models/automation/timekeeper.h"
#include "models/session/groupwatcher.h"
#include "models/store/lease.h"

namespace quayside {

// Does for one engine what that does not do by itself, as long as this program has the lease of the engine; otherwise knows who has it.
class EngineDriver final : public QObject
{
    Q_OBJECT

public:
    enum class Driver {
        Nobody, // see problem()
        Engine, // needs nobody
        Ours,
        Other,
    };

    // Without leases nobody here drives: a command that runs for a moment.
    EngineDriver(GroupWatcher &watcher, const Clock &clock, MakeLease makeLease, QObject *parent = nullptr);

    // Whether a person has something done to a group right now.
    void setBusy(ProbeDriver::IsBusy isBusy) { m_isBusy = std::move(isBusy); }
    // Gives the lease back; done when another program could take it.
    [[nodiscard]] Operation<> *end();

    Driver driver() const;
    // Whether this program does what nobody on another machine knows of: the triggers of this one.
    bool drivesHere() const;
    // The name of another program that drives; plain text from outside.
    QString otherName() const { return m_lease ? m_lease->holder() : QString(); }
    // Why nobody drives, where that is known; a sentence.
    QString problem() const;

    const ProbeDriver &probes() const { return m_probes; }
    // As far as who drives has told it, whoever that is.
    ContainerProbes probesOf(const GroupId &id, const QString &container) const;
    // Groups with probes or a timetable, while they are ours to drive.
    int drivenGroups() const;

Q_SIGNALS:
    // Who drives, or what is known of the probes of a group.
    void changed();
    void happened(const quayside::GroupId &id, const quayside::Event &event);
    // A group is to be started, stopped or deleted now.
    void due(const quayside::GroupId &id, quayside::TimedAction action);

private:
    void follow();
    std::unique_ptr<Lease> leaseOf(const QString &engine) const;
    bool hasWork() const;
    void drive();
    void rest();
    bool mayDrive() const;
    bool mayAct();
    void tellSoon();

    GroupWatcher &m_watcher;
    const Clock &m_clock;
    const MakeLease m_makeLease;
    ProbeDriver::IsBusy m_isBusy;
    bool m_hasEnded = false;
    std::unique_ptr<Lease> m_lease;
    ProbeDriver m_probes;
    TimeKeeper m_time;
    ProbeTable m_told; // by another program
    bool m_isTelling = false; // in a moment
};

} // namespace quayside
