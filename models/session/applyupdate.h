// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cost/costestimator.h"
#include "models/review/review.h"
#include "models/runtime/containerruntime.h"
#include "models/session/keptsecrets.h"

namespace quayside {

// What a review goes by on a runtime.
EngineAbilities abilitiesOf(const ContainerRuntime &runtime);

// An edit of a group, laid beside what runs.
struct PreparedUpdate
{
    GroupUpdate update;
    Review review;

    bool operator==(const PreparedUpdate &) const = default;
};

// Reads what a group runs from, fills in the secret values that are known, and reviews the edit.
class PrepareUpdate final : public Operation<PreparedUpdate>
{
    Q_OBJECT

public:
    // What was deployed from here, if anything: it has the secure values that the engine does not give back. The keychain is asked
    // only for what is missing then.
    PrepareUpdate(ContainerRuntime &runtime, const CostEstimator &estimator, GroupId id, ContainerGroupSpec spec,
                  const KeptSecrets *kept, std::optional<ContainerGroupSpec> deployed = {});

protected:
    void start() override;

private:
    void fillIn(const ContainerGroupSpec &secrets);
    void review();

    ContainerRuntime &m_runtime;
    const CostEstimator &m_estimator;
    const GroupId m_id;
    const ContainerGroupSpec m_spec;
    const KeptSecrets *const m_kept;
    const std::optional<ContainerGroupSpec> m_deployed;
    GroupSpec m_present;
    GroupUpdate m_update;
    QStringList m_keptLabels;
};

// Applies an update; refuses with the names of the secret values that are missing before anything is touched.
class ApplyUpdate final : public Operation<>
{
    Q_OBJECT

public:
    ApplyUpdate(ContainerRuntime &runtime, GroupId id, PreparedUpdate prepared);

protected:
    void start() override;

private:
    ContainerRuntime &m_runtime;
    const GroupId m_id;
    const PreparedUpdate m_prepared;
};

// The one after the other, without a person who looks in between.
class PrepareAndApply final : public Operation<GroupUpdate>
{
    Q_OBJECT

public:
    PrepareAndApply(ContainerRuntime &runtime, GroupId id, Operation<PreparedUpdate> *preparation);

protected:
    void start() override { } // the preparation has begun

private:
    void apply(const PreparedUpdate &prepared);

    ContainerRuntime &m_runtime;
    const GroupId m_id;
};

} // namespace quayside
