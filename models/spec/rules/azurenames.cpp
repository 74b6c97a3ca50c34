// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/rules/armids.h"
#include "models/spec/rules/families.h"
#include "models/spec/rules/names.h"
#include "models/spec/rules/places.h"
#include "models/spec/tr.h"

#include <QRegularExpression>

namespace quayside::rules {

using namespace Qt::StringLiterals;

namespace {

bool isResourceGroupName(const QString &name)
{
    static const QRegularExpression pattern(u"\\A(?=.{1,90}\\z)[\\p{L}\\p{Nd}_.()-]*[\\p{L}\\p{Nd}_()-]\\z"_s);
    return pattern.match(name).hasMatch();
}

// Profiles and NGroups.
bool isProfileName(const QString &name)
{
    static const QRegularExpression pattern(u"\\A[a-zA-Z0-9]([-_a-zA-Z0-9]{0,61}[a-zA-Z0-9])?\\z"_s);
    return pattern.match(name).hasMatch();
}

bool isTagName(const QString &name)
{
    static const QRegularExpression forbidden(u"[<>%&\\\\?/]"_s);
    return !name.isEmpty() && name.size() <= 512 && !name.contains(forbidden);
}

SpecIssue wrongResourceGroup(const QString &path, const QString &name)
{
    return error(path,
                 SpecTr::tr("“%1” cannot be a resource group: its name has 1 to 90 letters, digits, _ - . ( or ) "
                            "and does not end in a dot; correct it.")
                     .arg(quoted(name)));
}

SpecIssue wrongSubscription(const QString &path, const QString &id)
{
    return error(path, SpecTr::tr("“%1” cannot be a subscription: its id is a UUID; copy it from the portal.").arg(quoted(id)));
}

} // namespace

QList<SpecIssue> tagsAreNotTooMany(const RuleInput &input)
{
    constexpr qsizetype most = 50;
    const qsizetype count = input.spec.tags.size();
    if (count <= most)
        return {};
    return {error(u"/tags"_s, SpecTr::tr("This group has %1 tags and %2 is the most; remove some.").arg(QString::number(count), QString::number(most)))};
}

QList<SpecIssue> tagsAreValid(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (auto tag = input.spec.tags.begin(); tag != input.spec.tags.end(); ++tag) {
        const QString path = u"/tags"_s + pointerStep(tag.key());
        if (!isTagName(tag.key()))
            issues.append(
                error(path, SpecTr::tr("A tag's name has 1 to 512 characters, none of them < > % & \\ ? or /; rename it.")));
        else if (tag->size() > 256)
            issues.append(error(
                path, SpecTr::tr("A tag's value has at most 256 characters and this one has %1; shorten it.").arg(tag->size())));
    }
    return issues;
}

QList<SpecIssue> resourceGroupsAreValid(const RuleInput &input)
{
    QList<SpecIssue> issues;
    if (const auto &target = input.limits.resourceGroup; target && !isResourceGroupName(*target))
        issues.append(wrongResourceGroup({}, *target));
    for (const auto &[id, path] : armIds(input.spec))
        if (!isResourceGroupName(id.resourceGroup))
            issues.append(wrongResourceGroup(path, id.resourceGroup));
    return issues;
}

QList<SpecIssue> subscriptionsAreValid(const RuleInput &input)
{
    QList<SpecIssue> issues;
    if (const auto &target = input.limits.subscription; target && !isUuid(*target))
        issues.append(wrongSubscription({}, *target));
    for (const auto &[id, path] : armIds(input.spec))
        if (!isUuid(id.subscription))
            issues.append(wrongSubscription(path, id.subscription));
    return issues;
}

QList<SpecIssue> profileNameIsValid(const RuleInput &input)
{
    const auto &profile = input.spec.containerGroupProfile;
    const std::optional<ArmId> id = parseArmId(profile ? profile->id.value_or(QString()) : QString());
    if (!id || !id->isOf(u"Microsoft.ContainerInstance/containerGroupProfiles") || isProfileName(id->names.last()))
        return {};
    return {error(u"/properties/containerGroupProfile/id"_s,
                  SpecTr::tr("“%1” cannot be a profile: its name has 1 to 63 letters, digits, - or _ "
                             "and begins and ends with a letter or digit; correct it.")
                      .arg(quoted(id->names.last())))};
}

} // namespace quayside::rules
