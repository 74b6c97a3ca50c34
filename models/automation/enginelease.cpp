// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/automation/enginelease.h"

#include "models/automation/tr.h"
#include "models/core/allended.h"

#include <QRandomGenerator>
#include <QUuid>

#include <algorithm>
#include <tuple>

namespace quayside {

namespace {

// Numbers that have been used and removed are not used again soon: a late removal of an old record must not find another one.
qint64 anyNumber()
{
    return QRandomGenerator::global()->bounded(1'000'000'000);
}

} // namespace

EngineLease::EngineLease(std::unique_ptr<Lease> local, LeaseRecords &records, const Clock &clock, QString machine, LeaseTiming timing, QObject *parent)
    : Lease(parent)
    , m_local(std::move(local))
    , m_records(records)
    , m_clock(clock)
    , m_machine(std::move(machine))
    , m_timing(timing)
{
    connect(m_local.get(), &Lease::changed, this, &EngineLease::follow);
}

// Whoever looks next finds nothing, and need not wait.
EngineLease::~EngineLease()
{
    removeOurs();
}

void EngineLease::setNeeded(bool needed)
{
    if (std::exchange(m_isNeeded, needed) != needed)
        follow();
}

Operation<> *EngineLease::end()
{
    m_hasEnded = true;
    m_isTrying = false;
    m_isOurs = false;
    ++m_round;
    if (m_asked)
        m_asked->cancel();
    return new AllEnded(removeOurs());
}

// With nothing to drive nobody needs to ask the engine.
bool EngineLease::isHeld() const
{
    return !m_hasEnded && m_local->isHeld() && (!m_isNeeded || isOurs());
}

QString EngineLease::holder() const
{
    if (!m_local->isHeld())
        return m_local->holder();
    if (isHeld() || !m_seen || m_seen->isEmpty())
        return {};
    return AutomationTr::tr("Quayside on %1").arg(m_seen->last().machine);
}

std::optional<Error> EngineLease::problem() const
{
    const std::optional<Error> local = m_local->problem();
    if (local || !m_isTrying || isOurs())
        return local;
    if (m_problem || !isFindingOut())
        return m_problem;
    return Error{Error::Kind::Conflict, AutomationTr::tr("Quayside first finds out whether another machine does, which takes up to a minute."), {}};
}

void EngineLease::follow()
{
    const bool tries = m_isNeeded && m_local->isHeld() && !m_hasEnded;
    const bool tried = std::exchange(m_isTrying, tries);
    if (tries && !tried) {
        m_id = m_local->id().isEmpty() ? QUuid::createUuid().toString(QUuid::Id128) : m_local->id();
        beat();
    }
    if (!tries && tried) {
        ++m_round;
        giveWay();
    }
    Q_EMIT changed();
}

// An answer that has not come by the next beat is not waited for: what it says would be too old.
void EngineLease::beat()
{
    ++m_round;
    if (m_asked)
        m_asked->cancel();
    beatAfter(pause());
    if (m_isOurs)
        make();
    else
        ask(m_records.list(), [this](const Records &records) { consider(records); });
}

void EngineLease::beatAfter(std::chrono::milliseconds delay)
{
    m_clock.callAfter(delay, this, [this, round = m_round] {
        if (m_isTrying && round == m_round)
            beat();
    });
}

// Two that begin at once, and give way to each other, must not do so again and again in step.
std::chrono::milliseconds EngineLease::pause() const
{
    const auto most = static_cast<int>(m_timing.beat.count() / 4);
    return m_isOurs ? m_timing.beat : m_timing.beat + std::chrono::milliseconds(QRandomGenerator::global()->bounded(most));
}

template <typename T, typename Next>
void EngineLease::ask(Operation<T> *operation, Next next)
{
    m_asked = operation;
    operation->onFinished(this, [this, round = m_round, next](const Result<T> &result) {
        if (round != m_round)
            return;
        if (result)
            return next(*result);
        m_problem = result.error();
        Q_EMIT changed();
    });
}

void EngineLease::consider(const Records &records)
{
    m_problem.reset();
    const Records others = othersOf(records);
    const bool isNobodyThere = others.isEmpty() && !m_seen;
    if (m_seen != others) {
        m_seen = others;
        m_seenSince = m_clock.elapsed();
        Q_EMIT changed();
    }
    const std::chrono::milliseconds left = m_seenSince + m_timing.takeOver - m_clock.elapsed();
    if (!isNobodyThere && left > std::chrono::milliseconds(0))
        return left < m_timing.beat ? beatAfter(left) : void();
    m_number = records.isEmpty() ? anyNumber() : records.last().number;
    make();
}

// A number is tried once: a record that was made by an attempt whose answer got lost is older than the next attempt knows.
void EngineLease::make()
{
    const std::chrono::milliseconds sent = m_clock.elapsed();
    const LeaseRecord record{++m_number, m_machine, m_id + u'-' + QUuid::createUuid().toString(QUuid::Id128)};
    m_tried = record;
    ask(m_records.make(record), [this, record, sent](bool isMade) {
        if (!isMade)
            return giveWay();
        m_made.append(record);
        m_tried.reset();
        ask(m_records.list(), [this, sent](const Records &now) { confirm(now, sent); });
    });
}

void EngineLease::confirm(const Records &records, std::chrono::milliseconds sent)
{
    if (isBeaten(records))
        giveWay();
    else
        hold(records, sent);
}

// Who holds on without a gap need not mind older records; who comes anew knows only those that it has watched standing still.
bool EngineLease::isBeaten(const Records &records) const
{
    const bool areOursThere = std::ranges::all_of(m_made, [&records](const LeaseRecord &made) { return records.contains(made); });
    const bool goesOn = isOurs() && areOursThere;
    const Records others = othersOf(records);
    return !records.contains(m_made.last()) || std::ranges::any_of(others, [this, goesOn](const LeaseRecord &other) {
        return other.number > m_number || (!goesOn && !(m_seen && m_seen->contains(other)));
    });
}

void EngineLease::hold(const Records &records, std::chrono::milliseconds sent)
{
    m_isOurs = true;
    m_heldUntil = sent + m_timing.hold;
    m_problem.reset();
    m_seen.reset();
    for (const LeaseRecord &record : records) {
        if (record.number < m_number)
            std::ignore = m_records.remove(record);
    }
    m_made = {m_made.last()};
    m_clock.callAfter(m_heldUntil - m_clock.elapsed(), this, [this] {
        if (m_isOurs && !isOurs())
            Q_EMIT changed(); // in time, before others may begin
    });
    Q_EMIT changed();
}

void EngineLease::giveWay()
{
    m_isOurs = false;
    m_seen.reset();
    removeOurs();
    Q_EMIT changed();
}

QList<Operation<> *> EngineLease::removeOurs()
{
    Records ours = std::exchange(m_made, {});
    if (const auto tried = std::exchange(m_tried, std::nullopt))
        ours.append(*tried);
    QList<Operation<> *> removals;
    for (const LeaseRecord &record : std::as_const(ours))
        removals.append(m_records.remove(record));
    return removals;
}

EngineLease::Records EngineLease::othersOf(const Records &records) const
{
    Records others;
    std::ranges::copy_if(records, std::back_inserter(others), [this](const LeaseRecord &record) { return !isMine(record); });
    return others;
}

} // namespace quayside
