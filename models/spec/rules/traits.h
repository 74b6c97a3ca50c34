// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/rules/names.h"
#include "models/spec/specvalidator.h"

#include <algorithm>

// What kind of group a spec describes: questions that many rules ask.
namespace quayside::rules {

inline bool isWindows(const ContainerGroupSpec &spec)
{
    return says(spec.osType, u"Windows");
}

inline bool isConfidential(const ContainerGroupSpec &spec)
{
    return says(spec.sku, u"Confidential");
}

inline bool isSpot(const ContainerGroupSpec &spec)
{
    return says(spec.priority, u"Spot");
}

inline bool hasGpu(const ContainerGroupSpec &spec)
{
    return std::ranges::any_of(spec.containers, [](const spec::Container &container) {
        const auto &resources = container.resources;
        return resources && ((resources->requests && resources->requests->gpu) || (resources->limits && resources->limits->gpu));
    });
}

// A job, whose containers end: nobody waits for it to listen.
inline bool isBatch(const ContainerGroupSpec &spec)
{
    return says(spec.restartPolicy, u"OnFailure") || says(spec.restartPolicy, u"Never");
}

// A profile may supply what the spec itself leaves out. Only Azure has profiles: a local engine needs everything in the spec.
inline bool mayComeFromProfile(const RuleInput &input)
{
    return input.spec.containerGroupProfile && input.limits.target == RuntimeLimits::Target::Azure;
}

// The region of the spec, or else of the resource group; empty where neither is known.
inline QString regionOf(const RuleInput &input)
{
    return regionName(input.spec.location.value_or(input.limits.region.value_or(QString())));
}

} // namespace quayside::rules
