// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/jsonpointer.h"
#include "models/spec/readtimetable.h"
#include "models/spec/rules/families.h"
#include "models/spec/rules/names.h"

namespace quayside::rules {

using namespace Qt::StringLiterals;

QList<SpecIssue> timetableCanBeRead(const RuleInput &input)
{
    const Timetable timetable = readTimetable(input.spec);
    if (timetable.problem.isEmpty())
        return {};
    const QString step = timetable.problemKey.isEmpty() ? QString() : pointerStep(timetable.problemKey);
    return {error(u"/x-quayside/timetable"_s + step, timetable.problem)};
}

} // namespace quayside::rules
