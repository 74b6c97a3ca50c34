// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cost/costestimator.h"
#include "models/review/impact.h"

namespace quayside {

// A change and what it does.
struct ReviewedChange
{
    SpecChange change;
    Impact impact = Impact::None;

    bool operator==(const ReviewedChange &) const = default;
};

// What an edit of a group that runs means, before anything is done.
struct Review
{
    QList<ReviewedChange> changes;
    Impact impact = Impact::None; // the highest
    QStringList restarting; // names of the containers that restart or are made anew
    QStringList lost; // one sentence each
    QStringList lostIfRecreated; // where the impact is uncertain: what would be lost on top
    QStringList missingSecrets; // JSON pointers in the new spec of what must be typed again to apply it
    QStringList missingSecretLabels; // of the same, for people
    QStringList keptSecretLabels; // of those that came from the keychain
    std::optional<HourlyPrice> priceBefore; // absent where nobody knows a price
    std::optional<HourlyPrice> priceAfter;
    QString effect; // names what applying does, for a button: "Restart web"

    bool isEmpty() const { return changes.isEmpty(); }
    bool operator==(const Review &) const = default;
};

// The old spec with the secret values that are known, so that one that is typed again and is the same is no change.
Review reviewUpdate(const ContainerGroupSpec &before, const ContainerGroupSpec &after, const EngineAbilities &abilities,
                    const CostEstimator &estimator);

// What secret values are called for people, by their JSON pointers: "web › TOKEN".
QStringList secretLabels(const QStringList &pointers, const ContainerGroupSpec &spec);

} // namespace quayside
