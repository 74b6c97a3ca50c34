// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/sessionbed.h"

#include <QCoreApplication>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

RateCard easyRates()
{
    return *RateCard::fromJson(R"({"format":1,"date":"2026-10-09","regions":{"eastus":{"vcpuHour":"0.36","memoryGBHour":"0"}}})");
}

void processEverything()
{
    for (int turn = 0; turn < 4; ++turn) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

} // namespace

Result<Snapshot> KeptSnapshots::load(const ConnectionId &connection)
{
    if (refusal)
        return tl::unexpected(*refusal);
    return kept.value(connection);
}

void KeptSnapshots::save(const ConnectionId &connection, const Snapshot &snapshot)
{
    kept.insert(connection, snapshot);
    ++saves;
}

Result<QList<LedgerEntry>> KeptLedger::load()
{
    if (refusal)
        return tl::unexpected(*refusal);
    return kept;
}

void KeptLedger::put(const LedgerEntry &entry)
{
    const auto known = std::ranges::find_if(kept, [&](const LedgerEntry &one) { return one.isSameSpan(entry); });
    if (known == kept.end())
        kept.append(entry);
    else
        *known = entry;
}

Result<QList<JournalEntry>> KeptJournal::load(int most)
{
    if (refusal)
        return tl::unexpected(*refusal);
    return kept.mid(0, most);
}

Result<QList<JournalEntry>> KeptJournal::revisions(const GroupId &group)
{
    QList<JournalEntry> entries(kept.crbegin(), kept.crend());
    entries.removeIf([&](const JournalEntry &entry) { return entry.group != group || !isRevision(entry); });
    return entries;
}

void KeptJournal::put(const JournalEntry &entry)
{
    const auto known = std::ranges::find(kept, entry.id, &JournalEntry::id);
    if (known == kept.end())
        kept.prepend(entry);
    else
        *known = entry;
}

SessionBed::SessionBed(sample::SampleRuntime::Scenario scenario, LogSegments *logs)
    : engine({u"sample"_s}, clock, scenario)
    , estimator(easyRates())
    , session(clock, estimator, {snapshots, ledger, journal, nullptr, logs})
{
    session.addConnection(engine);
}

bool SessionBed::start()
{
    session.start();
    return waitFor([this] { return watcher().state() == GroupWatcher::State::Live; });
}

void SessionBed::pass(std::chrono::milliseconds time)
{
    processEverything();
    for (; time > 0ms; time -= 100ms) {
        clock.advance(std::min<std::chrono::milliseconds>(time, 100ms));
        processEverything();
    }
}

bool SessionBed::waitFor(const std::function<bool()> &condition, std::chrono::milliseconds longest)
{
    processEverything();
    const std::chrono::milliseconds end = clock.elapsed() + longest;
    while (!condition() && clock.elapsed() < end)
        pass(20ms);
    return condition();
}

GroupId SessionBed::deployed(const ContainerGroupSpec &spec)
{
    const QString activity = session.deploy(engine.connection(), spec);
    const bool there = waitFor([&] { return !session.operations().find(activity)->isRunning() && group(*spec.name); });
    return there ? id(*spec.name) : GroupId();
}

ContainerGroupSpec sampleGroup(const QString &name, const QList<QStringList> &commands, const QString &restartPolicy)
{
    static const QStringList names{u"one"_s, u"two"_s, u"three"_s, u"four"_s};
    ContainerGroupSpec spec;
    spec.name = name;
    spec.osType = u"Linux"_s;
    spec.restartPolicy = restartPolicy;
    for (qsizetype i = 0; i < commands.size(); ++i) {
        spec::Container container;
        container.name = names.at(i);
        container.image = u"localhost/quayside-sample:1.0"_s;
        container.command = QStringList{u"/sample"_s} + commands.at(i);
        container.resources.emplace();
        container.resources->requests.emplace();
        container.resources->requests->cpu = 1;
        container.resources->requests->memoryInGB = 1;
        spec.containers.append(container);
    }
    return spec;
}

ContainerGroupSpec idleGroup(const QString &name)
{
    return sampleGroup(name, {{u"--http"_s, u"80"_s}});
}

} // namespace quayside
