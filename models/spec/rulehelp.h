// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/specvalidator.h"

namespace quayside {

// One rule as a person reads about it.
struct RuleHelp
{
    QString id;
    SpecIssue::Severity severity = SpecIssue::Severity::Error; // the worst that it finds, for Azure
    RuleScope scope = RuleScope::Everywhere; // AzureOnly: for a local engine it is a remark at most
    QString what; // it demands, one sentence
    QString why;
    bool hasRepair = false; // for some of what it finds
    QString reference; // an address on the web; empty where the rule is our own

    bool operator==(const RuleHelp &) const = default;
};

// All rules, in the order of their numbers, made of the tables that judge.
QList<RuleHelp> ruleHelp();

} // namespace quayside
