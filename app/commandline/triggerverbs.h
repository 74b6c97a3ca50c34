// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline/verb.h"

namespace quayside {

// trigger list
class ListTriggersVerb final : public Verb
{
    Q_OBJECT

public:
    using Verb::Verb;

protected:
    void start() override;
};

// trigger add: what can be known to be wrong with it is said now, not at its first event.
class AddTriggerVerb final : public Verb
{
    Q_OBJECT

public:
    using Verb::Verb;

protected:
    void start() override;

private:
    Trigger wanted();
    void explain(const Trigger &trigger, const QString &token);
};

// trigger remove
class RemoveTriggerVerb final : public Verb
{
    Q_OBJECT

public:
    using Verb::Verb;

protected:
    void start() override;
};

// runs: what triggers have run, or what one of them has written.
class RunsVerb final : public Verb
{
    Q_OBJECT

public:
    using Verb::Verb;

protected:
    void start() override;

private:
    void print(const QList<JobRun> &runs);
    void printLog(const JobRun &run);
};

} // namespace quayside
