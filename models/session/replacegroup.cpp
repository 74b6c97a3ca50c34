// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/replacegroup.h"

#include "models/review/secrets.h"
#include "models/runtime/missingsecrets.h"
#include "models/session/tr.h"
#include "models/spec/specwriter.h"

namespace quayside {

namespace {

// What an engine gives back has no secure values; what was deployed from here has, if it is the same group still.
bool isSameButForSecrets(const ContainerGroupSpec &a, const std::optional<ContainerGroupSpec> &b)
{
    return b && specToJson(a, Secrets::Omit) == specToJson(*b, Secrets::Omit);
}

} // namespace

DeleteKeepingSpec::DeleteKeepingSpec(ContainerRuntime &runtime, GroupId id, KeptSecrets &kept, std::optional<ContainerGroupSpec> deployed)
    : m_runtime(runtime)
    , m_id(std::move(id))
    , m_kept(kept)
    , m_deployed(std::move(deployed))
{
}

void DeleteKeepingSpec::start()
{
    // A group whose spec cannot be read must still be deletable.
    attempt(m_runtime.specOf(m_id), [this](const Result<GroupSpec> &spec) {
        if (!spec || isSameButForSecrets(spec->spec, m_deployed))
            return deleteGroup(m_deployed.value_or(ContainerGroupSpec()));
        await(m_kept.read(m_id), [this, spec = spec->spec](const ContainerGroupSpec &kept) { deleteGroup(withSecretsFrom(spec, kept)); });
    });
}

void DeleteKeepingSpec::deleteGroup(const ContainerGroupSpec &spec)
{
    Operation<> *deletion = m_runtime.deleteGroup(m_id);
    connect(deletion, &OperationBase::progressChanged, this, [this](const Progress &progress) { reportProgress(progress); });
    await(deletion, [this, spec] {
        // The group is gone, whatever the keychain says.
        attempt(m_kept.forget(m_id), [this, spec](const Result<> &) { finish(spec); });
    });
}

ReplaceGroup::ReplaceGroup(ContainerRuntime &runtime, GroupId id, KeptSecrets &kept, std::optional<ContainerGroupSpec> deployed)
    : m_runtime(runtime)
    , m_id(std::move(id))
    , m_kept(kept)
    , m_deployed(std::move(deployed))
{
}

void ReplaceGroup::start()
{
    await(m_runtime.specOf(m_id), [this](const GroupSpec &spec) {
        if (isSameButForSecrets(spec.spec, m_deployed))
            return replaceWith(*m_deployed);
        await(m_kept.read(m_id), [this, spec = spec.spec](const ContainerGroupSpec &kept) { replaceIfWhole(withSecretsFrom(spec, kept)); });
    });
}

// Nothing is deleted that could not be made again.
void ReplaceGroup::replaceIfWhole(const ContainerGroupSpec &spec)
{
    const qsizetype missing = missingSecrets(spec).size();
    if (missing == 0)
        return replaceWith(spec);
    beginFail({Error::Kind::Rejected,
               SessionTr::tr("%n secure value(s) of this group are not known. Remove it, and deploy it again from its file.", nullptr, static_cast<int>(missing)), {}});
}

void ReplaceGroup::replaceWith(const ContainerGroupSpec &spec)
{
    reportProgress({0, 2, SessionTr::tr("Removing what is left"), -1});
    await(m_runtime.deleteGroup(m_id), [this, spec] {
        Operation<GroupId> *creation = m_runtime.createGroup(spec);
        connect(creation, &OperationBase::progressChanged, this, [this](const Progress &progress) { reportProgress(progress); });
        await(creation, [this](const GroupId &created) { finish(created); });
    });
}

} // namespace quayside
