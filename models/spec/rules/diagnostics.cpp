// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/rules/families.h"
#include "models/spec/rules/names.h"
#include "models/spec/tr.h"

namespace quayside::rules {

using namespace Qt::StringLiterals;

namespace {

const QString logAnalyticsPath = QStringLiteral("/properties/diagnostics/logAnalytics");

const spec::LogAnalytics *logAnalyticsOf(const ContainerGroupSpec &spec)
{
    return spec.diagnostics && spec.diagnostics->logAnalytics ? &*spec.diagnostics->logAnalytics : nullptr;
}

} // namespace

QList<SpecIssue> workspaceIsComplete(const RuleInput &input)
{
    const spec::LogAnalytics *logs = logAnalyticsOf(input.spec);
    QList<SpecIssue> issues;
    if (logs && !isUuid(logs->workspaceId.value_or(QString())))
        issues.append(error(logAnalyticsPath + u"/workspaceId"_s, SpecTr::tr("A workspace is named by its id, which is a UUID; copy it from the portal.")));
    if (logs && (!logs->workspaceKey || logs->workspaceKey->value.trimmed().isEmpty()))
        issues.append(error(logAnalyticsPath + u"/workspaceKey"_s, SpecTr::tr("A workspace takes logs only with its key; add “workspaceKey”.")));
    return issues;
}

QList<SpecIssue> logTypeIsKnown(const RuleInput &input)
{
    const spec::LogAnalytics *logs = logAnalyticsOf(input.spec);
    if (!logs || !logs->logType || isOneOf(*logs->logType, {u"ContainerInsights", u"ContainerInstanceLogs"}))
        return {};
    return {error(logAnalyticsPath + u"/logType"_s,
                  SpecTr::tr("“%1” is no kind of log; write ContainerInsights or ContainerInstanceLogs.").arg(quoted(*logs->logType)))};
}

} // namespace quayside::rules
