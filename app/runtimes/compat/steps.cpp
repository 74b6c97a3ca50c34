// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/steps.h"

#include "app/runtimes/compat/tr.h"

namespace quayside::compat {

StepSequence::StepSequence(QList<Step> steps)
    : m_steps(std::move(steps))
{
}

void StepSequence::start()
{
    next();
}

void StepSequence::next()
{
    if (m_next == m_steps.size())
        return finish({});
    reportProgress({static_cast<int>(m_next), static_cast<int>(m_steps.size()), m_steps.at(m_next).text, -1});
    if (isFailing())
        return; // cancelled by who heard of it
    m_isActing = true;
    undo(m_steps.at(m_next).act(), [this](const Result<> &done) { afterStep(done); });
}

void StepSequence::afterStep(const Result<> &done)
{
    m_isActing = false;
    const Step &step = m_steps.at(m_next++);
    if (step.revert && (done || step.when == Step::Revert::WhenTried))
        m_toRevert.append(step);
    if (isFailing())
        return revertLast();
    if (!done)
        return beginFail(done.error());
    next();
}

void StepSequence::fail(const Error &error)
{
    m_cause = error;
    if (!m_isActing)
        revertLast();
}

void StepSequence::revertLast()
{
    if (m_toRevert.isEmpty())
        return finish(tl::unexpected(m_cause));
    const Step step = m_toRevert.takeLast();
    reportProgress({static_cast<int>(m_toRevert.size()), static_cast<int>(m_steps.size()), CompatTr::tr("Bringing back what was"), -1});
    undo(step.revert(), [this](const Result<> &reverted) {
        if (!reverted)
            m_cause.detail += u'\n' + CompatTr::tr("What was could not be brought back whole: %1").arg(reverted.error().summary);
        revertLast();
    });
}

} // namespace quayside::compat
