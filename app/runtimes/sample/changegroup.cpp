// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/sample/changegroup.h"

namespace quayside::sample {

ChangeGroup::ChangeGroup(SampleRuntime &runtime, GroupId id, Change change)
    : Operation<>(&runtime)
    , m_runtime(runtime)
    , m_id(std::move(id))
    , m_change(change)
{
}

void ChangeGroup::start()
{
    if (const auto refusal = m_runtime.takeRefusal())
        return beginFail(*refusal);
    connect(&m_runtime, &ContainerRuntime::engineLost, this, &ChangeGroup::beginFail);
    connect(&m_runtime, &SampleRuntime::groupRemoved, this, [this](const GroupId &removed) {
        if (removed == m_id)
            beginFail(m_runtime.existing(m_id).error());
    });
    m_runtime.clock().callAfter(m_runtime.answerDelay(), this, [this] { apply(); });
}

void ChangeGroup::apply()
{
    if (isFailing() || hasEnded())
        return;
    const Result<MadeGroup *> group = m_runtime.existing(m_id);
    if (!group)
        return beginFail(group.error());
    ((*group)->*m_change)([self = QPointer(this)](const Result<> &result) {
        if (self && !self->isFailing())
            self->finish(result);
    });
}

} // namespace quayside::sample
