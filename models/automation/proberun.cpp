// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/automation/proberun.h"

#include "models/automation/tr.h"

namespace quayside {

ProbeRun::ProbeRun(const Clock &clock, const ProbeTiming &timing, std::chrono::milliseconds age, Try tryOnce, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_try(std::move(tryOnce))
    , m_state(timing)
{
    // A wall clock that was set back makes the age negative: nobody waits longer than the whole delay.
    scheduleNext(std::clamp<std::chrono::milliseconds>(timing.initialDelay - age, std::chrono::milliseconds(0), timing.initialDelay));
}

ProbeRun::~ProbeRun()
{
    if (m_trying)
        m_trying->cancel();
}

void ProbeRun::startOver()
{
    if (m_trying)
        m_trying->cancel();
    m_trying.clear();
    ++m_attempt; // whatever still comes of it is too late
    m_state = ProbeState(m_state.timing());
    scheduleNext(m_state.timing().period);
}

void ProbeRun::scheduleNext(std::chrono::milliseconds delay)
{
    m_clock.callAfter(delay, this, [this, valid = ++m_schedule] {
        if (valid != m_schedule)
            return;
        scheduleNext(m_state.timing().period);
        attempt();
    });
}

void ProbeRun::attempt()
{
    if (m_trying)
        return takeLate();
    const int number = ++m_attempt;
    m_isLate = false;
    Operation<ProbeAnswer> *trying = m_try();
    m_trying = trying;
    trying->onFinished(this, [this, number](const Result<ProbeAnswer> &answer) {
        if (number != m_attempt)
            return;
        m_trying.clear();
        if (m_isLate)
            return;
        answer ? take(*answer) : obstruct(answer.error());
    });
    m_clock.callAfter(m_state.timing().timeout, this, [this, number] {
        if (number == m_attempt && m_trying)
            takeLate();
    });
}

void ProbeRun::takeLate()
{
    m_isLate = true;
    take({false, AutomationTr::tr("No answer within %n second(s).", nullptr, static_cast<int>(m_state.timing().timeout.count()))});
}

void ProbeRun::take(const ProbeAnswer &answer)
{
    m_obstacle.clear();
    m_answer = {answer.isWell, answer.output.left(ProbeAnswer::longestOutput)};
    m_answeredAt = m_clock.now();
    Q_EMIT answered(m_state.take(answer.isWell));
}

// Says nothing about the container: what was known of it stays.
void ProbeRun::obstruct(const Error &error)
{
    m_obstacle = error.summary;
    Q_EMIT obstructed();
}

} // namespace quayside
