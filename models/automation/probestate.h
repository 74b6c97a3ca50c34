// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/containergroupspec.h"

#include <chrono>
#include <optional>

namespace quayside {

enum class ProbeKind { Liveness, Readiness };

// How a probe is timed (REFERENCE 16.2). What the spec leaves open, and what cannot be, takes Kubernetes' default or bound.
struct ProbeTiming
{
    std::chrono::seconds initialDelay{0}; // from the start of the container
    std::chrono::seconds period{10};
    std::chrono::seconds timeout{1};
    int failureThreshold = 3;
    int successThreshold = 1; // always 1 for liveness

    static ProbeTiming of(const spec::Probe &probe, ProbeKind kind);

    bool operator==(const ProbeTiming &) const = default;
};

// What the answers of one probe during one run of a container amount to.
class ProbeState
{
public:
    enum class Verdict { Undecided, Well, Failed };

    explicit ProbeState(const ProbeTiming &timing = {})
        : m_timing(timing)
    {
    }

    // Takes an answer; true when the verdict is another one now.
    bool take(bool isWell);

    Verdict verdict() const { return m_verdict; }
    int failuresInRow() const { return m_inRow < 0 ? -m_inRow : 0; }
    int successesInRow() const { return m_inRow > 0 ? m_inRow : 0; }
    const ProbeTiming &timing() const { return m_timing; }

private:
    ProbeTiming m_timing;
    Verdict m_verdict = Verdict::Undecided;
    int m_inRow = 0; // successes, or failures below zero
};

// How long a container that has failed its liveness probe waits for its next restart, by how often that has happened: not at all,
// 10 seconds, and twice as long each time up to five minutes, as Kubernetes does it.
std::chrono::seconds restartDelay(int restarts);

} // namespace quayside
