// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/applyupdate.h"

#include "models/review/secrets.h"
#include "models/session/tr.h"

namespace quayside {

using namespace Qt::StringLiterals;

EngineAbilities abilitiesOf(const ContainerRuntime &runtime)
{
    if (runtime.limits().target == RuntimeLimits::Target::Azure)
        return EngineAbilities::azure();
    EngineAbilities abilities = EngineAbilities::local();
    const Capabilities capabilities = runtime.capabilities();
    abilities.runsProbes = capabilities.drivesProbes || capabilities.triesProbes;
    if (!capabilities.replacesContainers)
        abilities.update = EngineAbilities::Update::Never;
    return abilities;
}

PrepareUpdate::PrepareUpdate(ContainerRuntime &runtime, const CostEstimator &estimator, GroupId id, ContainerGroupSpec spec,
                             const KeptSecrets *kept, std::optional<ContainerGroupSpec> deployed)
    : m_runtime(runtime)
    , m_estimator(estimator)
    , m_id(std::move(id))
    , m_spec(std::move(spec))
    , m_kept(kept)
    , m_deployed(std::move(deployed))
{
}

void PrepareUpdate::start()
{
    await(m_runtime.specOf(m_id), [this](const GroupSpec &present) {
        m_present = present;
        m_update = {present.spec, m_spec};
        fillIn(m_deployed.value_or(ContainerGroupSpec()));
        const QStringList missing = secretsToType(m_update.after);
        if (missing.isEmpty() || !m_kept)
            return review();
        await(m_kept->read(m_id), [this, missing](const ContainerGroupSpec &kept) {
            fillIn(kept);
            QStringList found = missing;
            found.removeIf([left = secretsToType(m_update.after)](const QString &pointer) { return left.contains(pointer); });
            m_keptLabels = secretLabels(found, m_update.after);
            review();
        });
    });
}

void PrepareUpdate::fillIn(const ContainerGroupSpec &secrets)
{
    m_update.before = withSecretsFrom(m_update.before, secrets);
    m_update.after = withSecretsFrom(m_update.after, m_update.before);
}

void PrepareUpdate::review()
{
    EngineAbilities abilities = abilitiesOf(m_runtime);
    // What something else made becomes a group of ours, whatever the change is.
    if (m_present.isDerived)
        abilities.update = EngineAbilities::Update::Never;
    Review review = reviewUpdate(m_update.before, m_update.after, abilities, m_estimator);
    review.keptSecretLabels = m_keptLabels;
    if (m_present.isDerived && !review.isEmpty()) {
        review.impact = Impact::Recreates;
        review.lost += m_present.notCarried;
    }
    finish(PreparedUpdate{m_update, review});
}

ApplyUpdate::ApplyUpdate(ContainerRuntime &runtime, GroupId id, PreparedUpdate prepared)
    : m_runtime(runtime)
    , m_id(std::move(id))
    , m_prepared(std::move(prepared))
{
}

void ApplyUpdate::start()
{
    const QStringList &missing = m_prepared.review.missingSecretLabels;
    if (!missing.isEmpty())
        return beginFail({Error::Kind::Rejected,
                          SessionTr::tr("Secure values are not known and must be given again: %1. Nothing was changed.").arg(missing.join(u", "_s)), {}});
    Operation<> *update = m_runtime.updateGroup(m_id, m_prepared.update);
    connect(update, &OperationBase::progressChanged, this, [this](const Progress &progress) { reportProgress(progress); });
    await(update, [this] { finish({}); });
}

PrepareAndApply::PrepareAndApply(ContainerRuntime &runtime, GroupId id, Operation<PreparedUpdate> *preparation)
    : m_runtime(runtime)
    , m_id(std::move(id))
{
    await(preparation, [this](const PreparedUpdate &prepared) { apply(prepared); });
}

void PrepareAndApply::apply(const PreparedUpdate &prepared)
{
    Operation<> *applying = new ApplyUpdate(m_runtime, m_id, prepared);
    connect(applying, &OperationBase::progressChanged, this, [this](const Progress &progress) { reportProgress(progress); });
    await(applying, [this, update = prepared.update] { finish(update); });
}

} // namespace quayside
