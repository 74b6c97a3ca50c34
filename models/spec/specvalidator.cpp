// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/specvalidator.h"

#include "models/spec/rules/families.h"
#include "models/spec/tr.h"

#include <array>

namespace quayside {

namespace {

using namespace Qt::StringLiterals;

constexpr std::array allRules{
    SpecRule{"V-001", RuleScope::Everywhere, &rules::groupNameIsValid},
};

void softenForLocal(SpecIssue &issue)
{
    if (issue.severity == SpecIssue::Severity::Info)
        return;
    issue.severity = SpecIssue::Severity::Info;
    issue.message = SpecTr::tr("Only for Azure: %1").arg(issue.message);
}

} // namespace

std::span<const SpecRule> specRules()
{
    return allRules;
}

QList<SpecIssue> validateSpec(const ContainerGroupSpec &spec, const RuntimeLimits &limits)
{
    QList<SpecIssue> issues;
    const bool local = limits.target == RuntimeLimits::Target::Local;
    for (const SpecRule &rule : allRules) {
        QList<SpecIssue> found = rule.check({spec, limits});
        for (SpecIssue &issue : found) {
            issue.rule = QString::fromLatin1(rule.id);
            if (local && rule.scope == RuleScope::AzureOnly)
                softenForLocal(issue);
        }
        issues.append(found);
    }
    return issues;
}

RuntimeLimits RuntimeLimits::azure()
{
    RuntimeLimits limits;
    limits.targetName = u"Azure Container Instances"_s;
    return limits;
}

RuntimeLimits RuntimeLimits::local(const QString &name, double cpu, double memoryInGB)
{
    RuntimeLimits limits;
    limits.target = Target::Local;
    limits.targetName = name;
    limits.maxCpu = cpu;
    limits.maxMemoryInGB = memoryInGB;
    return limits;
}

} // namespace quayside
