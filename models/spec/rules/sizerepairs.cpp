// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/rules/names.h"
#include "models/spec/rules/repairs.h"
#include "models/spec/edit/treeedit.h"
#include "models/spec/scalars.h"
#include "models/spec/tr.h"

#include <algorithm>
#include <cmath>

namespace quayside::rules {

using namespace Qt::StringLiterals;

namespace {

// What az container create asks for when nobody says anything (REFERENCE 3.2).
constexpr double usualCpu = 1;
constexpr double usualMemory = 1.5;

bool isCpu(const QString &path)
{
    return nameOf(path) == u"cpu";
}

SpecRepair amount(const QString &path, double value)
{
    return {SpecTr::tr("Write %1").arg(plainNumber(value)), {SpecEdit::set(path, SpecEdit::number(value))}};
}

double numberAt(const RepairInput &input, const QString &path)
{
    return scalarToNumber(edit::valueAt(input.root, path)).value_or(0);
}

// The usual request, or what the limit beside it leaves.
double usualRequest(const RepairInput &input, const QString &path)
{
    const QString limit = QString(path).replace(u"/requests/"_s, u"/limits/"_s);
    const double usual = isCpu(path) ? usualCpu : usualMemory;
    return std::min(usual, scalarToNumber(edit::valueAt(input.root, limit)).value_or(usual));
}

// The request beside a limit.
QString requestOf(QString limit)
{
    return limit.replace(u"/limits/"_s, u"/requests/"_s);
}

} // namespace

QList<SpecRepair> addRequests(const RepairInput &input)
{
    const QString path = input.issue.path;
    if (nameOf(path) != u"requests")
        return {amount(path, usualRequest(input, path))};
    const double cpu = usualRequest(input, path + u"/cpu"_s);
    const double memory = usualRequest(input, path + u"/memoryInGB"_s);
    SpecNode requests;
    requests.kind = SpecNode::Kind::Mapping;
    requests.entries = {{u"cpu"_s, {}, SpecEdit::number(cpu)}, {u"memoryInGB"_s, {}, SpecEdit::number(memory)}};
    return {{SpecTr::tr("Ask for %1 vCPU and %2 GB").arg(plainNumber(cpu), plainNumber(memory)), {SpecEdit::set(path, requests)}}};
}

QList<SpecRepair> roundRequest(const RepairInput &input)
{
    const QString path = input.issue.path;
    const double steps = isCpu(path) ? 100 : 10; // in one
    const double value = numberAt(input, path);
    if (std::abs(value) > 1e6)
        return {};
    return {amount(path, std::max(1.0, std::ceil(value * steps)) / steps)};
}

// Only where one container asks for all.
QList<SpecRepair> askForEnough(const RepairInput &input)
{
    const QString path = input.issue.path;
    const bool isRequest = path.endsWith(u"/requests/cpu") || path.endsWith(u"/requests/memoryInGB");
    return isRequest ? QList<SpecRepair>{amount(path, 1)} : QList<SpecRepair>();
}

QList<SpecRepair> raiseLimit(const RepairInput &input)
{
    return {amount(input.issue.path, numberAt(input, requestOf(input.issue.path)))};
}

QList<SpecRepair> lowerLimit(const RepairInput &input)
{
    double total = 0;
    for (const spec::Container &container : input.spec.containers)
        if (container.resources && container.resources->requests) {
            const spec::Resources &requests = *container.resources->requests;
            total += (isCpu(input.issue.path) ? requests.cpu : requests.memoryInGB).value_or(0);
        }
    return {amount(input.issue.path, total)};
}

} // namespace quayside::rules
