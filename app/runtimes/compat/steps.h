// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/operation.h"

namespace quayside::compat {

// One thing that is done to an engine, and how it is taken back.
struct Step
{
    enum class Revert {
        WhenDone,
        WhenTried, // also when it failed: nobody knows how far it came
    };

    QString text; // translated, for the progress
    std::function<Operation<> *()> act;
    std::function<Operation<> *()> revert = {}; // nothing where there is nothing to take back
    Revert when = Revert::WhenDone;
};

// Steps in order; when one fails or the person cancels, those that were done are taken back, the last one first. A request that is
// under way is always awaited, because an engine goes on with it when its client has gone.
class StepSequence final : public Operation<>
{
    Q_OBJECT

public:
    explicit StepSequence(QList<Step> steps);

protected:
    void start() override;
    void fail(const Error &error) override;

private:
    void next();
    void afterStep(const Result<> &done);
    void revertLast();

    QList<Step> m_steps;
    qsizetype m_next = 0;
    QList<Step> m_toRevert;
    bool m_isActing = false;
    Error m_cause; // of the failure, while steps are taken back
};

} // namespace quayside::compat
