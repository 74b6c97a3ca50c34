// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/specissue.h"

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <string_view>

// What every rule is about, in words. Whoever adds a rule adds a row here: the compiler holds this table to that of the rules
// (specvalidator.cpp), so that help is never out of date.
namespace quayside::rules {

struct RuleText
{
    const char *id;
    SpecIssue::Severity severity; // the worst that it finds
    const char *what; // it demands
    const char *why;
    const char *reference; // a page of learn.microsoft.com/azure; empty where the rule is our own
};

inline constexpr auto refused = SpecIssue::Severity::Error;
inline constexpr auto warned = SpecIssue::Severity::Warning;
inline constexpr auto noted = SpecIssue::Severity::Info;

inline constexpr std::array allRuleTexts{
    RuleText{"V-001", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A group has a name of 1 to 63 lower-case letters, digits or hyphens, with no hyphen first, last or doubled."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "The name is part of addresses and of resource ids; Azure refuses any other."), "azure-resource-manager/management/resource-name-rules"},
    RuleText{"V-002", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A group has a location."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure runs a group in one region; prices and limits depend on it."), "container-instances/container-instances-reference-yaml"},
    RuleText{"V-003", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A group has at least one container."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "A group without containers runs nothing."), "container-instances/container-instances-reference-yaml"},
    RuleText{"V-004", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A group has at most 60 containers, init containers included."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure refuses more."), "container-instances/container-instances-resource-and-quota-limits"},
    RuleText{"V-005", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A group has at most 59 init containers."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure refuses more."), "container-instances/container-instances-init-container"},
    RuleText{"V-006", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "Every container of a group has a name of its own, init containers included."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Logs, metrics and commands find a container by its name."), "container-instances/container-instances-container-groups"},
    RuleText{"V-007", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "The operating system is Linux or Windows."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure needs to know on which kind of machine the group runs."), "container-instances/container-instances-reference-yaml"},
    RuleText{"V-008", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A Windows group has exactly one container."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure runs groups of several containers on Linux only."), "container-instances/container-instances-container-groups"},
    RuleText{"V-009", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "The SKU is Standard or Confidential."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Other SKUs are not offered any more or cannot be created."), "container-instances/container-instances-reference-yaml"},
    RuleText{"V-010", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "The priority is Regular or Spot."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure knows no other."), "container-instances/container-instances-spot-containers-overview"},
    RuleText{"V-011", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "The restart policy is Always, OnFailure or Never."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "It says what happens when a container ends; nothing else is known."), "container-instances/container-instances-restart-policy"},
    RuleText{"V-012", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A group names at most one availability zone, as a number in quotes."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "A group runs on one machine, which is in one zone."), "container-instances/availability-zones"},
    RuleText{"V-013", warned, QT_TRANSLATE_NOOP("QuaysideSpec", "A zone stands without a virtual network or a GPU."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "They have not always been supported together."), "container-instances/availability-zones"},
    RuleText{"V-014", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A group has at most 50 tags, with names and values as Azure allows them."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure Resource Manager refuses others."), "azure-resource-manager/management/tag-resources"},
    RuleText{"V-015", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "The resource group has a valid name."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "It stands in every id; a wrong one leads nowhere."), "azure-resource-manager/management/resource-name-rules"},
    RuleText{"V-016", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A subscription is named by its id."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Ids of resources hold the subscription's UUID, not its name."), ""},
    RuleText{"V-017", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A container group profile has a valid name."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure refuses others."), "container-instances/container-instances-reference-yaml"},
    RuleText{"V-018", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "An extension has a name, a type and a version."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure needs all three."), "container-instances/container-instances-reference-yaml"},
    RuleText{"V-019", noted, QT_TRANSLATE_NOOP("QuaysideSpec", "A spec leaves out what only the service sets: states, ids, instance views, the full domain name."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "It is kept in the text and never sent."), "container-instances/container-instances-reference-yaml"},
    RuleText{"V-020", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A container has a name of 1 to 63 lower-case letters, digits or hyphens, with no hyphen first, last or doubled."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure refuses any other."), "container-instances/container-instances-troubleshooting"},
    RuleText{"V-021", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A container has an image."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "There is nothing to run without one."), "container-instances/container-instances-reference-yaml"},
    RuleText{"V-022", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "An image is a well-formed reference: host/path:tag or path:tag, the path in lower case, without a scheme."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Anything else cannot be pulled."), "container-instances/container-instances-troubleshooting"},
    RuleText{"V-023", warned, QT_TRANSLATE_NOOP("QuaysideSpec", "An image has a fixed tag or a digest."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "With “latest” or no tag every start may pull other content."), "container-instances/container-instances-troubleshooting"},
    RuleText{"V-024", warned, QT_TRANSLATE_NOOP("QuaysideSpec", "A command is a list of words."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "No shell reads it: one element with blanks is the name of one program."), "container-instances/container-instances-start-command"},
    RuleText{"V-025", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A command has no empty elements."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure refuses them."), "container-instances/container-instances-start-command"},
    RuleText{"V-026", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "An environment variable has a name of letters, digits and underscores."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure refuses others, and no program finds a variable with “=” in its name."), "container-instances/container-instances-environment-variables"},
    RuleText{"V-027", warned, QT_TRANSLATE_NOOP("QuaysideSpec", "A variable is set once in a container."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Of two values only one can win, and nobody says which."), "container-instances/container-instances-environment-variables"},
    RuleText{"V-028", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A variable has exactly one of value, secureValue and secureValueReference."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Otherwise it is not clear what the container gets."), "container-instances/container-instances-environment-variables"},
    RuleText{"V-029", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A secure value by reference names a secret reference of the group."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure looks it up when the group starts."), "container-instances/container-instances-reference-yaml"},
    RuleText{"V-030", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A port is a number from 1 to 65535."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "There are no others."), "container-instances/container-instances-troubleshooting"},
    RuleText{"V-031", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "The protocol of a port is TCP or UDP."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure knows no other."), "container-instances/container-instances-reference-yaml"},
    RuleText{"V-032", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A port is declared once in a group."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "All containers share one network, so two of them cannot listen on the same port."), "container-instances/container-instances-container-groups"},
    RuleText{"V-033", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "No container listens on a port that Azure keeps for itself."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "The container would wait for ever."), "container-instances/container-instances-faq"},
    RuleText{"V-034", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "Only Confidential groups give containers more rights."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure refuses privileged containers and added capabilities elsewhere."), "container-instances/container-instances-confidential-overview"},
    RuleText{"V-035", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "Ids of users and groups are not negative."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "There are no others."), ""},
    RuleText{"V-036", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A seccomp profile is the base64 of a JSON document."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure decodes and reads it."), ""},
    RuleText{"V-037", warned, QT_TRANSLATE_NOOP("QuaysideSpec", "The keys of a config map are names of files."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Each becomes a file; and the policy of a Confidential group does not cover them."), "container-instances/container-instances-reference-yaml"},
    RuleText{"V-038", warned, QT_TRANSLATE_NOOP("QuaysideSpec", "Command and environment are not too long together."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "A container with very long ones may not start."), ""},
    RuleText{"V-039", warned, QT_TRANSLATE_NOOP("QuaysideSpec", "What looks like a secret is a secureValue."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "A plain value can be read by everybody who sees the group."), "container-instances/container-instances-environment-variables"},
    RuleText{"V-040", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "Every container asks for CPU and memory."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure needs both to find a machine, and bills them."), "container-instances/container-instances-reference-yaml"},
    RuleText{"V-041", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A request for CPU is a multiple of 0.01."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure refuses finer ones."), "container-instances/container-instances-resource-and-quota-limits"},
    RuleText{"V-042", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A request for memory is a multiple of 0.1 GB."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure refuses finer ones."), "container-instances/container-instances-resource-and-quota-limits"},
    RuleText{"V-043", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A group asks for at least 1 CPU and 1 GB in all."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure's smallest machine has as much; less has been refused."), "container-instances/container-instances-container-groups"},
    RuleText{"V-044", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A limit is not below the container's own request."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "What is asked for is promised; it cannot be forbidden."), "container-instances/container-instances-container-groups"},
    RuleText{"V-045", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A limit is not above what the whole group asks for."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "A container can use what the group has, and no more."), "container-instances/container-instances-container-groups"},
    RuleText{"V-046", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A group asks for no more than the largest machine has."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "There is no place for it."), "container-instances/container-instances-resource-and-quota-limits"},
    RuleText{"V-047", warned, QT_TRANSLATE_NOOP("QuaysideSpec", "A group asks for no more than what needs no quota."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Larger ones may wait for capacity, or be refused until quota is granted."), "container-instances/container-instances-resource-and-quota-limits"},
    RuleText{"V-048", warned, QT_TRANSLATE_NOOP("QuaysideSpec", "The quota of the region suffices."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure refuses what goes beyond it."), "container-instances/container-instances-resource-and-quota-limits"},
    RuleText{"V-049", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "No GPU is used."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "GPUs in container groups are retired since July 2025."), "container-instances/container-instances-gpu"},
    RuleText{"V-050", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A GPU has a model, and a count of 1, 2 or 4."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "There were no others."), "container-instances/container-instances-gpu"},
    RuleText{"V-051", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "An init container has no resources, ports, probes or config map."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "It runs to its end before the others, with all that the group has."), "container-instances/container-instances-init-container"},
    RuleText{"V-052", noted, QT_TRANSLATE_NOOP("QuaysideSpec", "An init container may use all of the group's resources."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Nothing else runs yet."), "container-instances/container-instances-init-container"},
    RuleText{"V-060", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "An address has a type and at least one port."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure refuses an address without them."), "container-instances/container-instances-reference-yaml"},
    RuleText{"V-061", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "An address has at most five ports, each once."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure refuses more."), "container-instances/container-instances-resource-and-quota-limits"},
    RuleText{"V-062", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "Every port of the address is declared by a container, with the same protocol."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Nothing can be reached there otherwise."), "container-instances/container-instances-troubleshooting"},
    RuleText{"V-063", noted, QT_TRANSLATE_NOOP("QuaysideSpec", "Ports are not mapped."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "The port outside is the port on which the program listens."), "container-instances/container-instances-troubleshooting"},
    RuleText{"V-064", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A DNS name label has 5 to 63 lower-case letters, digits or hyphens, and begins with a letter."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "It becomes part of a public host name."), "container-instances/container-instances-troubleshooting"},
    RuleText{"V-065", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "Only a public address has a DNS name label."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "A group in a virtual network is not in the public DNS."), "container-instances/container-instances-virtual-network-concepts"},
    RuleText{"V-066", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "The scope of a DNS name label is known, and there is a label."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "It says who may use the name after the group is gone; with Unsecure anybody may."), "container-instances/how-to-reuse-dns-names"},
    RuleText{"V-067", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A group stands in at most one subnet, named by its id."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure has no more for a group."), "container-instances/container-instances-vnet"},
    RuleText{"V-068", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A group in a virtual network has a private address or none."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure refuses a public one there."), "container-instances/container-instances-virtual-network-concepts"},
    RuleText{"V-069", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A private address needs a subnet."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Without a network there is nobody to reach it."), "container-instances/container-instances-virtual-network-concepts"},
    RuleText{"V-070", warned, QT_TRANSLATE_NOOP("QuaysideSpec", "DNS settings stand with a virtual network."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "They are meant for groups in one."), "container-instances/container-instances-custom-dns"},
    RuleText{"V-071", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "DNS settings name at least one server, by its IPv4 address."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure refuses others."), "container-instances/container-instances-custom-dns"},
    RuleText{"V-072", warned, QT_TRANSLATE_NOOP("QuaysideSpec", "The subnet is delegated to container groups, large enough, and in the same region and subscription."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "The deployment fails otherwise."), "container-instances/container-instances-virtual-network-concepts"},
    RuleText{"V-073", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "Addresses are IPv4."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "IPv6 is not supported."), "container-instances/container-instances-virtual-network-concepts"},
    RuleText{"V-074", noted, QT_TRANSLATE_NOOP("QuaysideSpec", "In a virtual network some ports are blocked, and a terminal needs one open."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure keeps them for itself."), "container-instances/container-instances-virtual-network-concepts"},
    RuleText{"V-075", warned, QT_TRANSLATE_NOOP("QuaysideSpec", "A group that is to be reached has an address."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Without one it can only call others, which is right for a job."), "container-instances/container-instances-container-groups"},
    RuleText{"V-076", warned, QT_TRANSLATE_NOOP("QuaysideSpec", "In regions of the US Government a group has an identity or a virtual network, not both."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "They are not supported together there."), "container-instances/container-instances-virtual-network-concepts"},
    RuleText{"V-084", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "An Azure file share has the names of the share and of its storage account."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure finds it by both."), "container-instances/container-instances-volume-azure-files"},
    RuleText{"V-086", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A share has a valid name."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "There is no share with any other."), "azure-resource-manager/management/resource-name-rules"},
    RuleText{"V-087", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A storage account has a valid name."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "There is no account with any other."), "azure-resource-manager/management/resource-name-rules"},
    RuleText{"V-141", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A Log Analytics workspace is named by its id, with its key."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Logs are refused otherwise."), "container-instances/container-instances-log-analytics"},
    RuleText{"V-142", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "The type of the logs is ContainerInsights or ContainerInstanceLogs."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure knows no other."), "container-instances/container-instances-log-analytics"},
    RuleText{"V-203", warned, QT_TRANSLATE_NOOP("QuaysideSpec", "A property has a name that the schema knows."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "An unknown one is kept and has no effect; most are misspelt."), "container-instances/container-instances-reference-yaml"},
    RuleText{"V-204", warned, QT_TRANSLATE_NOOP("QuaysideSpec", "A property is written as in the schema, capital letters included."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure reads it all the same; other tools may not."), "container-instances/container-instances-reference-yaml"},
    RuleText{"V-205", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A property stands once in its place, and its value says the same to every reader."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Of two only the last would count; and “no” or 1_000 without quotes is not text to all who read YAML."), ""},
    RuleText{"V-208", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "The text can be read as YAML or JSON."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Nothing in it means anything otherwise."), ""},
    RuleText{"V-209", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A value has the type that its property wants."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Azure refuses text for a number, or a list for text."), "container-instances/container-instances-reference-yaml"},
    RuleText{"V-210", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "The text is exactly one container group."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Something else cannot be deployed as one."), "container-instances/container-instances-reference-yaml"},
    RuleText{"V-301", refused, QT_TRANSLATE_NOOP("QuaysideSpec", "A timetable says deleteAfter, start, stop and days, and nothing else."),
             QT_TRANSLATE_NOOP("QuaysideSpec", "Half a timetable might stop what is never started again, so nothing of one holds that cannot be read."), ""},
};

// What reading a text finds, before there is a spec to be judged.
inline constexpr std::array readingRules{"V-019", "V-203", "V-204", "V-205", "V-208", "V-209", "V-210"};

constexpr bool isSameRule(std::string_view one, std::string_view other)
{
    return one == other;
}

constexpr bool hasText(const char *rule)
{
    return std::ranges::any_of(allRuleTexts, [rule](const RuleText &text) { return isSameRule(text.id, rule); });
}

} // namespace quayside::rules
