// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/specvalidator.h"

#include "models/spec/rules/families.h"
#include "models/spec/rules/ruletexts.h"
#include "models/spec/tr.h"

#include <algorithm>
#include <array>

namespace quayside {

namespace {

using namespace Qt::StringLiterals;

constexpr std::array allRules{
    SpecRule{"V-001", RuleScope::Everywhere, &rules::groupNameIsValid},
    SpecRule{"V-002", RuleScope::AzureOnly, &rules::locationIsGiven},
    SpecRule{"V-003", RuleScope::Everywhere, &rules::containersArePresent},
    SpecRule{"V-004", RuleScope::AzureOnly, &rules::containersAreNotTooMany},
    SpecRule{"V-005", RuleScope::AzureOnly, &rules::initContainersAreNotTooMany},
    SpecRule{"V-006", RuleScope::Everywhere, &rules::containerNamesAreUnique},
    SpecRule{"V-007", RuleScope::AzureOnly, &rules::osTypeIsGiven},
    SpecRule{"V-007", RuleScope::Everywhere, &rules::osTypeIsKnown},
    SpecRule{"V-008", RuleScope::AzureOnly, &rules::windowsGroupHasOneContainer},
    SpecRule{"V-009", RuleScope::AzureOnly, &rules::skuIsKnown},
    SpecRule{"V-010", RuleScope::AzureOnly, &rules::priorityIsKnown},
    SpecRule{"V-011", RuleScope::Everywhere, &rules::restartPolicyIsKnown},
    SpecRule{"V-012", RuleScope::AzureOnly, &rules::zoneIsOneNumber},
    SpecRule{"V-013", RuleScope::AzureOnly, &rules::zonesStandAlone},
    SpecRule{"V-014", RuleScope::AzureOnly, &rules::tagsAreNotTooMany},
    SpecRule{"V-014", RuleScope::AzureOnly, &rules::tagsAreValid},
    SpecRule{"V-015", RuleScope::AzureOnly, &rules::resourceGroupsAreValid},
    SpecRule{"V-016", RuleScope::AzureOnly, &rules::subscriptionsAreValid},
    SpecRule{"V-017", RuleScope::AzureOnly, &rules::profileNameIsValid},
    SpecRule{"V-018", RuleScope::AzureOnly, &rules::extensionsAreComplete},
    SpecRule{"V-020", RuleScope::Everywhere, &rules::containerNamesAreValid},
    SpecRule{"V-021", RuleScope::Everywhere, &rules::imagesAreGiven},
    SpecRule{"V-022", RuleScope::Everywhere, &rules::imagesAreWellFormed},
    SpecRule{"V-023", RuleScope::AzureOnly, &rules::imagesArePinned},
    SpecRule{"V-024", RuleScope::Everywhere, &rules::commandsNeedNoShell},
    SpecRule{"V-025", RuleScope::AzureOnly, &rules::commandsHaveNoEmptyParts},
    SpecRule{"V-026", RuleScope::Everywhere, &rules::environmentNamesAreGiven},
    SpecRule{"V-026", RuleScope::AzureOnly, &rules::environmentNamesAreValid},
    SpecRule{"V-027", RuleScope::Everywhere, &rules::environmentNamesAreUnique},
    SpecRule{"V-028", RuleScope::Everywhere, &rules::environmentVariablesHaveOneValue},
    SpecRule{"V-029", RuleScope::Everywhere, &rules::environmentReferencesExist},
    SpecRule{"V-030", RuleScope::Everywhere, &rules::portsAreInRange},
    SpecRule{"V-031", RuleScope::Everywhere, &rules::protocolsAreKnown},
    SpecRule{"V-032", RuleScope::Everywhere, &rules::containerPortsAreUnique},
    SpecRule{"V-033", RuleScope::AzureOnly, &rules::portsAreNotReserved},
    SpecRule{"V-034", RuleScope::AzureOnly, &rules::containersAreUnprivileged},
    SpecRule{"V-035", RuleScope::Everywhere, &rules::usersAreNotNegative},
    SpecRule{"V-036", RuleScope::Everywhere, &rules::seccompProfilesAreJson},
    SpecRule{"V-037", RuleScope::Everywhere, &rules::configMapKeysAreFileNames},
    SpecRule{"V-037", RuleScope::AzureOnly, &rules::configMapsAreNotTrusted},
    SpecRule{"V-038", RuleScope::Everywhere, &rules::startSizesAreModest},
    SpecRule{"V-039", RuleScope::Everywhere, &rules::secretsAreNotPlain},
    SpecRule{"V-040", RuleScope::AzureOnly, &rules::requestsAreGiven},
    SpecRule{"V-041", RuleScope::AzureOnly, &rules::cpuRequestsHaveSteps},
    SpecRule{"V-042", RuleScope::AzureOnly, &rules::memoryRequestsHaveSteps},
    SpecRule{"V-043", RuleScope::AzureOnly, &rules::groupIsLargeEnough},
    SpecRule{"V-044", RuleScope::Everywhere, &rules::limitsCoverRequests},
    SpecRule{"V-045", RuleScope::AzureOnly, &rules::limitsFitTheGroup},
    SpecRule{"V-046", RuleScope::Everywhere, &rules::groupIsNotTooLarge},
    SpecRule{"V-047", RuleScope::AzureOnly, &rules::groupNeedsNoSpecialCapacity},
    SpecRule{"V-048", RuleScope::AzureOnly, &rules::quotaSuffices},
    SpecRule{"V-049", RuleScope::AzureOnly, &rules::noGpuIsUsed},
    SpecRule{"V-050", RuleScope::AzureOnly, &rules::gpusAreComplete},
    SpecRule{"V-051", RuleScope::Everywhere, &rules::initContainersAreSimple},
    SpecRule{"V-052", RuleScope::AzureOnly, &rules::initContainersMayUseAll},
    SpecRule{"V-060", RuleScope::AzureOnly, &rules::addressIsComplete},
    SpecRule{"V-061", RuleScope::AzureOnly, &rules::exposedPortsAreNotTooMany},
    SpecRule{"V-061", RuleScope::Everywhere, &rules::exposedPortsAreUnique},
    SpecRule{"V-062", RuleScope::AzureOnly, &rules::exposedPortsAreDeclared},
    SpecRule{"V-063", RuleScope::Everywhere, &rules::portsAreNotMapped},
    SpecRule{"V-064", RuleScope::AzureOnly, &rules::dnsLabelIsValid},
    SpecRule{"V-065", RuleScope::AzureOnly, &rules::dnsLabelIsPublic},
    SpecRule{"V-066", RuleScope::AzureOnly, &rules::dnsLabelScopeIsSound},
    SpecRule{"V-067", RuleScope::AzureOnly, &rules::subnetIsOneId},
    SpecRule{"V-068", RuleScope::AzureOnly, &rules::addressInSubnetIsPrivate},
    SpecRule{"V-069", RuleScope::AzureOnly, &rules::privateAddressHasSubnet},
    SpecRule{"V-070", RuleScope::AzureOnly, &rules::dnsConfigHasSubnet},
    SpecRule{"V-071", RuleScope::Everywhere, &rules::nameServersAreAddresses},
    SpecRule{"V-072", RuleScope::AzureOnly, &rules::subnetSuits},
    SpecRule{"V-073", RuleScope::AzureOnly, &rules::addressesAreIpv4},
    SpecRule{"V-074", RuleScope::AzureOnly, &rules::networkPortsAreOpen},
    SpecRule{"V-075", RuleScope::Everywhere, &rules::groupCanBeReached},
    SpecRule{"V-076", RuleScope::AzureOnly, &rules::identityIsSupportedInNetwork},
    SpecRule{"V-084", RuleScope::AzureOnly, &rules::azureFilesAreComplete},
    SpecRule{"V-086", RuleScope::AzureOnly, &rules::shareNamesAreValid},
    SpecRule{"V-087", RuleScope::AzureOnly, &rules::storageAccountNamesAreValid},
    SpecRule{"V-141", RuleScope::AzureOnly, &rules::workspaceIsComplete},
    SpecRule{"V-142", RuleScope::AzureOnly, &rules::logTypeIsKnown},
    SpecRule{"V-301", RuleScope::Everywhere, &rules::timetableCanBeRead},
};

// Help is made of this table and that of the texts, and neither may lag behind the other.
constexpr bool isRule(const char *id)
{
    const auto isIt = [id](const char *other) { return rules::isSameRule(id, other); };
    return std::ranges::any_of(rules::readingRules, isIt) || std::ranges::any_of(allRules, isIt, &SpecRule::id);
}
static_assert(std::ranges::all_of(allRules, &rules::hasText, &SpecRule::id) && std::ranges::all_of(rules::readingRules, &rules::hasText));
static_assert(std::ranges::all_of(rules::allRuleTexts, &isRule, &rules::RuleText::id));

// Nobody reads more; a hostile text could break one rule a million times.
constexpr qsizetype maxIssuesPerRule = 100;

void soften(SpecIssue &issue)
{
    issue.severity = SpecIssue::Severity::Info;
    issue.message = SpecTr::tr("Only for Azure: %1").arg(issue.message);
}

// What only Azure refuses is worth a remark to a local engine; what is only remarkable in Azure is not.
void softenForLocal(QList<SpecIssue> &issues)
{
    issues.removeIf([](const SpecIssue &issue) { return issue.severity == SpecIssue::Severity::Info; });
    std::ranges::for_each(issues, soften);
}

QList<SpecIssue> applyRule(const SpecRule &rule, const RuleInput &input)
{
    QList<SpecIssue> issues = rule.check(input);
    issues.resize(std::min(issues.size(), maxIssuesPerRule));
    for (SpecIssue &issue : issues)
        issue.rule = QString::fromLatin1(rule.id);
    if (rule.scope == RuleScope::AzureOnly && input.limits.target == RuntimeLimits::Target::Local)
        softenForLocal(issues);
    return issues;
}

} // namespace

std::span<const SpecRule> specRules()
{
    return allRules;
}

QList<SpecIssue> validateSpec(const ContainerGroupSpec &spec, const RuntimeLimits &limits)
{
    QList<SpecIssue> issues;
    for (const SpecRule &rule : allRules)
        issues.append(applyRule(rule, {spec, limits}));
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
