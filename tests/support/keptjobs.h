// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/jobruns.h"

#include <algorithm>

namespace quayside {

// Triggers and runs that last as long as a test.
class KeptTriggers final : public Triggers
{
public:
    Result<QList<Trigger>> load() override { return kept; }
    Result<> put(const Trigger &trigger) override
    {
        kept.append(trigger);
        Q_EMIT changed();
        return {};
    }
    Result<> remove(const QString &name) override
    {
        kept.removeIf([&](const Trigger &one) { return one.name == name; });
        Q_EMIT changed();
        return {};
    }

    QList<Trigger> kept;
};

class KeptRuns final : public JobRuns
{
public:
    Result<QList<JobRun>> load(int) override { return QList<JobRun>(kept.crbegin(), kept.crend()); }
    Result<QSet<QString>> seen(const QString &trigger) override { return keys.value(trigger); }
    Operation<> *begin(const JobRun &run) override
    {
        if (isFull || keys.value(run.trigger).contains(run.event.key))
            return refuse();
        keys[run.trigger].insert(run.event.key);
        kept.append(run);
        return new ReadyOperation<>(Result<>());
    }
    Operation<> *put(const JobRun &run) override
    {
        if (isFull)
            return refuse();
        *std::ranges::find(kept, run.id, &JobRun::id) = run;
        return new ReadyOperation<>(Result<>());
    }
    Operation<> *ignore(const QString &trigger, const QStringList &list) override
    {
        for (const QString &key : list)
            keys[trigger].insert(key);
        return new ReadyOperation<>(Result<>());
    }
    void forgetSeen(const QString &trigger) override { keys.remove(trigger); }
    void forget(const QString &id) override { kept.removeIf([&](const JobRun &run) { return run.id == id; }); }

    QList<JobRun> kept; // oldest first
    QHash<QString, QSet<QString>> keys;
    bool isFull = false;

private:
    static Operation<> *refuse() { return new ReadyOperation<>(failure(Error::Kind::Storage, QStringLiteral("The disk is full."))); }
};

} // namespace quayside
