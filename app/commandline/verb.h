// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline/invocation.h"
#include "app/commandline/terminal.h"
#include "models/core/clock.h"
#include "models/core/operation.h"
#include "models/cost/costestimator.h"
#include "models/runtime/containerruntime.h"
#include "models/store/keychain.h"
#include "models/store/settings.h"
#include "models/spec/specdocument.h"
#include "models/session/triggerbook.h"
#include "models/store/journal.h"
#include "models/store/logsegments.h"

#include <QList>

namespace quayside {

// Exit codes of the program (PRODUCT.md, section 3).
namespace exitcode {
inline constexpr int done = 0;
inline constexpr int notAllRight = 1;
inline constexpr int wrongUse = 2;
inline constexpr int unreachable = 3;
inline constexpr int refused = 4;
inline constexpr int jobFailure = 125; // of "run": every failure of ours
} // namespace exitcode

int exitCodeFor(Error::Kind kind);

// What every verb works with.
struct CommandContext
{
    Invocation invocation;
    QList<ContainerRuntime *> runtimes; // the first is the default
    const Clock &clock;
    const CostEstimator &estimator;
    Terminal &terminal;
    Journal &journal; // what changes a group is written down
    Settings *settings = nullptr; // of the person: how groups are marked; nowhere, and none is
    const TriggerBook *triggers = nullptr; // of verbs about triggers and their runs
    LogSegments *logs = nullptr; // likewise; may be missing all the same
    Keychain *keychain = nullptr; // for secret values of groups; nowhere, and none is kept
};

// One verb of the command line: an operation whose value is the exit code. A failure is explained on standard error.
class Verb : public Operation<int>
{
    Q_OBJECT

public:
    explicit Verb(const CommandContext &context);

protected:
    void fail(const Error &error) override;

    const Invocation &invocation() const { return m_context.invocation; }
    Terminal &terminal() const { return m_context.terminal; }
    const CommandContext &context() const { return m_context; }

    // The runtime that the person named; nothing, and an explanation, when there is no such connection.
    ContainerRuntime *runtime();
    // Connects the engine of the runtime, then goes on.
    void withEngine(std::function<void()> next);
    // Connects and finds the group that the person named.
    void withGroup(std::function<void(const ContainerGroup &)> next);
    // Reads the first file; what is wrong with it for the target is printed and ends the verb with 1 or 2.
    std::optional<SpecDocument> readSpec(const RuntimeLimits &limits);

private:
    const CommandContext m_context;
};

// A file's text, or standard input's for "-". At most 64 MiB, and no device.
Result<QString> readTextFile(const QString &path);

// "90s", "30min", "2h", "7d"; nothing when it is no span.
std::optional<std::chrono::milliseconds> parseSpan(const QString &text);

// "file:3:7: error V-001: …"
QString issueLine(const QString &file, const SpecIssue &issue);

// The verb that was asked for.
Verb *makeVerb(const CommandContext &context);

} // namespace quayside
