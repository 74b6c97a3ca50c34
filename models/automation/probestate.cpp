// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/automation/probestate.h"

#include <algorithm>
#include <limits>

namespace quayside {

using namespace std::chrono_literals;

namespace {

// A number from outside; a day is longer than anybody waits.
int bounded(const spec::Integer &number, int fallback, int least)
{
    constexpr qint64 most = 24 * 60 * 60;
    return static_cast<int>(std::clamp<qint64>(number.value_or(fallback), least, most));
}

} // namespace

ProbeTiming ProbeTiming::of(const spec::Probe &probe, ProbeKind kind)
{
    ProbeTiming timing;
    timing.initialDelay = std::chrono::seconds(bounded(probe.initialDelaySeconds, 0, 0));
    timing.period = std::chrono::seconds(bounded(probe.periodSeconds, 10, 1));
    timing.timeout = std::chrono::seconds(bounded(probe.timeoutSeconds, 1, 1));
    timing.failureThreshold = bounded(probe.failureThreshold, 3, 1);
    timing.successThreshold = kind == ProbeKind::Liveness ? 1 : bounded(probe.successThreshold, 1, 1);
    return timing;
}

bool ProbeState::take(bool isWell)
{
    constexpr int most = std::numeric_limits<int>::max();
    if (isWell)
        m_inRow = m_inRow < 0 ? 1 : std::min(m_inRow, most - 1) + 1;
    else
        m_inRow = m_inRow > 0 ? -1 : std::max(m_inRow, 1 - most) - 1;
    const Verdict before = m_verdict;
    if (successesInRow() >= m_timing.successThreshold)
        m_verdict = Verdict::Well;
    else if (failuresInRow() >= m_timing.failureThreshold)
        m_verdict = Verdict::Failed;
    return m_verdict != before;
}

std::chrono::seconds restartDelay(int restarts)
{
    constexpr std::chrono::seconds longest = 5min;
    return restarts <= 0 ? 0s : std::min(longest, 10s * (1 << std::min(restarts - 1, 10)));
}

} // namespace quayside
