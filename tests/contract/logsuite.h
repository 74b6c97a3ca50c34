// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/contract/contractsuite.h"

namespace quayside {

// Logs: every line once, in order, whatever happens to the container.
class LogSuite final : public ContractSuite
{
    Q_OBJECT

public:
    using ContractSuite::ContractSuite;

private Q_SLOTS:
    void givesEveryLineOnce();
    void givesEveryLineOfAVeryLongLog();
    void followsWhatIsWritten();
    void followsOverARestart();
    void followsOverRestartsByPolicy();
    void followsAGroupThatIsMadeAnew();
    void readsToTheEndWhenTold();
    void beginsWithTheLastLines();
    void beginsAtATime();
    void tellsErrorsFromOutput();
    void saysWhenThereIsNoLog();
    void survivesTheEnginesDeath();
    void mayBeClosedAtAnyMoment();

private:
    Result<GroupId> writer(int lines, const QString &rate, const QStringList &more = {}, const QString &policy = QStringLiteral("Never"));
};

} // namespace quayside
