// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/specdocument.h"

#include <QMetaType>
#include <QString>

// Rules are tested in text: a piece of YAML goes in, lines such as "V-030 error @/ports/0/port" come out.
// In a path @ stands for /properties/containers/0/properties.
namespace quayside::test {

// A group named "g" in eastus with these properties, written in YAML's flow style: "osType: Linux, sku: Standard".
QString groupWith(const QString &properties);
// The same for Linux with one container named "c" that has these properties, and perhaps with more properties of the group.
QString containerWith(const QString &properties, const QString &more = {});
// The same with one init container named "i" beside it.
QString initContainerWith(const QString &properties);

QString severityName(SpecIssue::Severity severity);
// Nothing, or what is wrong with how an issue is put: an empty message, a placeholder left over, no full stop.
QString faultOfMessage(const SpecIssue &issue);

// The data table of one rule.
class RuleTable
{
public:
    explicit RuleTable(const char *rule);

    // No issue for any target.
    void fine(const char *row, const QString &text);
    // These issues, one a line, for any target.
    void everywhere(const char *row, const QString &text, const char *lines);
    // These issues in Azure; a local engine gets them as remarks, and Azure's remarks not at all.
    void azureOnly(const char *row, const QString &text, const char *lines);
    // These issues for this very target.
    void given(const char *row, const RuntimeLimits &limits, const QString &text, const char *lines = "");

private:
    const char *m_rule;
};

// The body of a test whose data is a RuleTable.
void checkRule();

} // namespace quayside::test

Q_DECLARE_METATYPE(quayside::RuntimeLimits)
