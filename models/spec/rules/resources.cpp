// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/rules/families.h"
#include "models/spec/rules/names.h"
#include "models/spec/rules/places.h"
#include "models/spec/rules/traits.h"
#include "models/spec/tr.h"

#include <array>
#include <cmath>

namespace quayside::rules {

using namespace Qt::StringLiterals;

namespace {

// CPU and memory: what the rules ask of either.
struct Measure
{
    spec::Number spec::Resources::*value;
    QLatin1StringView key;
    double step; // the finest request
    double groupLeast;
    double groupUsual; // above it quota and capacity matter
    QString (*text)(double amount);
};

QString cpuText(double amount)
{
    //: an amount of CPU: 1.5 vCPU
    return SpecTr::tr("%1 vCPU").arg(plainNumber(amount));
}

QString memoryText(double amount)
{
    //: an amount of memory: 1.5 GB
    return SpecTr::tr("%1 GB").arg(plainNumber(amount));
}

constexpr Measure cpu{&spec::Resources::cpu, "cpu"_L1, 0.01, 1, 4, &cpuText};
constexpr Measure memory{&spec::Resources::memoryInGB, "memoryInGB"_L1, 0.1, 1, 16, &memoryText};
constexpr std::array measures{cpu, memory};

// Sums of decimal fractions are not exact.
constexpr double tolerance = 1e-6;

spec::Number requested(const spec::Container &container, const Measure &measure)
{
    const auto &resources = container.resources;
    return resources && resources->requests ? (*resources->requests).*measure.value : std::nullopt;
}

spec::Number limited(const spec::Container &container, const Measure &measure)
{
    const auto &resources = container.resources;
    return resources && resources->limits ? (*resources->limits).*measure.value : std::nullopt;
}

QString requestPath(const QString &container, const Measure &measure)
{
    return container + u"/properties/resources/requests/"_s + measure.key;
}

QString limitPath(const QString &container, const Measure &measure)
{
    return container + u"/properties/resources/limits/"_s + measure.key;
}

// What a group asks for: the sum over its containers, which is complete when every container asks.
struct Total
{
    double amount = 0;
    bool isComplete = false;
    QString path; // of the only request, or of all containers
};

Total totalOf(const ContainerGroupSpec &spec, const Measure &measure)
{
    Total total;
    total.isComplete = !spec.containers.isEmpty();
    for (const spec::Container &container : spec.containers) {
        const spec::Number request = requested(container, measure);
        total.amount += request.value_or(0);
        total.isComplete = total.isComplete && request;
    }
    const QString list = u"/properties/containers"_s;
    total.path = spec.containers.size() == 1 ? requestPath(list + u"/0"_s, measure) : list;
    return total;
}

// The largest group there is (REFERENCE 9); 0 where it is not known. Capabilities say nothing of confidential groups.
double largestOf(const RuleInput &input, const Measure &measure)
{
    const bool isCpu = measure.key == cpu.key;
    if (input.limits.target == RuntimeLimits::Target::Azure && isConfidential(input.spec))
        return !isCpu ? 180 : input.spec.subnetIds.isEmpty() ? 31 : 32;
    return isCpu ? input.limits.maxCpu : input.limits.maxMemoryInGB;
}

bool isTooLarge(const RuleInput &input, const Measure &measure, const Total &total)
{
    const double largest = largestOf(input, measure);
    return largest > 0 && total.amount > largest + tolerance;
}

QList<SpecIssue> requestsHaveSteps(const RuleInput &input, const Measure &measure)
{
    QList<SpecIssue> issues;
    for (const auto &[container, path] : regularContainers(input.spec)) {
        const double request = requested(container, measure).value_or(measure.step);
        const double steps = request / measure.step;
        if (steps < 1 - tolerance || std::abs(steps - std::round(steps)) > tolerance)
            issues.append(error(requestPath(path, measure),
                                SpecTr::tr("A request is %1 or a multiple of it, and %2 is not; round it.")
                                    .arg(measure.text(measure.step), measure.text(request))));
    }
    return issues;
}

template <typename Visit>

void visitGpus(const ContainerGroupSpec &spec, Visit visit)
{
    for (const auto &[container, path] : regularContainers(spec)) {
        if (!container.resources)
            continue;
        const spec::ResourceRequirements &resources = *container.resources;
        if (resources.requests && resources.requests->gpu)
            visit(*resources.requests->gpu, path + u"/properties/resources/requests/gpu"_s);
        if (resources.limits && resources.limits->gpu)
            visit(*resources.limits->gpu, path + u"/properties/resources/limits/gpu"_s);
    }
}

SpecIssue quotaIssue(const QString &message, const RuntimeLimits::Usage &usage, int wanted)
{
    return warning(u"/location"_s, message.arg(QString::number(usage.used), QString::number(usage.limit), QString::number(wanted)));
}

bool isExceeded(const std::optional<RuntimeLimits::Usage> &usage, int wanted)
{
    return usage && usage->used + wanted > usage->limit;
}

} // namespace

QList<SpecIssue> requestsAreGiven(const RuleInput &input)
{
    QList<SpecIssue> issues;
    if (mayComeFromProfile(input))
        return issues;
    for (const auto &[container, path] : regularContainers(input.spec)) {
        const bool hasRequests = container.resources && container.resources->requests;
        if (!hasRequests)
            issues.append(error(path + u"/properties/resources/requests"_s,
                                SpecTr::tr("A container needs requests for CPU and memory; add “cpu” and “memoryInGB”.")));
        for (const Measure &measure : measures)
            if (hasRequests && !requested(container, measure))
                issues.append(error(requestPath(path, measure),
                                    //: %1 is the name of a property: cpu or memoryInGB
                                    SpecTr::tr("A container needs requests for CPU and memory; add “%1”.").arg(measure.key)));
    }
    return issues;
}

QList<SpecIssue> cpuRequestsHaveSteps(const RuleInput &input)
{
    return requestsHaveSteps(input, cpu);
}

QList<SpecIssue> memoryRequestsHaveSteps(const RuleInput &input)
{
    return requestsHaveSteps(input, memory);
}

QList<SpecIssue> groupIsLargeEnough(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (const Measure &measure : measures)
        if (const Total total = totalOf(input.spec, measure); total.isComplete && total.amount < measure.groupLeast - tolerance)
            issues.append(
                error(total.path,
                      SpecTr::tr("A group asks for at least %1 in all and this one for %2; ask for more, or send it anyway and "
                                 "expect a refusal.")
                          .arg(measure.text(measure.groupLeast), measure.text(total.amount))));
    return issues;
}

QList<SpecIssue> limitsCoverRequests(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (const auto &[container, path] : regularContainers(input.spec))
        for (const Measure &measure : measures) {
            const spec::Number limit = limited(container, measure);
            const spec::Number request = requested(container, measure);
            if (limit && request && *limit < *request - tolerance)
                issues.append(
                    error(limitPath(path, measure),
                          SpecTr::tr("This limit of %1 is below the container's own request of %2; raise it or ask for less.")
                              .arg(measure.text(*limit), measure.text(*request))));
        }
    return issues;
}

QList<SpecIssue> limitsFitTheGroup(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (const Measure &measure : measures) {
        const Total total = totalOf(input.spec, measure);
        if (!total.isComplete)
            continue;
        for (const auto &[container, path] : regularContainers(input.spec))
            if (const spec::Number limit = limited(container, measure); limit && *limit > total.amount + tolerance)
                issues.append(error(limitPath(path, measure),
                                    SpecTr::tr("This limit of %1 is more than the whole group asks for, which is %2; lower it.")
                                        .arg(measure.text(*limit), measure.text(total.amount))));
    }
    return issues;
}

QList<SpecIssue> groupIsNotTooLarge(const RuleInput &input)
{
    QList<SpecIssue> issues;
    const bool isLocal = input.limits.target == RuntimeLimits::Target::Local;
    for (const Measure &measure : measures) {
        const Total total = totalOf(input.spec, measure);
        if (!isTooLarge(input, measure, total))
            continue;
        const QString asked = measure.text(total.amount);
        const QString largest = measure.text(largestOf(input, measure));
        if (isLocal)
            issues.append(warning(total.path,
                                  SpecTr::tr("The group asks for %1 and this machine has %2; it may be slow or be stopped, "
                                             "so ask for less.")
                                      .arg(asked, largest)));
        else
            issues.append(error(
                total.path,
                SpecTr::tr("The group asks for %1 and the largest group has %2; ask for less or divide it.").arg(asked, largest)));
    }
    return issues;
}

QList<SpecIssue> groupNeedsNoSpecialCapacity(const RuleInput &input)
{
    QList<SpecIssue> issues;
    if (isSpot(input.spec)) // V-135
        return issues;
    for (const Measure &measure : measures) {
        const Total total = totalOf(input.spec, measure);
        if (total.amount > measure.groupUsual + tolerance && !isTooLarge(input, measure, total))
            issues.append(warning(total.path,
                                  SpecTr::tr("Above %1 a group needs quota and may wait for capacity; this one asks for %2.")
                                      .arg(measure.text(measure.groupUsual), measure.text(total.amount))));
    }
    return issues;
}

QList<SpecIssue> quotaSuffices(const RuleInput &input)
{
    QList<SpecIssue> issues;
    const auto &cores = isSpot(input.spec) ? input.limits.spotCores : input.limits.cores;
    const int wanted = static_cast<int>(std::ceil(std::min(totalOf(input.spec, cpu).amount, 1e6) - tolerance));
    if (isExceeded(input.limits.groups, 1))
        issues.append(
            quotaIssue(SpecTr::tr("This region has %1 of %2 allowed groups, and this adds %3; delete one or ask for quota."),
                       *input.limits.groups, 1));
    if (isExceeded(cores, wanted))
        issues.append(quotaIssue(
            SpecTr::tr("This region uses %1 of %2 allowed cores, and this adds %3; free some or ask for quota."), *cores, wanted));
    return issues;
}

QList<SpecIssue> noGpuIsUsed(const RuleInput &input)
{
    QList<SpecIssue> issues;
    visitGpus(input.spec, [&](const spec::Gpu &, const QString &path) {
        issues.append(error(path, SpecTr::tr("GPUs are retired since July 2025 and the group would be refused; remove “gpu”.")));
    });
    return issues;
}

// That Spot and confidential groups have none is V-133 and V-137.
QList<SpecIssue> gpusAreComplete(const RuleInput &input)
{
    QList<SpecIssue> issues;
    visitGpus(input.spec, [&](const spec::Gpu &gpu, const QString &path) {
        if (const int count = gpu.count.value_or(0); count != 1 && count != 2 && count != 4)
            issues.append(error(path + u"/count"_s, SpecTr::tr("A container has 1, 2 or 4 GPUs; correct the count.")));
        if (isBlank(gpu.sku))
            issues.append(error(path + u"/sku"_s, SpecTr::tr("A GPU needs its model; add “sku”, for example V100.")));
        if (isWindows(input.spec))
            issues.append(error(path, SpecTr::tr("Only Linux groups had GPUs; remove “gpu” or change “osType”.")));
    });
    return issues;
}

} // namespace quayside::rules
