// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/runtime/containerruntime.h"
#include "models/session/keptsecrets.h"

namespace quayside {

// Reads the spec of a group, deletes the group, and hands the spec on, so that the deletion can be undone.
class DeleteKeepingSpec final : public Operation<ContainerGroupSpec>
{
    Q_OBJECT

public:
    // What was deployed from here by that name, if anything: it has the secure values that the engine does not give back; otherwise
    // the keychain may.
    DeleteKeepingSpec(ContainerRuntime &runtime, GroupId id, KeptSecrets &kept, std::optional<ContainerGroupSpec> deployed);

protected:
    void start() override;

private:
    void deleteGroup(const ContainerGroupSpec &spec);

    ContainerRuntime &m_runtime;
    const GroupId m_id;
    KeptSecrets &m_kept;
    const std::optional<ContainerGroupSpec> m_deployed;
};

// Deletes a group and deploys its spec anew. Refuses before it deletes anything when secure values are missing.
class ReplaceGroup final : public Operation<GroupId>
{
    Q_OBJECT

public:
    ReplaceGroup(ContainerRuntime &runtime, GroupId id, KeptSecrets &kept, std::optional<ContainerGroupSpec> deployed);

protected:
    void start() override;

private:
    void replaceIfWhole(const ContainerGroupSpec &spec);
    void replaceWith(const ContainerGroupSpec &spec);

    ContainerRuntime &m_runtime;
    const GroupId m_id;
    KeptSecrets &m_kept;
    const std::optional<ContainerGroupSpec> m_deployed;
};

} // namespace quayside
