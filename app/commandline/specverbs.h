// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline/verb.h"
#include "models/spec/rulehelp.h"

namespace quayside {

// validate: every issue of every file, as text or JSON, and on demand what the target makes of each property; 1 when there is an error among them, 2 when a file cannot be read.
class ValidateVerb final : public Verb
{
    Q_OBJECT

public:
    using Verb::Verb;

protected:
    void start() override;

private:
    RuntimeLimits limits() const;
    void printParity(const ContainerGroupSpec &spec);
};

// rules: every rule in a line, or all that is to be said of one; 2 when there is no such rule.
class RulesVerb final : public Verb
{
    Q_OBJECT

public:
    using Verb::Verb;

protected:
    void start() override;

private:
    void explain(const RuleHelp &help);
};

// price: what the spec would cost in Azure, by the hour, the month and the time asked about.
class PriceVerb final : public Verb
{
    Q_OBJECT

public:
    using Verb::Verb;

protected:
    void start() override;

private:
    void print(const HourlyPrice &price, std::chrono::milliseconds span);
};

} // namespace quayside
