// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/rules/families.h"
#include "models/spec/rules/names.h"
#include "models/spec/rules/places.h"
#include "models/spec/rules/traits.h"
#include "models/spec/tr.h"

#include <QRegularExpression>

namespace quayside::rules {

using namespace Qt::StringLiterals;

QList<SpecIssue> groupNameIsValid(const RuleInput &input)
{
    if (isDnsName(input.spec.name.value_or(QString())))
        return {};
    return {error(u"/name"_s,
                  SpecTr::tr("A group needs a name of 1 to 63 lower-case letters, digits or hyphens, "
                             "with no hyphen first, last or doubled."))};
}

QList<SpecIssue> locationIsGiven(const RuleInput &input)
{
    if (!regionOf(input).isEmpty())
        return {};
    return {error(u"/location"_s, SpecTr::tr("A group needs a location; name a region, for example eastus."))};
}

QList<SpecIssue> containersArePresent(const RuleInput &input)
{
    if (!input.spec.containers.isEmpty() || mayComeFromProfile(input))
        return {};
    return {error(u"/properties/containers"_s, SpecTr::tr("A group needs at least one container; add one under “containers”."))};
}

QList<SpecIssue> containersAreNotTooMany(const RuleInput &input)
{
    const int most = input.limits.maxContainers;
    const qsizetype regular = input.spec.containers.size();
    const qsizetype init = input.spec.initContainers.size();
    if (regular + init <= most || init >= most) // the latter is V-005
        return {};
    return {error(
        regular > most ? u"/properties/containers"_s : u"/properties/initContainers"_s,
        SpecTr::tr("This group has %1 containers, init containers included, and %2 is the most; divide it into several groups.")
            .arg(QString::number(regular + init), QString::number(most)))};
}

QList<SpecIssue> initContainersAreNotTooMany(const RuleInput &input)
{
    const int most = input.limits.maxContainers - 1;
    if (input.spec.initContainers.size() <= most)
        return {};
    return {
        error(u"/properties/initContainers"_s,
              SpecTr::tr("This group has %1 init containers and %2 is the most beside one container; put several steps into one.")
                  .arg(QString::number(input.spec.initContainers.size()), QString::number(most)))};
}

QList<SpecIssue> osTypeIsGiven(const RuleInput &input)
{
    if (input.spec.osType || mayComeFromProfile(input))
        return {};
    return {error(u"/properties/osType"_s, SpecTr::tr("A group needs an operating system; set “osType” to Linux or Windows."))};
}

QList<SpecIssue> osTypeIsKnown(const RuleInput &input)
{
    const spec::Text &osType = input.spec.osType;
    if (!osType || isOneOf(*osType, {u"Linux", u"Windows"}))
        return {};
    return {error(u"/properties/osType"_s,
                  SpecTr::tr("“%1” is no operating system that a group can have; write Linux or Windows.").arg(quoted(*osType)))};
}

QList<SpecIssue> windowsGroupHasOneContainer(const RuleInput &input)
{
    const bool hasInit = !input.spec.initContainers.isEmpty();
    if (!isWindows(input.spec) || (input.spec.containers.size() <= 1 && !hasInit))
        return {};
    return {error(hasInit ? u"/properties/initContainers"_s : u"/properties/containers/1"_s,
                  SpecTr::tr("A Windows group holds exactly one container; move the others to groups of their own."))};
}

QList<SpecIssue> skuIsKnown(const RuleInput &input)
{
    const QString path = u"/properties/sku"_s;
    const spec::Text &sku = input.spec.sku;
    if (!sku || isOneOf(*sku, {u"Standard", u"Confidential"}))
        return {};
    if (says(sku, u"Dedicated"))
        return {warning(path, SpecTr::tr("The SKU Dedicated is no longer documented and may be refused; use Standard."))};
    return {
        error(path, SpecTr::tr("A group cannot be created with the SKU “%1”; write Standard or Confidential.").arg(quoted(*sku)))};
}

QList<SpecIssue> priorityIsKnown(const RuleInput &input)
{
    const spec::Text &priority = input.spec.priority;
    if (!priority || isOneOf(*priority, {u"Regular", u"Spot"}))
        return {};
    return {error(u"/properties/priority"_s, SpecTr::tr("“%1” is no priority; write Regular or Spot.").arg(quoted(*priority)))};
}

QList<SpecIssue> restartPolicyIsKnown(const RuleInput &input)
{
    const spec::Text &policy = input.spec.restartPolicy;
    if (!policy || isOneOf(*policy, {u"Always", u"OnFailure", u"Never"}))
        return {};
    return {error(u"/properties/restartPolicy"_s,
                  SpecTr::tr("“%1” is no restart policy; write Always, OnFailure or Never.").arg(quoted(*policy)))};
}

QList<SpecIssue> zoneIsOneNumber(const RuleInput &input)
{
    static const QRegularExpression number(u"\\A[1-9][0-9]{0,2}\\z"_s);
    const QStringList &zones = input.spec.zones;
    if (zones.size() > 1)
        return {error(u"/zones/1"_s, SpecTr::tr("A group runs in at most one zone; keep one of the %1.").arg(zones.size()))};
    if (zones.isEmpty() || number.match(zones.first()).hasMatch())
        return {};
    return {error(u"/zones/0"_s,
                  SpecTr::tr("A zone is a number in quotes, for example '1'; “%1” is none.").arg(quoted(zones.first())))};
}

QList<SpecIssue> zonesStandAlone(const RuleInput &input)
{
    if (input.spec.zones.isEmpty() || (input.spec.subnetIds.isEmpty() && !hasGpu(input.spec)))
        return {};
    return {warning(u"/zones"_s,
                    SpecTr::tr("A zone together with a virtual network or a GPU has not always been supported; "
                               "drop one of them if the group is refused."))};
}

QList<SpecIssue> extensionsAreComplete(const RuleInput &input)
{
    QList<SpecIssue> issues;
    const auto need = [&](const spec::Text &text, const QString &path) {
        if (isBlank(text))
            issues.append(
                error(path, SpecTr::tr("An extension needs “name”, “extensionType” and “version”; add what is missing.")));
    };
    for (const auto &[extension, path] : placed(input.spec.extensions, u"/properties/extensions"_s)) {
        need(extension.name, path + u"/name"_s);
        need(extension.extensionType, path + u"/properties/extensionType"_s);
        need(extension.version, path + u"/properties/version"_s);
    }
    return issues;
}

} // namespace quayside::rules
