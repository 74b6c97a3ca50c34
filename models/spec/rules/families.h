// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/specvalidator.h"

// The rules by family, one function a rule, named after what must be true. Each family stands in its own file.
// A rule whose parts bind in different places is several functions of one number.
namespace quayside::rules {

// envelope.cpp: the group itself
QList<SpecIssue> groupNameIsValid(const RuleInput &input); // V-001
QList<SpecIssue> locationIsGiven(const RuleInput &input); // V-002
QList<SpecIssue> containersArePresent(const RuleInput &input); // V-003
QList<SpecIssue> containersAreNotTooMany(const RuleInput &input); // V-004
QList<SpecIssue> initContainersAreNotTooMany(const RuleInput &input); // V-005
QList<SpecIssue> osTypeIsGiven(const RuleInput &input); // V-007
QList<SpecIssue> osTypeIsKnown(const RuleInput &input); // V-007
QList<SpecIssue> windowsGroupHasOneContainer(const RuleInput &input); // V-008
QList<SpecIssue> skuIsKnown(const RuleInput &input); // V-009
QList<SpecIssue> priorityIsKnown(const RuleInput &input); // V-010
QList<SpecIssue> restartPolicyIsKnown(const RuleInput &input); // V-011
QList<SpecIssue> zoneIsOneNumber(const RuleInput &input); // V-012
QList<SpecIssue> zonesStandAlone(const RuleInput &input); // V-013
QList<SpecIssue> extensionsAreComplete(const RuleInput &input); // V-018

// azurenames.cpp: names that Azure gives a meaning
QList<SpecIssue> tagsAreNotTooMany(const RuleInput &input); // V-014
QList<SpecIssue> tagsAreValid(const RuleInput &input); // V-014
QList<SpecIssue> resourceGroupsAreValid(const RuleInput &input); // V-015
QList<SpecIssue> subscriptionsAreValid(const RuleInput &input); // V-016
QList<SpecIssue> profileNameIsValid(const RuleInput &input); // V-017

// containers.cpp
QList<SpecIssue> containerNamesAreUnique(const RuleInput &input); // V-006
QList<SpecIssue> containerNamesAreValid(const RuleInput &input); // V-020
QList<SpecIssue> imagesAreGiven(const RuleInput &input); // V-021
QList<SpecIssue> imagesAreWellFormed(const RuleInput &input); // V-022
QList<SpecIssue> imagesArePinned(const RuleInput &input); // V-023
QList<SpecIssue> commandsNeedNoShell(const RuleInput &input); // V-024
QList<SpecIssue> commandsHaveNoEmptyParts(const RuleInput &input); // V-025
QList<SpecIssue> initContainersAreSimple(const RuleInput &input); // V-051
QList<SpecIssue> initContainersMayUseAll(const RuleInput &input); // V-052

// environment.cpp: variables and config maps
QList<SpecIssue> environmentNamesAreGiven(const RuleInput &input); // V-026
QList<SpecIssue> environmentNamesAreValid(const RuleInput &input); // V-026
QList<SpecIssue> environmentNamesAreUnique(const RuleInput &input); // V-027
QList<SpecIssue> environmentVariablesHaveOneValue(const RuleInput &input); // V-028
QList<SpecIssue> environmentReferencesExist(const RuleInput &input); // V-029
QList<SpecIssue> configMapKeysAreFileNames(const RuleInput &input); // V-037
QList<SpecIssue> configMapsAreNotTrusted(const RuleInput &input); // V-037
QList<SpecIssue> startSizesAreModest(const RuleInput &input); // V-038
QList<SpecIssue> secretsAreNotPlain(const RuleInput &input); // V-039

// ports.cpp: of containers and of the address
QList<SpecIssue> portsAreInRange(const RuleInput &input); // V-030
QList<SpecIssue> protocolsAreKnown(const RuleInput &input); // V-031
QList<SpecIssue> containerPortsAreUnique(const RuleInput &input); // V-032
QList<SpecIssue> portsAreNotReserved(const RuleInput &input); // V-033
QList<SpecIssue> exposedPortsAreNotTooMany(const RuleInput &input); // V-061
QList<SpecIssue> exposedPortsAreUnique(const RuleInput &input); // V-061
QList<SpecIssue> exposedPortsAreDeclared(const RuleInput &input); // V-062
QList<SpecIssue> portsAreNotMapped(const RuleInput &input); // V-063

// security.cpp: security contexts
QList<SpecIssue> containersAreUnprivileged(const RuleInput &input); // V-034
QList<SpecIssue> usersAreNotNegative(const RuleInput &input); // V-035
QList<SpecIssue> seccompProfilesAreJson(const RuleInput &input); // V-036

// resources.cpp: CPU, memory and GPU
QList<SpecIssue> requestsAreGiven(const RuleInput &input); // V-040
QList<SpecIssue> cpuRequestsHaveSteps(const RuleInput &input); // V-041
QList<SpecIssue> memoryRequestsHaveSteps(const RuleInput &input); // V-042
QList<SpecIssue> groupIsLargeEnough(const RuleInput &input); // V-043
QList<SpecIssue> limitsCoverRequests(const RuleInput &input); // V-044
QList<SpecIssue> limitsFitTheGroup(const RuleInput &input); // V-045
QList<SpecIssue> groupIsNotTooLarge(const RuleInput &input); // V-046
QList<SpecIssue> groupNeedsNoSpecialCapacity(const RuleInput &input); // V-047
QList<SpecIssue> quotaSuffices(const RuleInput &input); // V-048
QList<SpecIssue> noGpuIsUsed(const RuleInput &input); // V-049
QList<SpecIssue> gpusAreComplete(const RuleInput &input); // V-050

// networking.cpp: address, subnet and DNS
QList<SpecIssue> addressIsComplete(const RuleInput &input); // V-060
QList<SpecIssue> dnsLabelIsValid(const RuleInput &input); // V-064
QList<SpecIssue> dnsLabelIsPublic(const RuleInput &input); // V-065
QList<SpecIssue> dnsLabelScopeIsSound(const RuleInput &input); // V-066
QList<SpecIssue> subnetIsOneId(const RuleInput &input); // V-067
QList<SpecIssue> addressInSubnetIsPrivate(const RuleInput &input); // V-068
QList<SpecIssue> privateAddressHasSubnet(const RuleInput &input); // V-069
QList<SpecIssue> dnsConfigHasSubnet(const RuleInput &input); // V-070
QList<SpecIssue> nameServersAreAddresses(const RuleInput &input); // V-071
QList<SpecIssue> subnetSuits(const RuleInput &input); // V-072
QList<SpecIssue> addressesAreIpv4(const RuleInput &input); // V-073
QList<SpecIssue> networkPortsAreOpen(const RuleInput &input); // V-074
QList<SpecIssue> groupCanBeReached(const RuleInput &input); // V-075
QList<SpecIssue> identityIsSupportedInNetwork(const RuleInput &input); // V-076

// volumes.cpp
QList<SpecIssue> azureFilesAreComplete(const RuleInput &input); // V-084
QList<SpecIssue> shareNamesAreValid(const RuleInput &input); // V-086
QList<SpecIssue> storageAccountNamesAreValid(const RuleInput &input); // V-087

// diagnostics.cpp: where logs go
QList<SpecIssue> workspaceIsComplete(const RuleInput &input); // V-141
QList<SpecIssue> logTypeIsKnown(const RuleInput &input); // V-142

// ours.cpp: what only Quayside reads, and no Azure; numbers from 300 on are not of REFERENCE
QList<SpecIssue> timetableCanBeRead(const RuleInput &input); // V-301

} // namespace quayside::rules
