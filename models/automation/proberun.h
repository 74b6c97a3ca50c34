// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/automation/probestate.h"
#include "models/core/clock.h"
#include "models/runtime/containerruntime.h"

namespace quayside {

// Tries one probe during one run of a container, every period. An attempt that has not ended when its time is over counts as a
// failure, and so does every further period in which it has still not ended: no second one is begun beside it.
class ProbeRun final : public QObject
{
    Q_OBJECT

public:
    using Try = std::function<Operation<ProbeAnswer> *()>;

    // The age is that of the run of the container.
    ProbeRun(const Clock &clock, const ProbeTiming &timing, std::chrono::milliseconds age, Try tryOnce, QObject *parent = nullptr);
    // What is under way is cancelled.
    ~ProbeRun() override;

    const ProbeState &state() const { return m_state; }
    // The newest answer, and when it came; no valid time before the first.
    const ProbeAnswer &answer() const { return m_answer; }
    QDateTime answeredAt() const { return m_answeredAt; }
    // Why the newest attempt could not be made, or empty.
    QString obstacle() const { return m_obstacle; }

    // Begins anew in a moment: what the probe was about has changed.
    void startOver();

Q_SIGNALS:
    // An answer came; changed when the verdict is another one now.
    void answered(bool verdictChanged);
    void obstructed();

private:
    void scheduleNext(std::chrono::milliseconds delay);
    void attempt();
    void take(const ProbeAnswer &answer);
    void takeLate();
    void obstruct(const Error &error);

    const Clock &m_clock;
    const Try m_try;
    ProbeState m_state;
    ProbeAnswer m_answer;
    QDateTime m_answeredAt;
    QString m_obstacle;
    QPointer<OperationBase> m_trying;
    int m_attempt = 0; // number of the newest
    int m_schedule = 0; // number of the valid one
    bool m_isLate = false; // what is under way has been counted as a failure
};

} // namespace quayside
