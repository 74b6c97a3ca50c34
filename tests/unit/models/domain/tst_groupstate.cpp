// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/groupstate.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

constexpr const char *stateNames[] = {"Running", "Starting", "Waiting", "Degraded", "Succeeded", "Failed", "Stopped", "Stopping", "Unknown"};
constexpr const char *policyNames[] = {"Always", "OnFailure", "Never"};

// One word a container: "run", "wait", "?" (unknown), "ended" (nobody knows how), or its exit code; an init container begins with "i:".
ContainerOutcome outcome(QStringView word)
{
    ContainerOutcome container;
    container.isInit = word.startsWith(u"i:");
    const QString what = (container.isInit ? word.sliced(2) : word).toString();
    bool isCode = false;
    const int code = what.toInt(&isCode);
    container.state = what == u"run" ? ContainerState::Running : what == u"wait" ? ContainerState::Waiting
        : what == u"?"                                                           ? ContainerState::Unknown
                                                                                 : ContainerState::Terminated;
    if (isCode)
        container.exitCode = code;
    return container;
}

QList<ContainerOutcome> outcomes(const QString &words)
{
    QList<ContainerOutcome> list;
    for (const QString &word : words.split(u' ', Qt::SkipEmptyParts))
        list.append(outcome(word));
    return list;
}

QString derived(RestartPolicy policy, const QString &containers, bool stopped = false)
{
    return QString::fromLatin1(stateNames[int(deriveGroupState({policy, stopped}, outcomes(containers)))]);
}

// One row a set of containers, one column a policy; "=" is the state of the column before.
struct Row
{
    const char *name;
    const char *containers;
    const char *always;
    const char *onFailure;
    const char *never;
};

// REFERENCE 4.1 and 16.1.
constexpr Row table[] = {
    {"no containers", "", "Unknown", "=", "="},
    {"one runs", "run", "Running", "=", "="},
    {"all run", "run run run", "Running", "=", "="},
    {"one waits", "wait", "Waiting", "=", "="},
    {"all wait", "wait wait", "Waiting", "=", "="},
    {"nothing is known", "?", "Unknown", "=", "="},
    {"nothing is known of any", "? ?", "Unknown", "=", "="},
    {"one runs, one waits", "run wait", "Degraded", "=", "="},
    {"one runs, one is unknown", "run ?", "Degraded", "=", "="},
    {"one waits, one is unknown", "wait ?", "Waiting", "=", "="},

    {"ended well", "0", "Waiting", "Succeeded", "Succeeded"},
    {"all ended well", "0 0", "Waiting", "Succeeded", "Succeeded"},
    {"ended, nobody knows how", "ended", "Waiting", "Succeeded", "Succeeded"},
    {"failed", "1", "Waiting", "Waiting", "Failed"},
    {"killed", "137", "Waiting", "Waiting", "Failed"},
    {"a negative code of Windows", "-1073741510", "Waiting", "Waiting", "Failed"},
    {"all failed", "1 2", "Waiting", "Waiting", "Failed"},
    {"one well, one failed", "0 1", "Waiting", "Waiting", "Failed"},

    {"one runs, one ended well", "run 0", "Degraded", "Running", "Running"},
    {"one runs, one failed", "run 1", "Degraded", "Degraded", "Degraded"},
    {"one runs, one well, one failed", "run 0 1", "Degraded", "Degraded", "Degraded"},
    {"one ended well, one waits", "0 wait", "Waiting", "Waiting", "Waiting"},
    {"one failed, one waits", "1 wait", "Waiting", "Waiting", "Waiting"},
    {"one ended well, one is unknown", "0 ?", "Waiting", "Waiting", "Waiting"},

    {"init has not begun", "i:wait wait", "Waiting", "=", "="},
    {"init runs", "i:run wait", "Starting", "=", "="},
    {"second init runs", "i:0 i:run wait", "Starting", "=", "="},
    {"between two inits", "i:0 i:wait wait", "Waiting", "=", "="},
    {"inits are done, the rest is to begin", "i:0 i:0 wait wait", "Waiting", "=", "="},
    {"init failed", "i:1 wait", "Waiting", "Waiting", "Failed"},
    {"second init failed", "i:0 i:1 wait", "Waiting", "Waiting", "Failed"},
    {"init ended, nobody knows how", "i:ended wait", "Waiting", "=", "="},
    {"init is unknown", "i:? wait", "Waiting", "=", "="},
    {"inits only, running", "i:run", "Starting", "=", "="},
    {"inits only, failed", "i:1", "Waiting", "Waiting", "Failed"},

    {"after init, all run", "i:0 run run", "Running", "=", "="},
    {"after init, one runs and one waits", "i:0 run wait", "Degraded", "=", "="},
    {"after init, ended well", "i:0 0", "Waiting", "Succeeded", "Succeeded"},
    {"after init, failed", "i:0 1", "Waiting", "Waiting", "Failed"},
    {"after init, one well, one runs", "i:0 0 run", "Degraded", "Running", "Running"},
    {"after init, nothing is known", "i:0 ?", "Unknown", "=", "="},
    {"an init that failed once does not count once the rest runs", "i:1 run", "Running", "=", "="},
    {"everything is unknown, init too", "i:? ?", "Unknown", "=", "="},
};

} // namespace

class TestGroupState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void states_data()
    {
        QTest::addColumn<RestartPolicy>("policy");
        QTest::addColumn<QString>("containers");
        QTest::addColumn<QString>("state");
        for (const Row &row : table) {
            const char *wanted = nullptr;
            const char *columns[] = {row.always, row.onFailure, row.never};
            for (int policy = 0; policy < 3; ++policy) {
                wanted = qstrcmp(columns[policy], "=") == 0 ? wanted : columns[policy];
                QTest::addRow("%s, %s", row.name, policyNames[policy])
                    << RestartPolicy(policy) << QString::fromLatin1(row.containers) << QString::fromLatin1(wanted);
            }
        }
    }

    void states()
    {
        QFETCH(RestartPolicy, policy);
        QFETCH(QString, containers);
        QTEST(derived(policy, containers), "state");
    }

    // The order of the containers is the spec's and tells nothing about the state.
    void orderDoesNotMatter_data() { states_data(); }

    void orderDoesNotMatter()
    {
        QFETCH(RestartPolicy, policy);
        QFETCH(QString, containers);
        QStringList words = containers.split(u' ');
        std::ranges::reverse(words);
        QTEST(derived(policy, words.join(u' ')), "state");
    }

    // A group that was stopped is Stopped, whatever became of its processes.
    void stopped_data()
    {
        QTest::addColumn<QString>("containers");
        for (const Row &row : table)
            QTest::newRow(row.name) << QString::fromLatin1(row.containers);
    }

    void stopped()
    {
        QFETCH(QString, containers);
        for (const auto policy : {RestartPolicy::Always, RestartPolicy::OnFailure, RestartPolicy::Never})
            QCOMPARE(derived(policy, containers, true), containers.isEmpty() ? u"Unknown"_s : u"Stopped"_s);
    }

    // REFERENCE 21.1: from the first pull until everything has ended for good or is stopped.
    void whatIsBilledAndWhatPasses()
    {
        QStringList lines;
        for (int state = 0; state <= int(GroupState::Unknown); ++state)
            lines.append(QString::fromLatin1(stateNames[state]) + (isBilled(GroupState(state)) ? u" billed"_s : QString())
                         + (isTransient(GroupState(state)) ? u" passes"_s : QString()));
        QCOMPARE(lines.join(u", "_s),
                 u"Running billed, Starting billed passes, Waiting billed passes, Degraded billed, Succeeded, Failed, Stopped, "
                 "Stopping billed passes, Unknown"_s);
    }
};

QTEST_GUILESS_MAIN(TestGroupState)
#include "tst_groupstate.moc"
