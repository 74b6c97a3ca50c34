// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/rules/families.h"
#include "models/spec/rules/names.h"
#include "models/spec/tr.h"

namespace quayside::rules {

using namespace Qt::StringLiterals;

QList<SpecIssue> groupNameIsValid(const RuleInput &input)
{
    if (isDnsName(input.spec.name.value_or(QString())))
        return {};
    return {error(u"/name"_s, SpecTr::tr("A group needs a name of 1 to 63 lower-case letters, digits or hyphens, "
                                         "with no hyphen first, last or doubled."))};
}

} // namespace quayside::rules
