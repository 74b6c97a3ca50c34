// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/rules/families.h"
#include "models/spec/rules/names.h"
#include "models/spec/rules/places.h"
#include "models/spec/rules/traits.h"
#include "models/spec/tr.h"

#include <QJsonDocument>

namespace quayside::rules {

using namespace Qt::StringLiterals;

namespace {

bool isJson(const QByteArray &text)
{
    return !QJsonDocument::fromJson(text).isNull();
}

} // namespace

QList<SpecIssue> containersAreUnprivileged(const RuleInput &input)
{
    QList<SpecIssue> issues;
    if (isConfidential(input.spec))
        return issues;
    for (const auto &place : securityContexts(input.spec)) {
        const spec::SecurityContext &context = place.value;
        const auto refuse = [&](bool isPresent, const QString &name) {
            if (isPresent)
                issues.append(error(place.path + name,
                                    SpecTr::tr("Only groups with the SKU Confidential may give a container more rights; "
                                               "remove this or change the SKU.")));
        };
        refuse(context.privileged == true, u"/privileged"_s);
        refuse(context.allowPrivilegeEscalation == true, u"/allowPrivilegeEscalation"_s);
        refuse(context.capabilities && !context.capabilities->add.isEmpty(), u"/capabilities/add"_s);
    }
    return issues;
}

QList<SpecIssue> usersAreNotNegative(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (const auto &place : securityContexts(input.spec)) {
        const auto check = [&](const spec::Integer &id, const QString &name) {
            if (id.value_or(0) < 0)
                issues.append(error(place.path + name,
                                    SpecTr::tr("A user or group id cannot be negative and this is %1; write 0 or more.").arg(*id)));
        };
        check(place.value.runAsUser, u"/runAsUser"_s);
        check(place.value.runAsGroup, u"/runAsGroup"_s);
    }
    return issues;
}

QList<SpecIssue> seccompProfilesAreJson(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (const auto &[context, path] : securityContexts(input.spec)) {
        if (!context.seccompProfile)
            continue;
        const std::optional<QByteArray> profile = decodedBase64(*context.seccompProfile);
        if (!profile || !isJson(*profile))
            issues.append(error(
                path + u"/seccompProfile"_s,
                SpecTr::tr("A seccomp profile is the base64 of a JSON document and this is not; encode the profile's file.")));
    }
    return issues;
}

} // namespace quayside::rules
