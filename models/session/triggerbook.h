// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/automation/jobspec.h"

#include <functional>

namespace quayside {

// The triggers of a person, as the window and the command line change them.
class TriggerBook final
{
public:
    // Keys of what a trigger would fire for now, if it had not been there before.
    using KeysNow = std::function<Result<QStringList>(const Trigger &)>;

    TriggerBook(Triggers &triggers, JobRuns &runs, KeysNow keysNow);

    Triggers &triggers() const { return m_triggers; }
    JobRuns &runs() const { return m_runs; }
    Result<QList<Trigger>> load() const { return m_triggers.load(); }

    // Adds a trigger. The value is its token, which is kept nowhere: show it now or never; empty for a folder. What is in the folder already
    // is not run. Refused for what cannot work, and for a name that is taken (Conflict).
    [[nodiscard]] Operation<QString> *add(const Trigger &trigger) const;
    // Runs that wait for their turn are not run any more.
    Result<> remove(const QString &name) const;

private:
    Triggers &m_triggers;
    JobRuns &m_runs;
    const KeysNow m_keysNow;
};

} // namespace quayside
