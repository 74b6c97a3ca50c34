// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/automation/triggersource.h"
#include "models/session/runjob.h"
#include "models/session/triggerbook.h"

#include <map>

namespace quayside {

// Runs templates for the events of triggers, over every connection whose engine this program drives; knows the runs of all of them. Of a
// burst so many run at once as the trigger says, and the rest waits, written down.
class JobRunner final : public QObject
{
    Q_OBJECT

public:
    static constexpr int keptRuns = 200; // that have ended; older ones are forgotten, with their logs
    static constexpr int mostWaiting = 1000; // of one trigger; further files stay where they are, further calls are refused
    static constexpr int mostTries = 6; // to begin a job over an engine that is there

    struct Parts
    {
        TriggerBook &book;
        MakeTriggerSource makeSource;
        ReadTemplate readTemplate;
    };

    // What becomes of a trigger's events.
    struct Standing
    {
        bool isWell = true; // events lead to runs
        QString words; // a sentence
        int running = 0;
        int waiting = 0;

        bool operator==(const Standing &) const = default;
    };

    JobRunner(Session &session, Parts parts, QObject *parent = nullptr);
    ~JobRunner() override;

    void start();
    // Reads what another program has written down. Blocks for some milliseconds.
    void lookAgain();

    TriggerBook &book() const { return m_parts.book; }
    // Whether what it is to run can be run at all, as its template is now.
    [[nodiscard]] Operation<> *check(const Trigger &trigger) const;
    const QList<Trigger> &triggers() const { return m_triggers; }
    Standing standing(const Trigger &trigger) const;
    // Newest first.
    const QList<JobRun> &runs() const { return m_runs; }
    const JobRun *find(const QString &run) const;
    // Whether it is this program that runs it.
    bool isOurs(const JobRun &run) const;
    void cancel(const QString &run);

Q_SIGNALS:
    // Triggers, their standing, or runs.
    void changed();
    // In words, with the name of a trigger.
    void happened(const QString &trigger, const QString &text);
    void failed(const quayside::Error &error);

private:
    struct Source
    {
        Trigger trigger;
        std::unique_ptr<TriggerSource> source;
    };

    void readTriggers();
    void follow();
    Connection *driven(const ConnectionId &id) const;
    void listen(const Trigger &trigger);
    void accept(const Trigger &trigger, const TriggerEvent &event);
    void answer(const QString &trigger, const QString &key, const Result<QString> &run);
    void pump();
    void launch(const JobRun &run);
    void noteEnd(const JobRun &run, const Result<> &end);
    void tryAgain(const JobRun &run);
    void drop(JobRun run, const QString &why);
    void replace(const JobRun &run);
    void tell(const JobRun &run);
    void tellWaiting(const Trigger &trigger);
    void prune();
    void complain(const Error &error);
    int count(const QString &trigger, RunState state) const;
    int runningFor(const QString &trigger) const;
    const Trigger *triggerOf(const JobRun &run) const;

    Session &m_session;
    const Parts m_parts;
    QList<Trigger> m_triggers;
    QList<JobRun> m_runs; // newest first
    std::map<QString, Source> m_sources; // by trigger
    QHash<QString, RunJob *> m_jobs; // under way, by run
    QHash<QString, int> m_tries; // that came to nothing, by run
    QSet<QString> m_resting; // runs whose next try is not yet due
    QSet<QString> m_toldWaiting; // triggers of which it was said that events wait
    QString m_complaint; // said last, and not again until something goes well
    QHash<QString, int> m_promised; // events that are being written down, by trigger
};

} // namespace quayside
