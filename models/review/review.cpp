// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/review.h"

#include "models/review/losses.h"
#include "models/review/secrets.h"
#include "models/review/tr.h"
#include "models/spec/jsonpointer.h"

#include <QSet>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QStringList namesOf(const QList<spec::Container> &containers)
{
    QStringList names;
    for (const spec::Container &container : containers)
        names.append(container.name.value_or(QString()));
    return names;
}

QStringList restartingIn(const Review &review, const ContainerGroupSpec &after)
{
    if (review.impact > Impact::ReplacesContainer)
        return namesOf(after.containers);
    QSet<QString> replaced;
    for (const ReviewedChange &one : review.changes)
        if (one.impact == Impact::ReplacesContainer)
            replaced.insert(one.change.container);
    QStringList names = namesOf(after.containers); // in the order of the spec
    names.removeIf([&](const QString &name) { return !replaced.contains(name); });
    return names;
}

QString restartWords(const QStringList &names)
{
    if (names.size() == 1)
        return ReviewTr::tr("Restart %1").arg(names.first());
    if (names.size() == 2)
        return ReviewTr::tr("Restart %1 and %2").arg(names.first(), names.last());
    return ReviewTr::tr("Restart %n container(s)", nullptr, static_cast<int>(names.size()));
}

QString effectOf(const Review &review)
{
    switch (review.impact) {
    case Impact::None: return ReviewTr::tr("Nothing to change");
    case Impact::InPlace: return ReviewTr::tr("Apply without a restart");
    case Impact::ReplacesContainer: return restartWords(review.restarting);
    case Impact::RestartsAll: return review.restarting.size() == 1 ? restartWords(review.restarting) : ReviewTr::tr("Restart all containers");
    case Impact::Uncertain: return ReviewTr::tr("Try in place, restarting all containers");
    case Impact::Recreates: break;
    }
    return ReviewTr::tr("Recreate the group");
}

// "web › TOKEN": the names on the way through the spec, without its own words.
QString labelOf(const QString &pointer, const ContainerGroupSpec &spec)
{
    const QStringList steps = pointer.split(u'/');
    const QString list = steps.value(2);
    const qsizetype place = steps.value(3).toLongLong();
    if (list == "volumes"_L1)
        return spec.volumes.at(place).name.value_or(QString()) + u" › "_s + pointerName(steps.last());
    if (list == "imageRegistryCredentials"_L1)
        return ReviewTr::tr("password for %1").arg(spec.imageRegistryCredentials.at(place).server.value_or(QString()));
    if (list != "containers"_L1 && list != "initContainers"_L1)
        return pointerName(steps.last());
    const spec::Container &container = (list == "containers"_L1 ? spec.containers : spec.initContainers).at(place);
    return container.name.value_or(QString()) + u" › "_s + container.environmentVariables.at(steps.value(6).toLongLong()).name.value_or(QString());
}

// A container that stays keeps the secrets that it has: only what is made anew needs them again.
bool isNeeded(const QString &pointer, const Review &review, const ContainerGroupSpec &after)
{
    const QStringList steps = pointer.split(u'/');
    const qsizetype place = steps.value(3).toLongLong();
    if (steps.value(2) == "containers"_L1)
        return review.restarting.contains(after.containers.at(place).name.value_or(QString()));
    if (steps.value(2) == "imageRegistryCredentials"_L1) // for what must be pulled
        return std::ranges::any_of(review.changes, [](const ReviewedChange &one) { return one.change.property.endsWith(u"/image"); });
    if (steps.value(2) != "volumes"_L1)
        return false;
    return std::ranges::any_of(after.containers, [&](const spec::Container &container) {
        return review.restarting.contains(container.name.value_or(QString()))
            && std::ranges::find(container.volumeMounts, after.volumes.at(place).name, &spec::VolumeMount::name) != container.volumeMounts.end();
    });
}

void askForSecrets(Review &review, const ContainerGroupSpec &after, const EngineAbilities &abilities)
{
    const bool staysMostly = abilities.update == EngineAbilities::Update::SingleContainers && review.impact != Impact::Recreates;
    review.missingSecrets = secretsToType(after);
    if (staysMostly)
        review.missingSecrets.removeIf([&](const QString &pointer) { return !isNeeded(pointer, review, after); });
    review.missingSecretLabels = secretLabels(review.missingSecrets, after);
}

} // namespace

QStringList secretLabels(const QStringList &pointers, const ContainerGroupSpec &spec)
{
    QStringList labels;
    for (const QString &pointer : pointers)
        labels.append(labelOf(pointer, spec));
    return labels;
}

Review reviewUpdate(const ContainerGroupSpec &before, const ContainerGroupSpec &after, const EngineAbilities &abilities,
                    const CostEstimator &estimator)
{
    Review review;
    const QStringList missing = secretsToType(after);
    for (const SpecChange &change : compareSpecs(before, after)) {
        // What must be typed again is no change yet.
        if (change.isSecret && change.kind != SpecChange::Kind::Added && missing.contains(change.pointer))
            continue;
        review.changes.append({change, impactOf(change, abilities)});
        review.impact = std::max(review.impact, review.changes.last().impact);
    }
    review.restarting = restartingIn(review, after);
    askForSecrets(review, after, abilities);
    review.lost = lossesOf(review.impact, before, after, review.restarting, abilities);
    if (review.impact == Impact::Uncertain)
        review.lostIfRecreated = lossesOf(Impact::Recreates, before, after, {}, abilities);
    review.priceBefore = estimator.hourlyPrice(pricedResources(before));
    review.priceAfter = estimator.hourlyPrice(pricedResources(after));
    review.effect = effectOf(review);
    return review;
}

} // namespace quayside
