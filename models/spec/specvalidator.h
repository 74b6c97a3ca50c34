// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/containergroupspec.h"
#include "models/spec/runtimelimits.h"
#include "models/spec/specissue.h"

#include <span>

namespace quayside {

// Where a rule binds. What only Azure refuses is an error for Azure and a remark for a local engine, which allows it.
enum class RuleScope { Everywhere, AzureOnly };

// What a rule looks at. A rule is a pure function: same spec, same limits, same issues.
struct RuleInput
{
    const ContainerGroupSpec &spec;
    const RuntimeLimits &limits;
};

// One rule of REFERENCE 10, by its V-number. It returns issues with severity, path and message; the validator adds the number.
struct SpecRule
{
    const char *id;
    RuleScope scope;
    QList<SpecIssue> (*check)(const RuleInput &input);
};

// All rules, in the order of their numbers. A rule with parts that bind in different places stands there once for each.
std::span<const SpecRule> specRules();

// Applies every rule. For a local target the errors and warnings of rules that only bind in Azure become remarks, and their
// remarks are left out. Of one rule the first hundred issues are kept.
QList<SpecIssue> validateSpec(const ContainerGroupSpec &spec, const RuntimeLimits &limits);

} // namespace quayside
