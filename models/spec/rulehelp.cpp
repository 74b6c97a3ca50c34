// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/rulehelp.h"

#include "models/spec/rules/repairs.h"
#include "models/spec/rules/ruletexts.h"
#include "models/spec/tr.h"

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// A rule with parts that bind in different places binds everywhere.
RuleScope scopeOf(const char *id)
{
    const auto binds = [id](const SpecRule &rule) { return rule.scope == RuleScope::Everywhere && rules::isSameRule(rule.id, id); };
    const bool isReading = std::ranges::any_of(rules::readingRules, [id](const char *rule) { return rules::isSameRule(rule, id); });
    return isReading || std::ranges::any_of(specRules(), binds) ? RuleScope::Everywhere : RuleScope::AzureOnly;
}

RuleHelp helpOf(const rules::RuleText &text)
{
    const QString page = QString::fromLatin1(text.reference);
    return {QString::fromLatin1(text.id), text.severity, scopeOf(text.id), SpecTr::tr(text.what), SpecTr::tr(text.why),
            rules::hasRepairs(QString::fromLatin1(text.id)), page.isEmpty() ? page : u"https://learn.microsoft.com/azure/"_s + page};
}

} // namespace

QList<RuleHelp> ruleHelp()
{
    QList<RuleHelp> all;
    for (const rules::RuleText &text : rules::allRuleTexts)
        all.append(helpOf(text));
    return all;
}

} // namespace quayside
